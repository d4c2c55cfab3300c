"""What surrounds the game: voices, briefing cards, agendas, questions."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from cx.scenario import limits
from cx.scenario.base import Frozen, Id
from cx.scenario.text import Line, Text

Mood = Literal["bad", "even", "good"]
Phase = Literal["briefing", "research", "map", "plan", "forecast", "reveal", "result", "debrief"]
Page = Literal["feelings", "happened", "why", "what_if", "reality", "monday"]

Said = Annotated[tuple[Text, ...], Field(max_length=limits.VOICES)]
Speakers = Annotated[dict[Id, Said], Field(max_length=limits.SEGMENTS + 1)]
Moods = Annotated[dict[Mood, Speakers], Field(max_length=len(get_args(Mood)))]
Voices = dict[Id, Moods]
"""touchpoint id → mood → segment id (or `any`) → what customers say."""


class Card(Frozen):
    """A briefing card: one idea of the theory part, half a screen long."""

    id: Id
    title: Line
    text: Text
    phase: Phase = Field(default="briefing", description="The phase in which it is most useful.")
    source: Text = Field(description="Where the idea comes from, shown under the card.")


class Step(Frozen):
    """One item of an agenda."""

    name: Line
    minutes: int = Field(ge=1, le=600)
    phase: Phase | None = Field(
        default=None, description="The phase that is open meanwhile; none: theory or break."
    )
    round: int | None = Field(default=None, ge=1, le=limits.ROUNDS)


class Agenda(Frozen):
    """A plan of the class by the clock."""

    id: Id
    name: Line
    minutes: int = Field(ge=1, le=limits.HOURS, description="The whole; the steps must add up to it.")
    steps: tuple[Step, ...] = Field(min_length=1, max_length=limits.STEPS)


class Question(Frozen):
    """A question of the debrief (six pages) or after a round (`round` given)."""

    page: Page | None = None
    round: int | None = Field(default=None, ge=1, le=limits.ROUNDS)
    text: Text
