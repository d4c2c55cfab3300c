"""What plans are worth to a class: the horizon's contribution against doing nothing, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from cx.model.drawing import drawn
from cx.model.exact import Doubles
from cx.model.ground import ground
from cx.model.measures import measure, sums
from cx.model.plan import Plan
from cx.model.side_by_side import tallies
from cx.model.simulate import Progress, happened_in, pace
from cx.model.task import world_of
from cx.model.value import discounts, horizon_rounds
from cx.scenario.scenario import Scenario

TOGETHER = 24
"""Plans that are lived through at once."""


@dataclass(frozen=True)
class ClassRoom:
    """The customers of one class and what happens to them, whatever the team does."""

    scenario: Scenario
    """With the hidden parameters drawn."""
    events: tuple[tuple[str, int], ...]
    customers: int
    seed: int

    @classmethod
    def of(cls, scenario: Scenario, draw: int, customers: int) -> ClassRoom:
        """The class of a number; its customers have the same number."""
        hidden = drawn(scenario, draw)
        events = tuple(
            (event.id, event.round)
            for event in hidden.events
            if event.round is not None and event.round <= hidden.rounds.count and float(event.chance) >= 1
        )
        return cls(hidden, tuple(sorted(events, key=lambda event: event[1])), customers, draw)


def worths(
    room: ClassRoom,
    plans: Sequence[Plan],
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Doubles:
    """(plans,) discounted contribution over the horizon less that of doing nothing, in the scenario's money.

    All live through the same customers, draws and events; money and the number of measures are not judged.
    `progress(done, total)` counts plans; `cancel()` is asked every week.
    """
    base, rounds = ground(room.scenario), horizon_rounds(room.scenario)
    happened = happened_in(room.scenario, room.events)
    factors = discounts(room.scenario, rounds)
    every = (Plan(), *plans)
    amounts: list[float] = []
    for first in range(0, len(every), TOGETHER):
        worlds = [world_of(room.scenario, plan, rounds, happened) for plan in every[first : first + TOGETHER]]
        found = tallies(base, worlds, room.customers, room.seed, rounds, pace(None, cancel, 0, 0))
        for world, tally in zip(worlds, found, strict=True):
            margin = measure(sums(base, world, tally, rounds, room.customers)["margin"])
            amounts.append(float((np.asarray(margin.values, dtype=np.float64) * factors).sum()))
        if progress is not None:
            progress(len(amounts) - 1, len(plans))
    return np.array(amounts[1:]) - amounts[0]
