"""Where the customer meets the service: stages and their touchpoints."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cx.scenario import limits
from cx.scenario.base import Frozen, Id, Sourced
from cx.scenario.number import Factor, Number, Share, Span
from cx.scenario.people import HALF, ONE, ZERO
from cx.scenario.text import Line, Text

Kano = Literal["must_be", "one_dimensional", "attractive", "indifferent"]
Kind = Literal["direct", "indirect"]
Scope = Literal["ui", "ux", "service", "cx", "brand", "life"]
"""The nested circles: interface < its use < the service < the experience < the brand < life."""
Feed = Literal["close", "weak", "reviews", "market"]
"""What an indirect touchpoint is made of: talk of close ties, of weak ties, public reviews, or the market."""


class Screen(Frozen):
    """A channel on which touchpoints appear: an app, a desk, a hall."""

    id: Id
    name: Line


class Team(Frozen):
    """A team that delivers touchpoints."""

    id: Id
    name: Line


class Failure(Sourced):
    """What can go wrong at a touchpoint."""

    probability: Share = Field(description="Chance that one encounter fails.")
    severity: Share = Field(description="How much of the quality it takes.")
    stability: Share = Field(
        default=HALF, description="Whether it looks as if it happens all the time: 0 rare, 1 always."
    )
    control: Share = Field(
        default=HALF,
        description="Whether the owner could have prevented it: 0 nobody's fault, 1 plainly theirs.",
    )
    name: Line | None = None


class Wait(Sourced):
    """Time lost before the touchpoint delivers."""

    minutes: Span


class Touchpoint(Sourced):
    """One meeting of the customer with the service, or with what others say of it (indirect)."""

    id: Id
    name: Line
    kind: Kind = "direct"
    need: Text = Field(description="What the customer needs here, as an outcome and in their words.")
    screens: tuple[Id, ...] = Field(
        max_length=limits.SCREENS, description="Screens on which it appears; the first is the main one."
    )
    teams: tuple[Id, ...] = Field(
        default=(),
        max_length=limits.TEAMS,
        description="Delivering teams; empty when nobody of the firm delivers it.",
    )
    owner: Id | None = None
    kano: Kano = "one_dimensional"
    scope: Scope = "cx"
    quality: Share = Field(description="What the firm delivers here at the start, 0..1.")
    quality_by: dict[Id, Share] = Field(
        default_factory=dict,
        max_length=limits.SEGMENTS,
        description="The same as single segments receive it; gains of measures add up.",
    )
    expectation: Share | None = Field(
        default=None, description="What customers expect; by default what the market gives."
    )
    meeting: Share = Field(default=ONE, description="Chance that a visit meets this touchpoint.")
    meeting_by: dict[Id, Share] = Field(
        default_factory=dict, max_length=limits.SEGMENTS, description="The same for single segments."
    )
    drop_out: Share = Field(
        default=ZERO, description="Chance that a clearly bad encounter here ends the visit, without a sale."
    )
    importance: Factor = Field(default=ONE, description="Weight relative to the other touchpoints.")
    importance_by: dict[Id, Factor] = Field(
        default_factory=dict, max_length=limits.SEGMENTS, description="The same for single segments."
    )
    when: Literal["always", "failure"] = Field(
        default="always",
        description="`failure`: met only by those whom something failed; here recovery happens.",
    )
    fed_by: Feed | None = Field(
        default=None, description="Indirect touchpoints only: whose talk makes its quality."
    )
    failure: Failure | None = None
    wait: Wait | None = None
    time: Literal["chore", "experience"] | None = Field(
        default=None, description="Chores are better short, experiences earn from time."
    )
    synonyms: tuple[Line, ...] = Field(
        default=(), max_length=limits.SYNONYMS, description="Other words for it, to match what teams write."
    )


class Stage(Sourced):
    """A stage of the journey with one need of its own."""

    id: Id
    name: Line
    need: Text
    touchpoints: tuple[Touchpoint, ...] = Field(min_length=1, max_length=limits.TOUCHPOINTS)


class Decoy(Frozen):
    """A card of the map deck that is no touchpoint of this journey."""

    id: Id
    name: Line
    why: Text = Field(description="Why it does not belong on the map; told in the debrief.")


__all__ = [
    "Decoy",
    "Failure",
    "Feed",
    "Kano",
    "Kind",
    "Number",
    "Scope",
    "Screen",
    "Stage",
    "Team",
    "Touchpoint",
    "Wait",
]
