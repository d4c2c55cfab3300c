"""Several plans on the same customers and draws at once: cheaper than one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cx.model.ground import Ground
from cx.model.population import CHUNK, TOWN, inhabitants
from cx.model.tally import Tally
from cx.model.task import ties_of
from cx.model.weeks import Weeks
from cx.model.world import World


def tallies(
    base: Ground,
    worlds: Sequence[World],
    customers: int,
    seed: int,
    rounds: int,
    each_week: Callable[[], None] = lambda: None,
) -> list[Tally]:
    """What `customers` come to in each of the worlds: the same sums as run after run."""
    weeks = rounds * base.scenario.rounds.weeks
    ties = ties_of(seed, base.scenario.model.talk.weak_ties)
    made = [Tally.empty(base, weeks, rounds) for _ in worlds]
    towns, width = _room(customers)
    for first in range(0, customers, towns * TOWN):
        people = inhabitants(base, seed, first, min(customers - first, towns * TOWN))
        for start in range(0, len(worlds), width):
            some = tuple(worlds[start : start + width])
            walk = Weeks(base, people, ties, copies=len(some))
            walk.enter(some, rounds)
            walk.run(weeks, each_week)
            for mine, part in zip(made[start : start + width], walk.tallies, strict=True):
                mine.add(part)
    return made


def passes(customers: int, worlds: int) -> int:
    """How often `tallies` goes through all weeks: so many times as many weeks it will count."""
    towns, width = _room(customers)
    return -(-customers // (towns * TOWN)) * -(-worlds // width)


def _room(customers: int) -> tuple[int, int]:
    """Towns and worlds that are lived through at once."""
    towns = min(CHUNK, -(-customers // TOWN))
    return towns, max(1, CHUNK // towns)
