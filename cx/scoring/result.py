"""The result score: what the plan changed against doing nothing on the same draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from cx.message import N_, Message
from cx.model.exact import Doubles
from cx.model.measure import Measure, half_width
from cx.model.outcome import Outcome
from cx.model.value import worth
from cx.scenario.text import Text

BAND = (10, 90)
"""Percentiles over the seeds that make the band of several runs."""

Kind = Literal["nps", "retention", "revenue", "value"]


@dataclass(frozen=True)
class Change:
    """How one figure differs from doing nothing, with a band.

    Over several seeds the median with the 10th and 90th percentile; of a single run the difference
    with its paired 95 % interval.
    """

    kind: Kind
    median: float
    low: float
    high: float
    unit: str
    """`points`, `share` or `money`."""


@dataclass(frozen=True)
class ResultScore:
    """What a plan came to: every figure less that of doing nothing on the same draws.

    The same random numbers on both sides make a difference an effect and never luck (common random
    numbers: Law 2015, Simulation Modeling and Analysis, ch. 11); the value is a discounted contribution
    (Gupta, Lehmann & Stuart 2004). Over several seeds the median counts.
    """

    nps: Change
    """In the last round, in points."""
    retention: Change
    """Mean over the rounds, in share points."""
    revenue: Change
    """Sum over the rounds, in the scenario's money."""
    value: Change
    """Discounted contribution over the whole run, in the scenario's money. Let the run last for
    the scenario's horizon (`cx.model.value.horizon_rounds`): service pays later than price."""
    par: float | None
    """Value gained by the best plan found for the scenario; None if it is not known."""
    currency: Text

    @property
    def share_of_par(self) -> float | None:
        """Value gained over the value that the best plan found gains; below 0 worse than doing nothing."""
        return self.value.median / self.par if self.par is not None and self.par > 0 else None

    def in_words(self) -> Message:
        """A plain sentence."""
        gained = self.value.median
        params: dict[str, object] = {"value": abs(gained), "currency": self.currency}
        if gained == 0:
            return Message(N_("Your plan is worth as much as doing nothing."))
        if gained < 0:
            return Message(N_("Doing nothing would have been worth {value:,.0f} {currency} more."), params)
        if self.share_of_par is None:
            return Message(N_("Your plan is worth {value:,.0f} {currency} more than doing nothing."), params)
        return Message(
            N_("Your plan is worth {value:,.0f} {currency} more than doing nothing: {share} % of par."),
            {**params, "share": round(100 * self.share_of_par)},
        )


def score_result(
    runs: Sequence[Outcome], bases: Sequence[Outcome], par: float | None = None, rounds: int | None = None
) -> ResultScore:
    """The result of a plan over one or more seeds.

    Args:
        runs: the plan's runs, one a seed.
        bases: doing nothing on the same seeds, in the same order.
        par: value that the best plan found gains over doing nothing.
        rounds: rounds of the game, where the runs go on to the horizon of the value.

    Raises:
        ValueError: no run, not as many bases as runs, or runs of different customers.
    """
    if not runs or len(runs) != len(bases):
        raise ValueError("a result needs at least one run, and a run of doing nothing for each")
    last = rounds or runs[0].rounds
    differences = [run - base for run, base in zip(runs, bases, strict=True)]

    def mean(values: Doubles) -> Doubles:
        return np.asarray(values[:last].mean(axis=0))

    def total(values: Doubles) -> Doubles:
        return np.asarray(values[:last].sum(axis=0))

    return ResultScore(
        nps=_change("nps", "points", [_parts(d.nps, lambda values: values[last - 1]) for d in differences]),
        retention=_change("retention", "share", [_parts(d.retention, mean) for d in differences]),
        revenue=_change("revenue", "money", [_parts(d.revenue, total) for d in differences]),
        value=_change("value", "money", [_worth(*pair) for pair in zip(runs, bases, strict=True)]),
        par=par,
        currency=runs[0].scenario.money.currency,
    )


Part = tuple[float, float]
"""A difference and half its paired 95 % interval."""


def _parts(measure: Measure, over: Callable[[Doubles], Doubles]) -> Part:
    amount = float(over(np.nan_to_num(np.asarray(measure.values, dtype=np.float64))))
    if measure.replicates is None:
        return amount, 0.0
    return amount, float(half_width(over(np.nan_to_num(np.asarray(measure.replicates, dtype=np.float64)))))


def _worth(run: Outcome, base: Outcome) -> Part:
    value = worth(run, base)
    return value.amount, (value.interval[1] - value.interval[0]) / 2


def _change(kind: Kind, unit: str, parts: list[Part]) -> Change:
    amounts = [amount for amount, _ in parts]
    if len(parts) == 1:
        amount, half = parts[0]
        return Change(kind, amount, amount - half, amount + half, unit)
    low, high = np.percentile(amounts, BAND)
    return Change(kind, float(np.median(amounts)), float(low), float(high), unit)
