"""The result score: what the plan changed against doing nothing on the same draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cx.message import N_, Message
from cx.model.outcome import Outcome
from cx.scenario.text import Text

WEEKS_A_YEAR = 52
BAND = (10, 90)
"""Percentiles over the seeds that make the band."""

Kind = Literal["nps", "retention", "revenue", "value"]


@dataclass(frozen=True)
class Change:
    """How one figure differs from doing nothing: median over paired runs, with a band."""

    kind: Kind
    median: float
    low: float
    high: float
    """10th and 90th percentile over the runs; with a single run they equal the median."""
    unit: str
    """`points`, `share` or `money`."""


@dataclass(frozen=True)
class ResultScore:
    """What a plan came to."""

    nps: Change
    """In the last round, in points."""
    retention: Change
    """Mean over the rounds, in share points."""
    revenue: Change
    """Sum over the rounds, in the scenario's money."""
    value: Change
    """Discounted contribution over the whole run, in the scenario's money."""
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


def value(run: Outcome) -> float:
    """Contribution of all rounds of a run, discounted to the start at the scenario's rate per year.

    In the scenario's money; each round at its middle. Let the run last for the scenario's horizon to
    get the value of a plan, because service pays later than price.
    """
    rate = 1 + float(run.scenario.money.discount)
    years = (np.arange(run.rounds) + 0.5) * run.scenario.rounds.weeks / WEEKS_A_YEAR
    return float(np.sum(_known(run.margin.values) / rate**years))


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
        ValueError: no run, or not as many bases as runs.
    """
    if not runs or len(runs) != len(bases):
        raise ValueError("a result needs at least one run, and a run of doing nothing for each")
    last = rounds or runs[0].rounds

    def change(kind: Kind, unit: str, figures: list[tuple[float, float]]) -> Change:
        differences = np.array([with_plan - without for with_plan, without in figures])
        low, high = np.percentile(differences, BAND)
        return Change(kind, float(np.median(differences)), float(low), float(high), unit)

    pairs = list(zip(runs, bases, strict=True))
    return ResultScore(
        nps=change("nps", "points", [(a.nps[last - 1], b.nps[last - 1]) for a, b in pairs]),
        retention=change("retention", "share", [(_mean(a, last), _mean(b, last)) for a, b in pairs]),
        revenue=change("revenue", "money", [(_sum(a, last), _sum(b, last)) for a, b in pairs]),
        value=change("value", "money", [(value(a), value(b)) for a, b in pairs]),
        par=par,
        currency=runs[0].scenario.money.currency,
    )


def _mean(run: Outcome, rounds: int) -> float:
    return float(_known(run.retention.values[:rounds]).mean())


def _sum(run: Outcome, rounds: int) -> float:
    return float(_known(run.revenue.values[:rounds]).sum())


def _known(values: NDArray[np.float32] | NDArray[np.float64]) -> NDArray[np.float64]:
    """The values with 0 where nothing could be measured."""
    return np.nan_to_num(np.asarray(values, dtype=np.float64))
