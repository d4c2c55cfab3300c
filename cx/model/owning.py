"""What visitors make of the other owners of the journey: every company has a reputation of its own.

A touchpoint counts in full for the one who owns it, and in part for all others (attribution).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cx.model.exact import Singles
from cx.model.ground import Ground

F = np.float32


@dataclass
class Reputations:
    """Of a block of visits: (O − 1, n) for every owner but the first, whose is the visit's own."""

    shares: Singles
    """(O − 1, T) what a touchpoint counts for them, relative to the first."""
    total: Singles
    """Weights of what was met."""
    perceived: Singles
    """Mean of perceived quality by these weights, without the person's leaning."""
    memory: Singles
    """Mean feeling by these weights; filled by `remember`."""

    @classmethod
    def of(cls, base: Ground, weight: Singles, perceived: Singles) -> Reputations:
        """From (T, n) weights and weighted perceived quality, in which repairs are 0."""
        shares = base.shares.astype(np.float32)
        served = weight.copy() if base.repairs else weight
        served[list(base.repairs)] = 0.0
        total: Singles = np.maximum(_sums(shares, weight), F(1e-6))
        part: Singles = np.maximum(_sums(shares, served), F(1e-6))
        mean: Singles = np.divide(_sums(shares, perceived), part, dtype=np.float32)
        return cls(shares, total, mean, np.zeros_like(mean))

    def remember(self, feelings: Singles) -> None:
        """Note (T, n) weighted feelings, softened by redress."""
        self.memory = np.divide(_sums(self.shares, feelings), self.total, dtype=np.float32)


def _sums(shares: Singles, values: Singles) -> Singles:
    """(O − 1, n) sums over touchpoints, row after row, so that the order is always the same."""
    sums = np.zeros((len(shares), values.shape[1]), dtype=np.float32)
    for owner, share in enumerate(shares):
        for row in range(len(values)):
            sums[owner] += values[row] * share[row]
    return sums
