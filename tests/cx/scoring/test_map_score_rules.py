"""What must hold of the score of any map."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from known_truth import perfect, truth

from cx.journey.map import JourneyMap
from cx.journey.point import MapPoint
from cx.scoring.map.score import score_map

TRUTH = truth()
PERFECT = perfect(TRUTH)
STAGES = [stage.id for stage in TRUTH.scenario.stages]
CARDS = [point.id for point in TRUTH.scenario.touchpoints]


@st.composite
def maps(draw: st.DrawFn) -> JourneyMap:
    """Cards of the deck, decoys and own points with any marks and feelings, each card once."""
    cards = draw(st.lists(st.sampled_from([*CARDS, "cafe"]), unique=True, min_size=1))
    points = [
        MapPoint(
            id=f"p{number}",
            ref=card,
            stage=draw(st.sampled_from(STAGES)),
            emotion=draw(st.dictionaries(st.sampled_from(["all", "family"]), st.integers(-3, 3))),
            importance=draw(st.integers(0, 3)),
            key=draw(st.sampled_from([None, "painful", "decisive"])),
        )
        for number, card in enumerate(cards)
    ]
    return JourneyMap(points=tuple(points))


@settings(max_examples=80, deadline=None)
@given(maps(), st.randoms(use_true_random=False))
def test_another_order_changes_the_order_alone(map_: JourneyMap, chance: Random) -> None:
    points = list(map_.points)
    chance.shuffle(points)
    before, after = score_map(map_, TRUTH).parts, score_map(JourneyMap(points=tuple(points)), TRUTH).parts
    assert {k: v for k, v in after.items() if k != "order"} == pytest.approx(
        {k: v for k, v in before.items() if k != "order"}
    )


@settings(max_examples=80, deadline=None)
@given(maps(), st.sampled_from([None, "painful", "decisive"]), st.integers(1, 5))
def test_padding_never_raises_a_score(map_: JourneyMap, key: str | None, count: int) -> None:
    padded = map_
    for number in range(count):
        padded = padded.add(
            MapPoint.model_validate({"id": f"pad{number}", "name": "☃" * 9, "stage": "inside", "key": key}),
            STAGES,
        )
    before, after = score_map(map_, TRUTH), score_map(padded, TRUTH)
    assert after.coverage.score <= before.coverage.score
    assert after.composite <= before.composite + 1e-12


@settings(max_examples=50, deadline=None)
@given(st.sets(st.sampled_from(CARDS), min_size=1))
def test_each_card_of_a_perfect_map_is_worth_something(kept: set[str]) -> None:
    part = JourneyMap(points=tuple(point for point in PERFECT.points if point.ref in kept))
    score = score_map(part, TRUTH)
    assert score.coverage.relevance == 1
    assert score.coverage.seen == len(kept)
    missing = {str(name.en) for name in score.coverage.missing}
    assert missing == {TRUTH.scenario.touchpoint(card).name.en for card in set(CARDS) - kept}
    assert (score.composite == pytest.approx(1)) == (len(kept) == len(CARDS))


@settings(max_examples=50, deadline=None)
@given(maps(), st.sampled_from(CARDS))
def test_a_correction_by_hand_is_followed(map_: JourneyMap, card: str) -> None:
    point = map_.points[0].id
    by_hand = score_map(map_, TRUTH, {point: card}).matching
    assert by_hand.touchpoint(point) == card
    assert [match.touchpoint for match in by_hand.matches].count(card) == 1
    assert score_map(map_, TRUTH, {point: None}).matching.touchpoint(point) is None


def test_what_nobody_drew_is_named_the_most_decisive_first() -> None:
    score = score_map(JourneyMap(points=PERFECT.points[2:3]), TRUTH)
    weight = TRUTH.weight
    assert str(score.coverage.of_missing()) == "Nobody drew: Reviews, Queue, Exit."
    assert weight[0] > weight[1] > weight[3]
    assert score.coverage.of_missing() in score.in_words()
    assert score_map(PERFECT, TRUTH).coverage.of_missing() is None


def test_points_ranked_alike_do_not_find_key_moments_by_luck() -> None:
    """Every point marked painful with the same importance: the true ones count as last."""
    alike = JourneyMap(
        points=tuple(
            MapPoint(id=card, ref=card, stage="before", key="painful", emotion={"all": 0}) for card in CARDS
        )
    )
    painful, _ = score_map(alike, TRUTH).keys
    assert painful.average_precision == pytest.approx(1 / 4)
    assert np.isclose(painful.precision, 1 / 4)
