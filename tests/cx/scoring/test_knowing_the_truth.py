"""The truth is found out from the customers themselves."""

from __future__ import annotations

import numpy as np
import pytest
from known_truth import perfect
from tiny import TINY

import cx
from cx.scoring.truth import Truth


@pytest.fixture(scope="module")
def found() -> Truth:
    return cx.truth(TINY, 7, seed=1, customers=1_000)


def test_it_describes_every_touchpoint_and_segment(found: Truth) -> None:
    for values in (found.visits, found.emotion, found.importance, found.decisiveness):
        assert values.shape == (4, 2)
    assert found.shares.sum() == pytest.approx(1)
    assert found.importance.sum(axis=0) == pytest.approx([1, 1])
    assert ((found.visits >= 0) & (found.visits <= 1)).all()


def test_the_queue_hurts_and_the_film_does_not(found: Truth) -> None:
    names = [point.id for point in TINY.touchpoints]
    felt = dict(zip(names, found.felt(), strict=True))
    assert felt["queue"] == min(felt.values())
    assert felt["film"] == max(felt.values())
    assert names[int(found.pain.argmax())] == "queue"
    assert found.felt("family")[1] == found.emotion[1, 0]
    with pytest.raises(KeyError):
        found.felt("kings")


def test_better_touchpoints_help(found: Truth) -> None:
    assert (found.weight > 0).all()


def test_the_same_class_has_the_same_truth(found: Truth) -> None:
    again = cx.truth(TINY, 7, seed=1, customers=1_000)
    assert np.array_equal(again.decisiveness, found.decisiveness)


def test_a_perfect_map_of_it_scores_one(found: Truth) -> None:
    from cx.scoring.map.score import score_map

    assert score_map(perfect(found), found).composite == pytest.approx(1)


def test_a_cancel_is_heard() -> None:
    with pytest.raises(cx.Cancelled):
        cx.truth(TINY, customers=50, cancel=lambda: True)
