"""How far apart two players are: Cohen's d over the classes, with its interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cx.model.exact import Doubles

RESAMPLES = 2_000


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Effect:
    """One player against another on the same classes."""

    paired: Estimate
    """Mean difference over the standard deviation of the differences: both play the same classes."""
    unpaired: Estimate
    """Mean difference over the two players' common standard deviation (Cohen 1988)."""
    wins: float
    """Share of the classes that the first player wins; ties count half."""


def effect(one: Doubles, other: Doubles) -> Effect:
    """How far `one` (classes,) is above `other`; intervals from resampling classes, the same every time."""
    chance = np.random.default_rng(0)
    picks = chance.integers(0, len(one), (RESAMPLES, len(one)))
    difference = one - other
    ahead = (difference > 0).mean() + (difference == 0).mean() / 2
    return Effect(
        _estimate(_paired(difference), _paired(difference[picks])),
        _estimate(_unpaired(one, other), _unpaired(one[picks], other[picks])),
        float(ahead),
    )


def _paired(difference: Doubles) -> Doubles:
    return _over(difference.mean(axis=-1), difference.std(axis=-1, ddof=1))


def _unpaired(one: Doubles, other: Doubles) -> Doubles:
    variance = (one.var(axis=-1, ddof=1) + other.var(axis=-1, ddof=1)) / 2
    return _over(one.mean(axis=-1) - other.mean(axis=-1), np.sqrt(variance))


def _over(mean: Doubles, spread: Doubles) -> Doubles:
    """0 where there is no difference at all, infinite where it is always the same."""
    always = np.where(mean == 0, 0.0, np.copysign(np.inf, mean))
    return np.asarray(np.where(spread > 0, mean / np.where(spread > 0, spread, 1.0), always))


def _estimate(value: Doubles, resampled: Doubles) -> Estimate:
    low, high = np.quantile(resampled, (0.025, 0.975), method="closest_observation")
    return Estimate(float(value), float(low), float(high))
