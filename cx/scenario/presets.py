"""States of the sandbox that are worth a look, picked from a list there."""

from __future__ import annotations

from pydantic import Field

from cx.scenario.base import Frozen, Id
from cx.scenario.text import Text


class Chosen(Frozen):
    """One measure of a preset."""

    intervention: Id
    round: int = Field(default=1, ge=1, le=40)
    touchpoint: Id | None = None


class Preset(Frozen):
    """A plan for the sandbox, and the one measure that shows what it is about."""

    id: Id
    name: Text
    text: Text = Field(description="What to look at, in two or three sentences.")
    plan: tuple[Chosen, ...] = Field(default=(), description="The measures that are on.")
    switch: Id | None = Field(
        default=None, description="The measure that one key turns off and on again: what it alone does."
    )
