"""States of the sandbox that are worth a look, picked from a list there."""

from __future__ import annotations

from pydantic import Field

from cx.scenario import limits
from cx.scenario.base import Frozen, Id
from cx.scenario.text import Line, Text


class Chosen(Frozen):
    """One measure of a preset."""

    intervention: Id
    round: int = Field(default=1, ge=1, le=limits.ROUNDS)
    touchpoint: Id | None = None


class Preset(Frozen):
    """A plan for the sandbox, and the one measure that shows what it is about."""

    id: Id
    name: Line
    text: Text = Field(description="What to look at, in two or three sentences.")
    plan: tuple[Chosen, ...] = Field(
        default=(), max_length=limits.INTERVENTIONS, description="The measures that are on."
    )
    switch: Id | None = Field(
        default=None, description="The measure that one key turns off and on again: what it alone does."
    )
