"""What a run measured."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cx.model.plan import Plan
from cx.scenario.scenario import Scenario

Floats = NDArray[np.float32] | NDArray[np.float64]


@dataclass(frozen=True)
class Measure:
    """One figure by round, with its sampling interval and by segment.

    `values` (rounds,), `interval` (rounds, 2) of 95 %, `by_segment` (rounds, segments);
    `unit` is one of `points, share, visits, money, score, per week`.
    """

    id: str
    values: Floats
    interval: Floats
    by_segment: Floats
    unit: str
    higher_is_better: bool = True

    def __getitem__(self, round_index: int) -> float:
        return float(self.values[round_index])

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True)
class Outcome:
    """The result of one run; arrays are read-only.

    Indices: round r is row r−1; touchpoints in journey order; segments in the scenario's order.
    """

    scenario: Scenario
    plan: Plan
    seed: int
    customers: int
    rounds: int

    emotion: Floats
    """(rounds, touchpoints, segments) mean felt emotion of those who met it, −1..1; NaN where nobody did."""
    emotion_all: Floats
    """(rounds, touchpoints) the same over all segments."""
    emotion_band: Floats
    """(rounds, touchpoints, 2) the quarter and three-quarter points of felt emotion, −1..1."""
    encounters: NDArray[np.int64]
    """(rounds, touchpoints, segments) simulated encounters."""
    accumulated: Floats
    """(rounds, touchpoints, segments) mean accumulated value after the touchpoint."""

    nps: Measure
    csat: Measure
    ces: Measure
    satisfaction: Measure
    retention: Measure
    churn: Measure
    visits: Measure
    ticket: Measure
    revenue: Measure
    margin: Measure
    """Contribution: what stays of tickets and extras, minus running and one-off costs of the plan."""
    occupancy: Measure
    word_of_mouth: Measure
    """Good stories told per bad one, as (good − bad) / (good + bad), −1..1."""
    told_good: NDArray[np.int64]
    told_bad: NDArray[np.int64]
    came_back: NDArray[np.int64]
    went_to_rival: NDArray[np.int64]
    stayed_home: NDArray[np.int64]
    """(rounds,) counts of simulated customers, for the reveal."""
    weekly_visits: Floats
    """(weeks,) visits of the real market."""
    weekly_revenue: Floats
    """(weeks,) in the scenario's money."""
