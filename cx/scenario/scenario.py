"""The root of a scenario file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Self, TypeVar

from pydantic import Field, ValidationInfo, model_validator

from cx.scenario import limits
from cx.scenario.base import FORMAT, Id, Sourced
from cx.scenario.diagnostics import Collected, errors
from cx.scenario.events import Event
from cx.scenario.lessons import Agenda, Card, Question, Voices
from cx.scenario.meaning import check
from cx.scenario.measures import Intervention, Research
from cx.scenario.mechanisms import Mechanisms
from cx.scenario.owners import Owner, ThirdParty
from cx.scenario.people import Segment
from cx.scenario.presets import Preset
from cx.scenario.text import Line, Text
from cx.scenario.touchpoints import Decoy, Screen, Stage, Team, Touchpoint
from cx.scenario.world import Crisis, Hidden, History, Market, Money, Recovery, Rounds
from cx.scenario.written import written

Minutes = Annotated[int, Field(ge=1, le=limits.HOURS)]
Item = TypeVar("Item", Touchpoint, Segment, Intervention, Event, Owner)


def _named(items: tuple[Item, ...], id_: str) -> Item:
    for item in items:
        if item.id == id_:
            return item
    raise KeyError(id_)


class Scenario(Sourced):
    """A case: who the customers are, what they walk through, what the team may do.

    Everything is plain data. `stages` in the order in which the customer lives them.
    """

    format: int = Field(default=FORMAT, ge=1, le=1_000, description="Version of this file format.")
    id: Id
    title: Line
    tagline: Line = Field(description="One line for the lobby, five words or so.")
    minutes: tuple[Minutes, Minutes] = Field(default=(20, 20), description="Shortest and longest play.")
    difficulty: int = Field(default=1, ge=1, le=3)
    tutorial: bool = Field(default=False, description="Teaches the screens; kept out of the list of cases.")

    company: Line = Field(description="Name of the team's own firm in the story.")
    legend: Text = Field(description="The story, about six lines.")
    goal: Text
    rules: tuple[Text, ...] = Field(
        default=(), max_length=limits.RULES, description="The rules in five lines."
    )
    history: History | None = None

    rounds: Rounds = Rounds()
    money: Money
    segments: tuple[Segment, ...] = Field(min_length=1, max_length=limits.SEGMENTS)
    screens: tuple[Screen, ...] = Field(min_length=1, max_length=limits.SCREENS)
    teams: tuple[Team, ...] = Field(default=(), max_length=limits.TEAMS)
    owners: tuple[Owner, ...] = Field(default=(), max_length=limits.OWNERS)
    third_parties: tuple[ThirdParty, ...] = Field(default=(), max_length=limits.THIRD_PARTIES)
    stages: tuple[Stage, ...] = Field(min_length=1, max_length=limits.STAGES)
    decoys: tuple[Decoy, ...] = Field(default=(), max_length=limits.DECOYS)
    interventions: tuple[Intervention, ...] = Field(default=(), max_length=limits.INTERVENTIONS)
    research: Research = Research()
    events: tuple[Event, ...] = Field(default=(), max_length=limits.EVENTS)
    market: Market = Market()
    crisis: Crisis = Crisis()
    recovery: Recovery = Recovery()
    hidden: Hidden = Hidden()
    model: Mechanisms = Field(
        default_factory=Mechanisms, description="Switches and constants of the customer model."
    )

    agendas: tuple[Agenda, ...] = Field(default=(), max_length=limits.AGENDAS)
    cards: tuple[Card, ...] = Field(default=(), max_length=limits.CARDS)
    voices: Voices = Field(default_factory=dict, max_length=limits.TOUCHPOINTS)
    questions: tuple[Question, ...] = Field(default=(), max_length=limits.QUESTIONS)
    presets: tuple[Preset, ...] = Field(default=(), max_length=limits.PRESETS)

    @model_validator(mode="after")
    def _means_something(self, info: ValidationInfo) -> Self:
        """Ids that name nothing, shares that do not add up: refused however the scenario was made.

        The reader has made these checks already, on the file and with places.
        """
        if not (info.context or {}).get("meaning checked"):
            found = Collected()
            check(written(self.model_dump(exclude_none=True)), found)
            wrong = errors(found.sorted())
            if wrong:
                raise ValueError("; ".join(diagnostic.sentence() for diagnostic in wrong))
        return self

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints in journey order."""
        return tuple(point for stage in self.stages for point in stage.touchpoints)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields replaced, that finds its touchpoints anew."""
        copy = super().model_copy(update=update, deep=deep)
        copy.__dict__.pop("touchpoints", None)
        return copy

    def touchpoint(self, id_: str) -> Touchpoint:
        """The touchpoint named `id_`; KeyError if there is none."""
        return _named(self.touchpoints, id_)

    def stage_of(self, touchpoint: str) -> Stage:
        """The stage in which the touchpoint lies; KeyError if there is none."""
        for stage in self.stages:
            if any(point.id == touchpoint for point in stage.touchpoints):
                return stage
        raise KeyError(touchpoint)

    def segment(self, id_: str) -> Segment:
        """The segment named `id_`; KeyError if there is none."""
        return _named(self.segments, id_)

    def intervention(self, id_: str) -> Intervention:
        """The intervention named `id_`; KeyError if there is none."""
        return _named(self.interventions, id_)

    def owner(self, id_: str) -> Owner:
        """The owner named `id_`; KeyError if there is none."""
        return _named(self.owners, id_)

    def event(self, id_: str) -> Event:
        """The event named `id_`; KeyError if there is none."""
        return _named(self.events, id_)
