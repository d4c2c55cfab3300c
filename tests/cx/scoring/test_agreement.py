"""Krippendorff's α: published values, known answers, and what cannot be told."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cx.scoring.agreement import ENOUGH, Agreement, Scale, agreement

HOLE = np.nan
PUBLISHED = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, HOLE, HOLE, HOLE],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, HOLE, 3],
        [HOLE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, HOLE],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, HOLE],
    ]
)
"""Four observers, twelve units: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, part C."""


@pytest.mark.parametrize(
    ("scale", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_the_published_example_comes_out(scale: Scale, alpha: float) -> None:
    found = agreement(PUBLISHED, scale=scale, draws=50)
    assert found.alpha == pytest.approx(alpha, abs=0.0005)
    assert (found.raters, found.units) == (4, 11)


def by_hand(marks: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> float:
    """α on the ordinal scale straight from its definition: pairs within units against all pairs."""
    units = [unit[~np.isnan(unit)] for unit in marks.T]
    values = np.concatenate([unit for unit in units if len(unit) > 1])
    kinds, counts = np.unique(values, return_counts=True)

    def apart(a: float, b: float) -> float:
        low, high = min(a, b), max(a, b)
        between = counts[(kinds >= low) & (kinds <= high)].sum()
        return float(between - (counts[kinds == low][0] + counts[kinds == high][0]) / 2) ** 2

    observed = sum(
        apart(unit[i], unit[j]) / (len(unit) - 1)
        for unit in units
        for i in range(len(unit))
        for j in range(len(unit))
        if i != j
    )
    expected = sum(apart(a, b) for a in values for b in values) / (len(values) - 1)
    return 1 - observed / expected


MARKS = arrays(np.float64, st.tuples(st.integers(2, 4), st.integers(3, 9)), elements=st.integers(0, 4))


@settings(max_examples=60, deadline=None)
@given(MARKS, st.data())
def test_alpha_is_that_of_the_package_and_of_the_definition(
    marks: np.ndarray[tuple[int, int], np.dtype[np.float64]], data: st.DataObject
) -> None:
    hole = data.draw(st.tuples(st.integers(0, len(marks) - 1), st.integers(0, marks.shape[1] - 1)))
    marks[hole] = HOLE
    found = agreement(marks, draws=10)
    if found.alpha is None:
        assert found.verdict in ("all alike", "too few")
        return
    paired = marks[:, (~np.isnan(marks)).sum(axis=0) > 1]
    assert found.alpha == pytest.approx(by_hand(marks))
    assert found.alpha == pytest.approx(
        krippendorff.alpha(reliability_data=paired, level_of_measurement="ordinal")
    )


def test_the_same_marks_are_perfect_and_the_interval_is_reproducible() -> None:
    same = agreement(np.array([[0.0, 1, 2, 3, 4]] * 2))
    assert same.alpha == pytest.approx(1)
    assert same.verdict == "firm"
    assert agreement(PUBLISHED).interval == agreement(PUBLISHED).interval
    low, high = agreement(PUBLISHED).interval or (1, 0)
    assert low <= 0.815 <= high


def test_rows_of_one_map_are_drawn_together() -> None:
    chance = np.random.default_rng(1)
    first = chance.integers(0, 5, 27).astype(float)
    second = np.clip(first + np.repeat([0, 0, 2], 9), 0, 4)
    alone = agreement(np.array([first, second])).interval
    together = agreement(np.array([first, second]), groups=np.repeat([0, 1, 2], 9).tolist()).interval
    assert alone is not None
    assert together is not None
    assert together[1] - together[0] > alone[1] - alone[0]


@pytest.mark.parametrize(
    ("marks", "verdict", "words"),
    [
        ([[1.0, 2, 3, 4]], "one rater", "Nothing was marked by two raters"),
        ([[1.0, 2, HOLE, HOLE], [HOLE, HOLE, 3, 4]], "one rater", "Nothing was marked by two raters"),
        ([[1.0, 2], [1, 2]], "too few", f"From {ENOUGH} on"),
        ([[2.0, 2, 2, 2], [2, 2, 2, 2]], "all alike", "the raters agree"),
        ([[0.0, 1, 2, 3, 4], [4, 3, 2, 1, 0]], "below", "disagreements"),
    ],
)
def test_where_there_is_no_number_there_is_a_sentence(
    marks: list[list[float]], verdict: str, words: str
) -> None:
    found = agreement(np.array(marks))
    assert found.verdict == verdict
    assert (found.alpha is None) == (verdict != "below")
    assert words in str(found.in_words())
    assert found.in_words().in_("ru") != found.in_words().in_("en")


def test_verdicts_stand_at_their_bounds() -> None:
    assert "0.82" in str(Agreement("firm", 2, 9, 0.82).in_words())
    assert Agreement("firm", 2, 9, 0.82).in_words().in_("ru").count("0,82") == 1
