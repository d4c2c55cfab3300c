"""Par: the best plan found for a class by one who knows everything about it."""

from __future__ import annotations

from dataclasses import dataclass

from cinema_game.workshop.tournament.game import bot_plans, carried_out
from cinema_game.workshop.tournament.search import Found, search, thrifty
from cinema_game.workshop.tournament.setting import Setting
from cinema_game.workshop.tournament.worth import ClassRoom, worths
from cx.model.drawing import drawn
from cx.model.plan import Plan

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


def par(setting: Setting, draw: int, first: tuple[Plan, ...] | None = None) -> Par:
    """The best plan found for a class, as the rules of play carry it out.

    Args:
        setting: scenario and customers.
        draw: the class's number.
        first: plans to begin with that the rules have carried out; by default those of the bots.
    """
    first = bot_plans(setting, draw) if first is None else first
    scenario = thrifty(drawn(setting.scenario, draw))
    few = ClassRoom.of(setting.scenario, draw, min(setting.customers, SEARCHED))
    found = search(
        scenario, lambda plans: worths(few, plans), tuple(Plan(choices=plan.choices) for plan in first)
    )
    real = (*(carried_out(setting, draw, one.plan) for one in found[:FINAL]), *first)
    values = worths(ClassRoom.of(setting.scenario, draw, setting.customers), real)
    best = int(values.argmax())
    return Par(draw, Found(real[best], float(values[best])), len(found))
