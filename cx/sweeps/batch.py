"""A task of a sweep: several plans under one draw, walked side by side; figures come back and no more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pickle import dumps

from cx.model.drawing import drawn
from cx.model.ground import ground
from cx.model.measures import measure, sums
from cx.model.plan import Plan
from cx.model.processes import unpacked
from cx.model.side_by_side import tallies
from cx.model.simulate import happened_in
from cx.model.task import world_of
from cx.model.value import discounts, horizon_rounds
from cx.scenario.fingerprint import fingerprint
from cx.scenario.scenario import Scenario
from cx.sweeps.version import OtherVersion, version

FIGURES = ("nps", "satisfaction", "retention", "word_of_mouth", "visits", "revenue", "margin", "value")
"""What a sweep tells of a plan under a draw. The first four are of the last round of the game,
visits, revenue and margin of all its rounds; `value` is discounted over the horizon, less doing nothing."""
LAST = ("nps", "satisfaction", "retention", "word_of_mouth")
TOTAL = ("visits", "revenue", "margin")


@dataclass(frozen=True)
class Terms:
    """What all runs of a sweep have in common."""

    scenario: bytes
    """The scenario pickled, once for all tasks."""
    fingerprint: str
    """Of its content."""
    version: str
    """Of the model that must run it."""
    customers: int
    seed: int
    rounds: int
    """Of the game, from which figures are told."""
    horizon: bool
    """Whether the runs go on to the horizon for the value."""

    @classmethod
    def of(cls, scenario: Scenario, customers: int, seed: int, rounds: int | None, horizon: bool) -> Terms:
        """The terms of a sweep over a scenario."""
        count = rounds or scenario.rounds.count
        return cls(dumps(scenario), fingerprint(scenario), version(), customers, seed, count, horizon)

    def length(self, scenario: Scenario) -> int:
        """Rounds that each run takes."""
        return max(self.rounds, horizon_rounds(scenario)) if self.horizon else self.rounds


@dataclass(frozen=True)
class Batch:
    """The single argument of a task: small, and the same wherever it is carried out."""

    terms: Terms
    draw: int
    plans: tuple[Plan, ...]


def carry_out(batch: Batch) -> list[list[float]]:
    """Figures of each plan in the order of `FIGURES`; from `value` what doing nothing gives is not yet taken.

    OtherVersion if this process has another version of the model than the sender.
    """
    terms = batch.terms
    if terms.version != version():
        raise OtherVersion("a worker has another version of the model; install the same one everywhere")
    scenario = _drawn(terms.scenario, batch.draw)
    base, happened = ground(scenario), happened_in(scenario, None)
    length = terms.length(scenario)
    worlds = [world_of(scenario, plan, length, happened) for plan in batch.plans]
    told = []
    for world, tally in zip(worlds, tallies(base, worlds, terms.customers, terms.seed, length), strict=True):
        figures = sums(base, world, tally, length, terms.customers)
        values = {id_: measure(figures[id_]).values for id_ in (*LAST, *TOTAL)}
        row = [float(values[id_][terms.rounds - 1]) for id_ in LAST]
        row += [float(values[id_][: terms.rounds].sum()) for id_ in TOTAL]
        worth = (values["margin"] * discounts(scenario, length)).sum() if terms.horizon else float("nan")
        told.append([*row, float(worth)])
    return told


@lru_cache(maxsize=8)
def _drawn(pickled: bytes, draw: int) -> Scenario:
    return drawn(unpacked(pickled), draw)
