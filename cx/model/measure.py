"""One figure of a run, round by round, and the interval it is known by."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cx.model.exact import Doubles
from cx.model.population import REPLICATES

Floats = NDArray[np.float32] | NDArray[np.float64]

T_95 = 2.131
"""Student's t at 97.5 % with 15 degrees of freedom: the replicates less one."""


@dataclass(frozen=True, eq=False)
class Measure:
    """One figure by round, with its sampling interval and by segment.

    `values` (rounds,), `interval` (rounds, 2) of 95 %, `by_segment` (rounds, segments);
    `unit` is one of `points, share, visits, money, score, per week`.
    `replicates` (rounds, 16) is the figure in parts of the population, from which the interval comes.
    """

    id: str
    values: Floats
    interval: Floats
    by_segment: Floats
    unit: str
    higher_is_better: bool = True
    replicates: Floats | None = field(default=None, repr=False)

    def __getitem__(self, round_index: int) -> float:
        return float(self.values[round_index])

    def __len__(self) -> int:
        return len(self.values)

    def less(self, other: Measure) -> Measure:
        """What this has more than another of the same customers, in the rounds of both; paired interval."""
        rounds = min(len(self), len(other))
        values = self.values[:rounds] - other.values[:rounds]
        half = np.zeros(rounds)
        each = None
        if self.replicates is not None and other.replicates is not None:
            each = self.replicates[:rounds] - other.replicates[:rounds]
            half = half_width(np.asarray(each, dtype=np.float64))
        return Measure(
            id=self.id,
            values=values,
            interval=around(values, half),
            by_segment=self.by_segment[:rounds] - other.by_segment[:rounds],
            unit=self.unit,
            higher_is_better=self.higher_is_better,
            replicates=each,
        )


def half_width(each: Doubles) -> Doubles:
    """(rounds,) half of the 95 % interval of the mean over replicates."""
    spread = each - each.mean(axis=-1, keepdims=True)
    variance = (spread * spread).sum(axis=-1) / (REPLICATES - 1)
    return np.asarray(T_95 * np.sqrt(variance / REPLICATES))


def around(values: Floats, half: Floats) -> Doubles:
    """(…, 2) the interval `half` to each side of values."""
    return np.stack([values - half, values + half], axis=-1)
