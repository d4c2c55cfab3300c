"""The border at which the saves of a class are judged one by one: what one of them does ends there."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from cinema_game.language import N_
from cx.message import Message
from cx.model.simulate import Cancelled

Value = TypeVar("Value")

_FAULT = N_(
    "The program cannot judge what is in this save ({kind}); the others are judged without it. "
    "Ask again with --verbose for the details, and send them to the makers."
)


@dataclass(frozen=True)
class LeftOut:
    """A saved workshop that cannot be judged, and why."""

    id: str
    name: str
    """Of the team if it is known, else of the folder."""
    why: Message
    details: str = ""
    """Of a fault of the program: where it happened, for its makers. Printable, in lines."""


def tried(id_: str, name: str, work: Callable[[], Value]) -> Value | LeftOut:
    """What `work` gives for one save, or a sentence for whatever it raises.

    Args:
        id_: of the save.
        name: of its team, or of its folder.
        work: reads or judges this one save.

    Raises:
        Cancelled: nobody waits any more.
    """
    try:
        return work()
    except Cancelled:
        raise
    except Exception as error:
        why = getattr(error, "message", None)
        if isinstance(why, Message):
            return LeftOut(id_, name, why)
        return LeftOut(id_, name, Message(_FAULT, {"kind": type(error).__name__}), _details(error))


def _details(error: Exception) -> str:
    lines = "".join(traceback.format_exception(error)).splitlines()
    return "\n".join("".join(c if c.isprintable() else "�" for c in line) for line in lines)
