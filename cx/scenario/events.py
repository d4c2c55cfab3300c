"""What happens to the team: events between and within rounds."""

from __future__ import annotations

from pydantic import Field

from cx.scenario import limits
from cx.scenario.base import Id, Sourced
from cx.scenario.measures import Effect, Link
from cx.scenario.number import Change, Factor, Number, Share, Signed
from cx.scenario.people import ONE, ZERO
from cx.scenario.text import Line, Text


class Event(Sourced):
    """Something the world does; the same for every team of a class."""

    id: Id
    name: Line
    text: Text = Field(description="The news as the team reads it.")
    lesson: Text | None = Field(default=None, description="What it taught; told in the debrief.")
    round: int | None = Field(
        default=None, ge=1, le=limits.ROUNDS, description="When it happens; none: only drawn or injected."
    )
    chance: Share = Field(default=ONE, description="Chance that it happens in that round, drawn per class.")
    week: int = Field(default=1, ge=1, le=limits.WEEKS, description="Week of the round in which it begins.")
    weeks: int = Field(default=1, ge=1, le=1_000, description="How long it lasts.")
    effects: tuple[Effect, ...] = Field(default=(), max_length=limits.TOUCHPOINTS)
    by: Id | None = Field(
        default=None,
        description="The owner who does this by itself where the computer plays it; where a team plays that "
        "owner it does not happen.",
    )
    talk: Change = Field(default=ZERO, description="Relative change of the probability to talk.")
    reposts: Factor = Field(default=ONE, description="Multiplies how far posts about failures spread.")
    belief: Change = Field(
        default=ZERO, description="One shift of what everybody believes of the firm (a video, a blog)."
    )
    demand: Change = Field(default=ZERO, description="Relative change of the wish to go at all.")
    income: Change = Field(default=ZERO, description="Relative change of incomes.")
    rival_price: Change = Field(default=ZERO, description="Relative change of the rivals' prices.")
    rival_copies: bool = Field(default=False, description="Rivals copy the last price move at once.")
    lead: Factor = Field(default=ONE, description="Multiplies lead times of what starts meanwhile.")
    cost: Signed = Field(default=ZERO, description="Money taken from the budget of the team.")
    softened_by: tuple[Link, ...] = Field(
        default=(), max_length=limits.LINKS, description="With these in force its effects are multiplied."
    )


__all__ = ["Event", "Number"]
