"""What is open in the scoring room: a class, a rubric, a rater's book, and what was computed so far."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from textual.screen import Screen

from cinema_game.facilitation import actions as do
from cinema_game.facilitation.assessment import Assessment
from cinema_game.facilitation.blind import neutral_name, new_maps
from cinema_game.facilitation.book import Book
from cinema_game.facilitation.calibration import Calibration, calibration
from cinema_game.facilitation.class_results import corrections_of
from cinema_game.facilitation.computed import Work
from cinema_game.facilitation.one_by_one import LeftOut, tried
from cinema_game.facilitation.rubric import Rubric
from cinema_game.facilitation.rubric_file import rubric_for
from cinema_game.facilitation.score import Score
from cinema_game.facilitation.why_rubric import of_rubric
from cinema_game.language import current, say
from cinema_game.results.assessor import Assessor
from cinema_game.store.class_folder import ClassFolder, Team, read_class
from cinema_game.store.marks import KeptBook, Marks
from cx.journey.map import JourneyMap
from cx.message import Message
from cx.model.plan import Plan
from cx.scenario.scenario import Scenario
from cx.scoring.map.score import MapScore, score_map
from cx.scoring.truth import Truth

Value = TypeVar("Value")
Way = Literal["agreement", "audit"]


@dataclass(frozen=True)
class Sheet:
    """One map on the desk, with what the program knows of it."""

    id: str
    map: JourneyMap
    plan: Plan
    truth: Truth
    score: MapScore
    rows: tuple[Score, ...]
    """The rubric's rows as computed, in order."""

    @property
    def scenario(self) -> Scenario:
        """With the hidden values of the class."""
        return self.truth.scenario

    def row(self, criterion: str) -> Score:
        """The computed row of a criterion; KeyError if there is none."""
        return {row.id.removeprefix("rubric."): row for row in self.rows}[criterion]

    def computed(self, criterion: str) -> int | None:
        """The level to fill in: None where people judge, and on the calibration map, which asks them."""
        row = self.row(criterion)
        return None if self.id == do.CALIBRATION or row.value is None else round(row.value)


class NotJudged(Exception):
    """A map that the program cannot judge: from now on it is left out; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class Room:
    """Everything that the screens of the room share; changes go to the disk first (`do`)."""

    def __init__(self, kept: KeptBook, class_: ClassFolder, rubric: Rubric) -> None:
        self.kept = kept
        self.class_ = class_
        self.rubric = rubric
        self.teams: dict[str, Team] = {team.id: team for team in class_.teams}
        self.ways: dict[Way, Callable[[Room], Screen[None]]] = {}
        """The screens that open from every other; the first screen of the room tells them."""
        self.named = False
        """The names of the teams are shown."""
        self.sheets: dict[str, Sheet] = {}
        """What has been reckoned so far."""
        self.known: Calibration | None = None
        self._played: dict[str, Assessment] = {}
        self._stop = threading.Event()
        self._assessor = Assessor(rubric, cancel=self._stop.is_set)
        self._turn = asyncio.Lock()

    @property
    def book(self) -> Book:
        """The rater's marks as they stand."""
        return self.kept.state

    @property
    def maps(self) -> tuple[str, ...]:
        """The maps to mark in the rater's own order; those whose save is gone are left out."""
        return tuple(map_ for map_ in self.book.order if map_ in self.teams)

    def do(self, action: do.MarkAction) -> Book:
        """Carry out an action: on the disk first, then true.

        Raises `RuleBroken` if the rules forbid it and `StoreError` if it cannot be kept.
        """
        return self.kept.do(action)

    def name(self, map_: str) -> str:
        """What a map is called now: neutral as long as names are hidden."""
        if self.named and map_ in self.teams:
            return self.teams[map_].state.team
        return say(neutral_name(self.book, map_)) if map_ in (*self.book.order, do.CALIBRATION) else map_

    def left(self, map_: str) -> tuple[str, ...]:
        """Rows that have no level yet: nobody has marked them, and the program does not fill them in."""
        given = self.book.of(map_)
        return tuple(
            criterion.id
            for criterion in self.rubric.criteria
            if criterion.id not in given and (map_ == do.CALIBRATION or criterion.computed is None)
        )

    def take_changed(self) -> None:
        """Read the folder again and take in workshops whose scenario has changed, by its present text."""
        self.class_ = read_class(self.class_.folder, changed=True)
        self.teams = {team.id: team for team in self.class_.teams}
        _deal(self.kept, self.class_)

    async def sheet(self, map_: str) -> Sheet:
        """A map with all that can be computed of it; some seconds the first time, then at once.

        Raises NotJudged, also the two below.
        """
        async with self._turn:
            if map_ not in self.sheets:
                work = self._calibration if map_ == do.CALIBRATION else self._judged
                self.sheets[map_] = await self._reckoned(map_, work)
            return self.sheets[map_]

    async def whole(self, map_: str) -> Assessment:
        """Everything of a team, what it played included; some seconds the first time."""
        async with self._turn:
            team, said = self.teams[map_], self._said(map_)
            if map_ not in self._played:
                self._played[map_] = await self._reckoned(
                    map_, lambda _: self._assessor.assess(team.state, team.scenario, said)
                )
            return await self._reckoned(map_, lambda _: self._played[map_].corrected(said))

    async def corrected(self, map_: str) -> Sheet:
        """The map again after its matches were corrected."""
        async with self._turn:
            self.sheets[map_] = await self._reckoned(map_, self._judged)
            return self.sheets[map_]

    async def _reckoned(self, map_: str, work: Callable[[str], Value]) -> Value:
        """`work` off the event loop; a save at which it fails is left out, and the others go on."""
        whose = self.maps[0] if map_ == do.CALIBRATION else map_
        for one in self.class_.left_out:
            if one.id == whose:
                raise NotJudged(one.why)
        name = self.teams[whose].state.team
        found = await asyncio.to_thread(tried, whose, name, partial(work, map_))
        if not isinstance(found, LeftOut):
            return found
        del self.teams[whose]
        self.class_ = replace(self.class_, left_out=(*self.class_.left_out, found))
        raise NotJudged(found.why)

    def close(self) -> None:
        """Write the snapshot, let the book go, stop reckoning."""
        self._stop.set()
        self.kept.close()

    def _judged(self, map_: str) -> Sheet:
        team = self.teams[map_]
        map_of, truth = team.state.judged_map, self._truth(team)
        score = score_map(map_of, truth, self._said(map_))
        return self._sheet(map_, Work(map_of, score, truth, team.state.plan))

    def _calibration(self, map_: str) -> Sheet:
        self.known = calibration(self._truth(self.teams[self.maps[0]]), self.rubric, current())
        return self._sheet(map_, self.known.work)

    def _sheet(self, map_: str, work: Work) -> Sheet:
        return Sheet(map_, work.map, work.plan, work.truth, work.score, of_rubric(self.rubric, work))

    def _truth(self, team: Team) -> Truth:
        """The truth of a team's class."""
        return self._assessor.results.truth(team.state, team.scenario, cancel=self._stop.is_set)

    def _said(self, map_: str) -> dict[str, str | None]:
        """What the team and this rater say of the matches."""
        return corrections_of(map_, self.teams[map_].state, (self.book,))


def open_room(folder: Path, rater: str) -> Room:
    """The room of a folder of saves for a rater; reads all saves, so call it off the event loop.

    Raises:
        StoreError: no saves, the rater is marking elsewhere, or the disk refuses.
        ScenarioError: the folder's own rubric cannot be used.
        ValidationError: the rater's name cannot be taken.
    """
    class_ = read_class(folder)
    rubric = rubric_for(class_.folder)
    kept = Marks(class_.folder).open(rater, rubric)
    _deal(kept, class_)
    return Room(kept, class_, rubric)


def _deal(kept: KeptBook, class_: ClassFolder) -> None:
    """Maps that the book has not seen come to the end of its order."""
    if fresh := new_maps(kept.state, (team.id for team in class_.teams)):
        kept.do(do.Deal(who=kept.state.rater, maps=fresh))
