"""The assignment is the best one: checked against every possible one."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from cx.journey.assignment import assign


@given(
    arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=5), elements=st.floats(-1, 1, width=16))
)
def test_no_other_assignment_gains_more(gain: np.ndarray) -> None:
    pairs = assign(gain)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    worth = np.maximum(gain if gain.shape[0] <= gain.shape[1] else gain.T, 0)
    rows, columns = worth.shape
    best = max(sum(worth[row, to[row]] for row in range(rows)) for to in permutations(range(columns), rows))
    assert sum(gain[pair] for pair in pairs) == pytest.approx(best)


def test_nothing_to_assign() -> None:
    assert assign(np.zeros((0, 3))) == ()
    assert assign(np.full((2, 2), -1.0)) == ()
