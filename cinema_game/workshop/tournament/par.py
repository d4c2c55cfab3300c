"""Par: the best plan found for a class by one who knows everything about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cinema_game.workshop.bots.kinds import BOTS
from cinema_game.workshop.tournament.game import bot_plans, carried_out
from cinema_game.workshop.tournament.search import Found, most_lived, refuse_too_many, search, thrifty
from cinema_game.workshop.tournament.setting import Setting
from cinema_game.workshop.tournament.worth import ClassRoom, worths
from cx.model.drawing import drawn
from cx.model.exact import Doubles
from cx.model.plan import Plan
from cx.model.simulate import Progress
from cx.model.value import horizon_rounds
from cx.model.work import estimate, refuse_too_much

SEARCHED = 1_024
"""Customers among whom plans are tried; the best few are then lived through by all."""
FINAL = 8


@dataclass(frozen=True)
class Par:
    """The best plan found; a better one may exist."""

    draw: int
    found: Found
    tried: int
    """Plans that were lived through."""


def par(
    setting: Setting,
    draw: int,
    first: tuple[Plan, ...] | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Par:
    """The best plan found for a class, as the rules of play carry it out.

    Takes some seconds: `progress(done, total)` counts plans, `cancel()` is asked every simulated week.

    Args:
        setting: scenario and customers.
        draw: the class's number.
        first: plans to begin with that the rules have carried out; by default those of the bots.
    """
    scenario = setting.scenario
    refuse_too_many(scenario)
    lives = most_lived(scenario, len(BOTS)) + FINAL
    refuse_too_much(estimate(scenario, customers=SEARCHED, rounds=horizon_rounds(scenario), runs=lives))
    first = bot_plans(setting, draw) if first is None else first
    scenario = thrifty(drawn(setting.scenario, draw))
    few = ClassRoom.of(setting.scenario, draw, min(setting.customers, SEARCHED))
    most, lived = most_lived(scenario, len(first)) + FINAL + len(first), 0

    def note(done: int, _total: int) -> None:
        if progress is not None:
            progress(lived + done, most)

    def value(plans: Sequence[Plan]) -> Doubles:
        nonlocal lived
        values = worths(few, plans, note, cancel)
        lived += len(plans)
        return values

    found = search(scenario, value, tuple(Plan(choices=plan.choices) for plan in first))
    real = (*(carried_out(setting, draw, one.plan) for one in found[:FINAL]), *first)
    lived = most - len(real)
    values = worths(ClassRoom.of(setting.scenario, draw, setting.customers), real, note, cancel)
    best = int(values.argmax())
    return Par(draw, Found(real[best], float(values[best])), len(found))
