"""The team's own map as it lies open for correcting its matches with the truth."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from cinema_game.language import N_
from cinema_game.store.errors import StoreError
from cinema_game.ui.screens.debrief.facts import Facts, facts_of
from cinema_game.ui.session import Session
from cinema_game.workshop import actions as do
from cinema_game.workshop.refusal import RuleBroken
from cx.journey.map import JourneyMap
from cx.message import Message
from cx.scenario.scenario import Scenario
from cx.scoring.map.score import MapScore


class TeamDesk:
    """Corrections go into the team's log; `renewed` is told the facts that follow from them."""

    def __init__(self, session: Session, facts: Facts, renewed: Callable[[Facts], Awaitable[None]]) -> None:
        self._session = session
        self._facts = facts
        self._renewed = renewed

    @property
    def name(self) -> str:
        """The team."""
        return self._session.state.team

    @property
    def map(self) -> JourneyMap:
        """The map that is judged."""
        return self._facts.map

    @property
    def scenario(self) -> Scenario:
        """What it is matched with."""
        return self._facts.scenario

    @property
    def score(self) -> MapScore:
        """Under the matching of the moment."""
        return self._facts.map_score

    def corrected(self, point: str) -> bool:
        """Whether the team has corrected it."""
        return point in dict(self._session.state.corrections)

    async def correct(self, point: str, touchpoint: str | None) -> Message | None:
        """A point stands for a touchpoint, or for nothing."""
        return await self._carry_out(
            do.CorrectMatch(who=self._session.who, point=point, touchpoint=touchpoint)
        )

    async def trust(self, point: str) -> Message | None:
        """What the program thinks counts again."""
        return await self._carry_out(do.TrustMatch(who=self._session.who, point=point))

    async def undo(self) -> Message | None:
        """The correction made last is given back; it is none of the map's own changes."""
        said = self._session.state.corrections
        return await self.trust(said[-1][0]) if said else Message(N_("There is nothing to take back."))

    async def _carry_out(self, action: do.Action) -> Message | None:
        try:
            self._session.do(action)
        except (RuleBroken, StoreError) as refused:
            return refused.message
        self._facts = await facts_of(self._session)
        await self._renewed(self._facts)
        return None
