"""How the checks say what is wrong, and where."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable

from cinema_game.workshop.refusal import RuleBroken
from cx.message import N_, Message
from cx.scenario.shown import shown

_UNKNOWN = N_("{what}: “{id}” is not in the scenario.")
_TWICE = N_("{what}: “{id}” is there twice.")
_MANY = N_("{what}: {count} of them, and the game makes {most} at most.")
_ROUND = N_("{what}: round {round} is no round that was played.")
_ODD = N_("{what}: this cannot come of play.")


def known(what: str, ids: Iterable[str | None], of: Collection[str]) -> None:
    """Refuse an id that the scenario does not have; None stands for no choice."""
    for id_ in ids:
        if id_ is not None and id_ not in of:
            raise RuleBroken(_UNKNOWN, what=Message(what), id=shown(id_))


def once(what: str, keys: Iterable[Hashable]) -> None:
    """Refuse a key that comes twice."""
    seen: set[Hashable] = set()
    for key in keys:
        if key in seen:
            raise RuleBroken(_TWICE, what=Message(what), id=shown(str(key)))
        seen.add(key)


def at_most(what: str, many: Collection[object], most: int) -> None:
    """Refuse more than the game ever makes."""
    if len(many) > most:
        raise RuleBroken(_MANY, what=Message(what), count=len(many), most=most)


def in_rounds(what: str, rounds: Iterable[int], now: int) -> None:
    """Refuse what is of no round so far."""
    for round_ in rounds:
        if not 1 <= round_ <= now:
            raise RuleBroken(_ROUND, what=Message(what), round=round_)


def holds(what: str, fact: bool) -> None:
    """Refuse what play keeps from happening."""
    if not fact:
        raise RuleBroken(_ODD, what=Message(what))
