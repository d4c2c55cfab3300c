"""What a run measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cx.model.plan import Plan
from cx.scenario.scenario import Scenario

if TYPE_CHECKING:
    from cx.model.difference import Difference
    from cx.model.evidence import Evidence
    from cx.model.tables import Table

Floats = NDArray[np.float32] | NDArray[np.float64]

MEASURES = (
    "nps", "csat", "ces", "satisfaction", "retention", "churn",
    "visits", "ticket", "revenue", "margin", "occupancy", "word_of_mouth",
)  # fmt: skip
"""Names of the measures of a run, in the order in which they are told."""


def of_owner(id_: str) -> str:
    """Name of the recommendation score of another owner of the journey."""
    return f"nps:{id_}"


def of_waiting(id_: str) -> str:
    """Name of the satisfaction of people who wait at the other end."""
    return f"waiting:{id_}"


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


@dataclass(frozen=True, eq=False)
class Outcome:
    """The result of one run; arrays are read-only.

    Indices: round r is row r−1; touchpoints in journey order; segments in the scenario's order.
    """

    scenario: Scenario
    plan: Plan
    seed: int
    population: int
    """Simulated customers."""
    rounds: int

    emotion: Floats
    """(rounds, touchpoints, segments) mean felt emotion of those who met it, −1..1; NaN where nobody did."""
    emotion_all: Floats
    """(rounds, touchpoints) the same over all segments."""
    emotion_band: Floats
    """(rounds, touchpoints, 2) the quarter and three-quarter points of felt emotion, −1..1,
    of the recorded customers; NaN where none of them met it."""
    encounters: NDArray[np.int64]
    """(rounds, touchpoints, segments) simulated encounters."""
    accumulated: Floats
    """(rounds, touchpoints, segments) mean accumulated value after the touchpoint."""

    nps: Measure
    csat: Measure
    ces: Measure
    satisfaction: Measure
    retention: Measure
    """Share of those whose last outing before the round was to us who came again in it."""
    churn: Measure
    """Share of the same whose last outing at the end of the round was to a rival."""
    visits: Measure
    """People who came and bought, in the real market."""
    ticket: Measure
    """In the ticket's currency."""
    revenue: Measure
    """From tickets, in the scenario's money."""
    margin: Measure
    """Contribution: what stays of tickets and extras, less fixed costs and all costs of the plan."""
    occupancy: Measure
    word_of_mouth: Measure
    """Good stories told per bad one, as (good − bad) / (good + bad), −1..1."""
    told_good: NDArray[np.int64]
    told_bad: NDArray[np.int64]
    came_back: NDArray[np.int64]
    went_to_rival: NDArray[np.int64]
    stayed_home: NDArray[np.int64]
    """(rounds,) counts of simulated customers, for the reveal; the last three are of those who were ours."""
    weekly_visits: Floats
    """(weeks,) visits of the real market."""
    weekly_revenue: Floats
    """(weeks,) in the scenario's money."""
    further: Mapping[str, Measure] = field(default_factory=dict)
    """`nps:OWNER` of every owner but the first, `waiting:PARTY` satisfaction of people who wait, 0..1."""
    evidence: Evidence | None = field(default=None, repr=False, compare=False)
    """What the tables and differences are made of."""

    def measure(self, id_: str) -> Measure:
        """The measure named `id_`, one of `measures`; KeyError otherwise."""
        if id_ in self.further:
            return self.further[id_]
        if id_ not in MEASURES:
            raise KeyError(id_)
        found: Measure = getattr(self, id_)
        return found

    @property
    def measures(self) -> tuple[str, ...]:
        """Names of all measures of this run: `MEASURES`, then those of other owners and of third parties."""
        return (*MEASURES, *self.further)

    @property
    def nps_of(self) -> dict[str, Measure]:
        """Owner → recommendation score: the team's own firm is the first; empty where there are no owners."""
        return {owner.id: self.further.get(of_owner(owner.id), self.nps) for owner in self.scenario.owners}

    @cached_property
    def journeys(self) -> Table:
        """Encounters of the recorded customers (the first 2 000), one row each; see `cx.model.tables`."""
        from cx.model.tables import journeys

        return journeys(self)

    def journeys_of(self, customer: int) -> Table:
        """The same for any one customer, whose town is simulated again; IndexError if there is none."""
        from cx.model.tables import journeys_of

        return journeys_of(self, customer)

    @cached_property
    def surveys(self) -> Table:
        """Visits of the recorded customers with their answers, one row each; see `cx.model.tables`."""
        from cx.model.tables import surveys

        return surveys(self)

    @cached_property
    def customers(self) -> Table:
        """All customers at the end of the run, one row each; see `cx.model.tables`."""
        from cx.model.tables import customers

        return customers(self)

    def __sub__(self, other: Outcome) -> Difference:
        """Paired differences: the same customers and draws, so an effect and never noise."""
        from cx.model.difference import difference

        return difference(self, other)
