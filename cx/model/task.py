"""The towns of a population lived through under one plan, some at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from cx.model.ground import ground
from cx.model.happening import Happening
from cx.model.plan import Plan
from cx.model.population import WeakTies, inhabitants, populate, weak_ties
from cx.model.record import Page, Roll
from cx.model.tally import Tally
from cx.model.weeks import Weeks
from cx.model.world import World, compile_world
from cx.scenario.scenario import Scenario

RECORDED = 2_000
"""Customers whose visits are written down."""


@dataclass(frozen=True)
class Task:
    """What one process simulates: some towns of one plan."""

    plan: Plan
    happenings: tuple[Happening, ...]
    seed: int
    first: int
    count: int
    rounds: int
    record: int
    kept: bool
    """Whether the same customers are likely to be wanted again soon."""


@dataclass(frozen=True)
class Part:
    """What came of a task."""

    tally: Tally
    pages: tuple[Page, ...]
    roll: Roll


def recorded(first: int, count: int) -> int:
    """How many customers of a chunk are written down."""
    return max(0, min(RECORDED - first, count))


@lru_cache(maxsize=8)
def ties_of(seed: int, count: int) -> WeakTies:
    """Weak ties of a seed, kept."""
    return weak_ties(seed, count)


def world_of(scenario: Scenario, plan: Plan, rounds: int, happened: tuple[Happening, ...]) -> World:
    """The weekly arrays of a plan."""
    return compile_world(scenario, plan, rounds * scenario.rounds.weeks, happened)


def carry_out(scenario: Scenario, task: Task, each_week: Callable[[], None]) -> Part:
    """Simulate the towns of a task."""
    base = ground(scenario)
    whose = inhabitants if task.kept else populate
    people = whose(base, task.seed, task.first, task.count)
    world = world_of(scenario, task.plan, task.rounds, task.happenings)
    ties = ties_of(task.seed, scenario.model.talk.weak_ties)
    weeks = Weeks(base, people, ties, task.record)
    weeks.enter((world,), task.rounds)
    weeks.run(task.rounds * scenario.rounds.weeks, each_week)
    return Part(weeks.tallies[0], tuple(weeks.record.pages), Roll.of(people, weeks.state))
