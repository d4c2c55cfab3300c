"""A rater's book: the marks that stand now, after all that was done."""

from __future__ import annotations

from pydantic import AwareDatetime, Field

from cinema_game.facilitation.actions import CALIBRATION, Fingerprint, MapId, PointId
from cinema_game.facilitation.rubric import Level
from cinema_game.workshop.actions import Mark as Handle
from cinema_game.workshop.typed import Line, Name, Note
from cx.scenario.base import Frozen, Id


class Mark(Frozen):
    """A rater's level for one criterion of one map."""

    map: MapId
    criterion: Id
    level: Level
    computed: Level | None = Field(default=None, description="What the program had filled in.")
    reason: Line | None = None
    comments: tuple[Handle, ...] = ()
    text: Note | None = None
    at: AwareDatetime

    @property
    def replaces(self) -> bool:
        """It differs from what the program had filled in."""
        return self.computed is not None and self.level != self.computed


class Correction(Frozen):
    """What a rater says a point of a map stands for; None is nothing."""

    map: MapId
    point: PointId
    touchpoint: Id | None
    at: AwareDatetime


class OwnPhrase(Frozen):
    """A sentence of the rater's own comment bank."""

    id: Handle
    criterion: Id
    text: Line


class Step(Frozen):
    """How to go one change back: what stood there before (None: nothing)."""

    map: MapId
    criterion: Id | None = None
    mark: Mark | None = None
    point: PointId | None = None
    correction: Correction | None = None


class Book(Frozen):
    """The state of one rater's marking. Equal states are equal values; JSON round trips."""

    rater: Name
    rubric: Fingerprint
    criteria: tuple[Id, ...]
    order: tuple[MapId, ...] = Field(default=(), description="The blind order, first to last.")
    marks: tuple[Mark, ...] = ()
    corrections: tuple[Correction, ...] = ()
    phrases: tuple[OwnPhrase, ...] = ()
    skipped: Line | None = Field(default=None, description="Why there was no calibration, if there was none.")
    done: tuple[Step, ...] = Field(default=(), description="What can be undone, the last at the end.")
    began: AwareDatetime
    last_at: AwareDatetime

    def mark(self, map_: str, criterion: str) -> Mark | None:
        """The mark that stands; None if there is none."""
        return next((m for m in self.marks if m.map == map_ and m.criterion == criterion), None)

    def of(self, map_: str) -> dict[str, Mark]:
        """The marks of a map by criterion, in the rubric's order; those of other rubrics rest."""
        found = {mark.criterion: mark for mark in self.marks if mark.map == map_}
        return {criterion: found[criterion] for criterion in self.criteria if criterion in found}

    def corrected(self, map_: str) -> dict[str, str | None]:
        """Corrections of a map's matches, as `cx.journey.matching.match` takes them."""
        return {one.point: one.touchpoint for one in self.corrections if one.map == map_}

    @property
    def calibrated(self) -> bool:
        """The map with known marks is marked in every row, or was skipped."""
        return self.skipped is not None or len(self.of(CALIBRATION)) == len(self.criteria)

    def number(self, map_: str) -> int:
        """The map's place in the blind order, from 1; ValueError if it was not dealt."""
        return self.order.index(map_) + 1
