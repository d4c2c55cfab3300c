"""Strong plans that are the same in every class.

If one of them won everywhere, there would be nothing to find out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from cinema_game.workshop.bots.bot import BotId
from cinema_game.workshop.tournament.game import bot_plans
from cinema_game.workshop.tournament.par import SEARCHED, par
from cinema_game.workshop.tournament.search import search, thrifty
from cinema_game.workshop.tournament.setting import Setting
from cinema_game.workshop.tournament.worth import ClassRoom, worths
from cx.model.exact import Doubles
from cx.model.plan import Plan
from cx.scenario.scenario import Scenario
from cx.scenario.world import Hidden

Mapped = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""`map`, perhaps over processes."""

CLASSES = 3
"""Other classes whose best plans are fixed ones here."""
LESSONS = 6
"""Other classes over which the best plan on the whole is looked for."""
SKILLED: tuple[BotId, ...] = ("pain-remover", "planner-blind", "researcher", "oracle")
WHOLE = 3
"""How many of those are fixed plans."""


def fixed_plans(
    setting: Setting, mapped: Mapped, classes: int = CLASSES, lessons: int = LESSONS
) -> tuple[Plan, ...]:
    """Plans of the skilled bots in the class of the file's own values, the best found for other classes,
    and the best on the whole over others again; none is learned on the tournament's classes.
    """
    central = Setting(undrawn(setting.scenario), setting.knowledge, 1, setting.customers, setting.seed)
    tasks = [(central, central.draw(0)), *((setting, setting.apart(n)) for n in range(classes))]
    best = [found.found.plan for found in mapped(_par, tasks)]
    played = bot_plans(central, central.draw(0), SKILLED)
    rooms = [
        ClassRoom.of(setting.scenario, setting.apart(classes + n), min(setting.customers, SEARCHED))
        for n in range(lessons)
    ]
    whole = _on_the_whole(setting.scenario, rooms, [*played, *best], mapped)
    unlike: dict[frozenset[Any], Plan] = {}
    for plan in (*whole, *best, *played):
        unlike.setdefault(frozenset(plan.choices), Plan(choices=plan.choices))
    return tuple(plan for plan in unlike.values() if len(plan))


def undrawn(scenario: Scenario) -> Scenario:
    """The scenario with nothing hidden: every number is the one in the file."""
    bare = scenario.model_copy(update={"hidden": Hidden()})
    return Scenario.model_validate(_bare(bare.model_dump()))


def _bare(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: None if key == "range" else _bare(value) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_bare(value) for value in tree]
    return tree


def _on_the_whole(
    scenario: Scenario, rooms: Sequence[ClassRoom], first: Sequence[Plan], mapped: Mapped
) -> list[Plan]:
    def value(plans: Sequence[Plan]) -> Doubles:
        every = list(mapped(_worths, [(room, tuple(plans)) for room in rooms]))
        return np.asarray(np.mean(every, axis=0))

    return [found.plan for found in search(thrifty(scenario), value, first)[:WHOLE]]


def _par(task: tuple[Setting, int]) -> Any:
    return par(*task)


def _worths(task: tuple[ClassRoom, tuple[Plan, ...]]) -> Doubles:
    return worths(*task)
