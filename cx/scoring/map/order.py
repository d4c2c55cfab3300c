"""Order: whether the points stand in the order in which customers live them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from cx.message import N_, Message
from cx.scoring.map.paired import Paired


@dataclass(frozen=True)
class Order:
    """Rank correlation of the matched points with the truth.

    Kendall's `τ-b = (concordant − discordant) / √(pairs untied left · pairs untied right)`, rescaled to
    0..1 as `(τ + 1) / 2`: the share of pairs that stand in the right order. Source: Kendall 1945.
    """

    tau: float | None
    """Kendall's τ-b, −1 reversed to 1 the same; None with fewer than two matched points."""
    compared: int
    alone: bool
    """The journey itself has one touchpoint, so that there is no order to get wrong."""

    @property
    def score(self) -> float:
        """(τ + 1) / 2; 0 where there is nothing to compare."""
        if self.tau is None:
            return 1.0 if self.alone and self.compared else 0.0
        return (self.tau + 1) / 2

    def in_words(self) -> Message:
        """A plain sentence."""
        if self.tau is None:
            return Message(N_("Too few points were recognised to judge their order."))
        share = round(100 * self.score)
        return Message(
            N_("Of all pairs of points {share} % stand in the order in which customers meet them."),
            {"share": share},
        )


def order(paired: Paired) -> Order:
    """The order of the matched points."""
    places = paired.indices
    return Order(
        tau=kendall(range(len(places)), places),
        compared=len(places),
        alone=len(paired.truth.scenario.touchpoints) == 1,
    )


def kendall(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Kendall's τ-b of two rankings of the same things; ties are allowed (Kendall 1945).

    None if one of them has no two different values.
    """
    one, other = _signs(first), _signs(second)
    left, right = int(np.abs(one).sum()), int(np.abs(other).sum())
    return float((one * other).sum() / sqrt(left * right)) if left and right else None


def _signs(ranking: Sequence[float]) -> NDArray[np.float64]:
    """(n, n) for every pair whether the first stands after (1), before (−1) or beside (0) the second."""
    values = np.asarray(ranking, dtype=np.float64)
    return np.sign(np.subtract.outer(values, values))
