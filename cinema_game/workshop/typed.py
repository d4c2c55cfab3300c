"""Text that people type into the workshop, cleaned by the rule of `cx.typed`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, ValidationError

from cx.message import Message
from cx.typed import LINE_LIMIT, MARKS_LIMIT, TextRefused, clean, look_alike

__all__ = [
    "LINE_LIMIT", "MARKS_LIMIT", "NAME_LIMIT", "NOTE_LIMIT", "Line", "Name", "Note", "TextRefused", "clean",
    "look_alike", "why",
]  # fmt: skip

NAME_LIMIT = 40
NOTE_LIMIT = 2_000


def why(error: ValidationError) -> Message | None:
    """The sentence of the first refused text in a validation error; None when it was about something else."""
    for detail in error.errors():
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, TextRefused):
            return cause.message
    return None


def _name(text: str) -> str:
    return " ".join(clean(text, NAME_LIMIT).split())


def _line(text: str) -> str:
    return clean(text, LINE_LIMIT)


def _note(text: str) -> str:
    return clean(text, NOTE_LIMIT, lines=True)


Name = Annotated[str, AfterValidator(_name)]
"""A name of a team or a person: one line of at most 40 characters."""

Line = Annotated[str, AfterValidator(_line)]
"""A touchpoint, a pain, a short remark: one line of at most 120 characters."""

Note = Annotated[str, AfterValidator(_note)]
"""A comment or a reason: at most 2,000 characters, line breaks kept."""
