"""What all parts of the benchmark share: how long to measure, and the prices of this machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import count

import numpy as np

from benchmarks.model import floor
from benchmarks.model.clock import compared
from benchmarks.model.minimal import minimal
from cx.model.ground import ground
from cx.model.outcome import Outcome
from cx.model.population import TOWN, populate
from cx.model.simulate import simulate
from cx.model.start import begin
from cx.model.workspace import Workspace
from cx.scenario.reader import load_scenario
from cx.scenario.scenario import Scenario
from cx.scenario.shelf import shelf

_SEEDS = count(1)


@dataclass(frozen=True)
class Setting:
    """How often is measured, and with how many customers."""

    times: int
    """Runs of which the best counts."""
    customers: int
    """Of an ordinary measurement."""
    few: int
    many: int
    """Between these the cost is watched as the population grows."""
    together: int
    """Of plans side by side."""
    spread: int
    """Of a run in two processes."""
    sandbox: int = 20_000
    """Of the what-if."""
    plans: int = 64
    """Of a sweep."""

    @cached_property
    def floor(self) -> floor.Floor:
        """Prices of a lane, a gather, a pass."""
        return floor.measured(300 * self.times)

    @cached_property
    def minimal(self) -> Scenario:
        """The minimal journey."""
        return minimal()

    @cached_property
    def full(self) -> Scenario:
        """The first full case that ships."""
        return load_scenario(next(card.id for card in shelf() if not card.tutorial))


FULL = Setting(times=3, customers=100_000, few=20_000, many=1_000_000, together=8_192, spread=200_000)
QUICK = Setting(times=2, customers=20_000, few=20_000, many=200_000, together=4_096, spread=100_000, plans=24)


def afresh(scenario: Scenario, customers: int, rounds: int | None = None, workers: int = 1) -> Outcome:
    """A run of people whom nobody has prepared yet: each call has a seed of its own."""
    return simulate(scenario, customers=customers, rounds=rounds, workers=workers, seed=next(_SEEDS))


def costs(runs: Sequence[tuple[Scenario, int, int | None]], times: int) -> list[float]:
    """Nanoseconds an encounter of runs from nothing: scenario, customers, rounds.

    An encounter is a visitor at a touchpoint of the journey, used or passed by, before the game too.
    """
    works = [partial(afresh, *run) for run in runs]
    found = [
        encounters(work()) + encounters_before(run[0], run[1]) for work, run in zip(works, runs, strict=True)
    ]
    return [seconds / many * 1e9 for seconds, many in zip(compared(works, times), found, strict=True)]


def encounters(run: Outcome) -> int:
    """Visits of a run times touchpoints."""
    return int(np.sum(run.customers["visits"], dtype=np.int64)) * len(run.scenario.touchpoints)


def encounters_before(scenario: Scenario, customers: int) -> int:
    """Those lived through before the game: everybody was here once, the firm's own customers twice."""
    base = ground(scenario)
    town = begin(base, populate(base, 0, 0, TOWN), Workspace(base.touchpoints))
    visits = customers * (1 + float(np.mean(town.last == 0)))
    return round(visits) * base.touchpoints
