"""Monte-Carlo intervals: a figure is taken again with a part of the customers left out, in turn.

The delete-a-group jackknife serves any figure, of one run or of several with the same people.
Near circles stay together, for friends are not independent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from cx.findings.finding import Estimate
from cx.model.exact import Doubles
from cx.model.measure import T_95, Measure
from cx.model.population import REPLICATES

CIRCLE = 5
"""Customers of a near circle."""

Keep = Callable[[NDArray[np.int64]], NDArray[np.bool_]]
"""Tells of customers, by number, whether they are in."""


def estimates(statistic: Callable[[Keep], Sequence[float]]) -> tuple[Estimate, ...]:
    """The figures that `statistic` makes of all customers, with intervals from leaving groups out."""
    whole = np.asarray(statistic(lambda who: np.ones(len(who), dtype=np.bool_)), dtype=np.float64)
    without = np.array([statistic(_all_but(group)) for group in range(REPLICATES)], dtype=np.float64)
    return around(whole, without)


def around(whole: Doubles, without: Doubles) -> tuple[Estimate, ...]:
    """Jackknife intervals round (figures,) from (groups, figures)."""
    spread = without - without.mean(axis=0)
    half = T_95 * np.sqrt((len(without) - 1) / len(without) * (spread * spread).sum(axis=0))
    return tuple(
        Estimate(value, value - width, value + width)
        for value, width in zip(whole.tolist(), half.tolist(), strict=True)
    )


def leaving_out(measure: Measure, first: int, last: int) -> Doubles:
    """(1 + groups,) mean of a measure over rounds, of all customers and then without each group in turn."""
    if measure.replicates is None:
        raise ValueError(f"{measure.id} was not measured in groups")
    parts = np.asarray(measure.replicates[first:last], dtype=np.float64).mean(axis=0)
    rest = (parts.sum() - parts) / (len(parts) - 1)
    return np.concatenate([[float(measure.values[first:last].mean())], rest])


def of(*figures: Doubles) -> tuple[Estimate, ...]:
    """Estimates from figures as `leaving_out` gives them, and as arithmetic makes of them."""
    table = np.stack(figures, axis=1)
    return around(table[0], table[1:])


def _all_but(group: int) -> Keep:
    def keep(who: NDArray[np.int64]) -> NDArray[np.bool_]:
        return np.asarray(who // CIRCLE % REPLICATES != group)

    return keep


def correlation(x: Doubles, y: Doubles) -> float:
    """Pearson's r."""
    return float(np.corrcoef(x, y)[0, 1])


def regression(y: Doubles, *columns: Doubles) -> Doubles:
    """Coefficients of `y` on the columns, after that of the constant."""
    matrix = np.stack([np.ones_like(y), *columns], axis=1)
    return np.asarray(np.linalg.solve(matrix.T @ matrix, matrix.T @ y)[1:])


def standardised(x: Doubles) -> Doubles:
    """With mean 0 and standard deviation 1."""
    return np.asarray((x - x.mean()) / x.std())
