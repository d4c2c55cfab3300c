"""What a failure and its repair leave: the same visit of the same people with and without them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cx.findings.finding import Estimate
from cx.findings.sampling import Keep, estimates
from cx.findings.visits import Visits

Index = NDArray[np.intp]
SOON = 13
"""Weeks within which one returns, or does not."""


@dataclass(frozen=True)
class AfterFailure:
    """Differences between failed visits and the very same visits in which nothing fails."""

    satisfaction: Estimate
    """In standard deviations; above 0 is the recovery paradox."""
    returning: Estimate
    """Of the share who return within a quarter."""
    visits: int
    """Pairs that were compared."""


def after_failure(one: Visits, other: Visits, weeks: range | None = None) -> AfterFailure:
    """Each customer's first failed visit in some weeks (None: all) against the same visit without failure.

    Args:
        one: visits of a world in which things fail.
        other: visits of the same people where they do not.
        weeks: in which the failed visits lie.
    """
    rows, same = pairs(one, other, weeks)
    who = one.who[rows]
    spread = max(float(other.satisfaction.std()), 1e-9)
    change = (one.satisfaction[rows] - other.satisfaction[same]) / spread
    back = _returns(one, rows).astype(np.float64) - _returns(other, same)

    def means(keep: Keep) -> list[float]:
        mine = keep(who)
        return [_mean(change[mine]), _mean(back[mine])]

    satisfaction, returning = estimates(means)
    return AfterFailure(satisfaction, returning, len(rows))


def pairs(one: Visits, other: Visits, weeks: range | None) -> tuple[Index, Index]:
    """Rows of the first failed visits, and of the same visits where nothing fails."""
    failed = one.failed.copy()
    if weeks is not None:
        failed &= (one.week >= weeks.start) & (one.week < weeks.stop)
    rows = np.flatnonzero(failed)
    rows = rows[np.unique(one.who[rows], return_index=True)[1]]
    same = np.minimum(np.searchsorted(other.key, one.key[rows]), len(other) - 1)
    found = other.key[same] == one.key[rows]
    return rows[found], same[found]


def _mean(values: NDArray[np.float64]) -> float:
    return float(values.mean()) if len(values) else float("nan")


def _returns(of: Visits, rows: Index) -> NDArray[np.bool_]:
    following = np.minimum(rows + 1, len(of) - 1)
    again = (of.who[following] == of.who[rows]) & (following > rows)
    return np.asarray(again & (of.week[following] - of.week[rows] <= SOON))
