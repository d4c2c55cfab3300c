"""The result of one run."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cx.model import tables
from cx.model.evidence import Evidence
from cx.model.figures import Figures, of_owner
from cx.model.measure import Floats, Measure
from cx.model.plan import Plan
from cx.model.tables import Table


@dataclass(frozen=True, eq=False, kw_only=True)
class Outcome(Figures):
    """The figures of one run, what else the reveal shows, and its tables; `run - base` are figures again."""

    plan: Plan
    emotion_band: Floats
    """(rounds, touchpoints, 2) the quarter and three-quarter points of felt emotion, −1..1,
    of the recorded customers; NaN where none of them met it."""
    encounters: NDArray[np.int64]
    """(rounds, touchpoints, segments) simulated encounters."""
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
    evidence: Evidence = field(repr=False)
    """What the tables are made of."""

    @property
    def nps_of(self) -> dict[str, Measure]:
        """Owner → recommendation score: the team's own firm is the first; empty where there are no owners."""
        return {owner.id: self.further.get(of_owner(owner.id), self.nps) for owner in self.scenario.owners}

    @cached_property
    def journeys(self) -> Table:
        """Encounters of the recorded customers (the first 2 000), one row each; see `cx.model.tables`."""
        return tables.journeys(self.evidence)

    def journeys_of(self, customer: int) -> Table:
        """The same for any one customer, whose town is simulated again; IndexError if there is none."""
        return tables.journeys_of(self.evidence, customer)

    @cached_property
    def surveys(self) -> Table:
        """Visits of the recorded customers with their answers, one row each; see `cx.model.tables`."""
        return tables.surveys(self.evidence)

    @cached_property
    def customers(self) -> Table:
        """All customers at the end of the run, one row each; see `cx.model.tables`."""
        return tables.customers(self.evidence)
