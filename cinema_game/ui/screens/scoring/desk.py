"""A map of the room as it lies open for correcting its matches."""

from __future__ import annotations

from cinema_game.facilitation import actions as do
from cinema_game.store.errors import StoreError
from cinema_game.ui.screens.scoring.room import NotJudged, Room
from cinema_game.workshop.refusal import RuleBroken
from cx.journey.map import JourneyMap
from cx.message import Message
from cx.scenario.scenario import Scenario
from cx.scoring.map.score import MapScore


class RoomDesk:
    """Corrections go into the rater's book."""

    def __init__(self, room: Room, map_: str) -> None:
        self._room = room
        self._map = map_

    @property
    def name(self) -> str:
        """What the map is called now."""
        return self._room.name(self._map)

    @property
    def map(self) -> JourneyMap:
        """The map."""
        return self._room.sheets[self._map].map

    @property
    def scenario(self) -> Scenario:
        """What it is matched with."""
        return self._room.sheets[self._map].scenario

    @property
    def score(self) -> MapScore:
        """Under the matching of the moment."""
        return self._room.sheets[self._map].score

    def corrected(self, point: str) -> bool:
        """Whether this rater has corrected it."""
        return point in self._room.book.corrected(self._map)

    async def correct(self, point: str, touchpoint: str | None) -> Message | None:
        """A point stands for a touchpoint, or for nothing."""
        who = self._room.book.rater
        return await self._carry_out(do.Correct(who=who, map=self._map, point=point, touchpoint=touchpoint))

    async def trust(self, point: str) -> Message | None:
        """What the program thinks counts again."""
        return await self._carry_out(do.Uncorrect(who=self._room.book.rater, map=self._map, point=point))

    async def undo(self) -> Message | None:
        """The rater's last change is taken back."""
        return await self._carry_out(do.Undo(who=self._room.book.rater))

    async def _carry_out(self, action: do.MarkAction) -> Message | None:
        try:
            self._room.do(action)
            await self._room.corrected(self._map)
        except (RuleBroken, StoreError, NotJudged) as refused:
            return refused.message
        return None
