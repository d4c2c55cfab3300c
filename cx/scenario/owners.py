"""Who owns the journey: companies with parts of it, and people who wait at its other end."""

from __future__ import annotations

from pydantic import Field

from cx.scenario import limits
from cx.scenario.base import Id, Sourced
from cx.scenario.number import Factor, Positive, Share, Span
from cx.scenario.people import ONE
from cx.scenario.text import Line, Text
from cx.scenario.world import Recovery


class Owner(Sourced):
    """A company that owns part of the journey; the first is the team's own.

    A scenario without owners has one: the team's own.
    """

    id: Id
    name: Line
    about: Text | None = Field(
        default=None, description="Who it is and what it wants; read by the team that plays it."
    )
    goal: Text | None = Field(default=None, description="What the team that plays it is to achieve.")
    budget: tuple[Positive, ...] = Field(
        default=(),
        max_length=limits.ROUNDS,
        description="New money at the start of each round. An owner with money of its own is played: by a "
        "second team at the same keyboard, or by the computer. The first owner's money is `money.budget`.",
    )
    agrees_to: int = Field(
        default=1,
        ge=0,
        le=limits.PER_ROUND,
        description="Joint measures a round to which the computer agrees.",
    )
    recovery: Recovery | None = Field(
        default=None, description="How this owner repairs a failure; by default as `recovery` says."
    )


class ThirdParty(Sourced):
    """People who wait at the other end while something fails: they feel it, and they talk."""

    id: Id
    name: Line
    touchpoint: Id | None = Field(
        default=None, description="Whose quality tells how they are kept informed; none: nobody tells them."
    )
    share: Share = Field(description="Share of failed visits that keep somebody waiting.")
    minutes: Span = Field(description="How long they wait; it hurts and saturates.")
    talk: Factor = Field(default=ONE, description="How much more they talk than customers do.")
