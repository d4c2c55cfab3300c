"""How it is today: the round before the present one; before the first, the firm as the team found it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import cx
from cinema_game.ui.runs import runs_of
from cinema_game.workshop.results import events_of

if TYPE_CHECKING:
    from cinema_game.ui.session import Session
    from cx.model.outcome import Outcome


async def today(session: Session, round_: int) -> Outcome:
    """A run in which a revealed round can be looked at, off the event loop.

    Round 0 is before the first: the run is then the one without any measure, and its first round
    shows how it is today.
    """
    state, scenario = session.state, session.scenario
    if state.revealed:
        runs = await runs_of(session)
        return runs.run if round_ else runs.nothing

    def run(cancelled: Callable[[], bool]) -> Outcome:
        return cx.simulate(
            scenario,
            customers=state.customers,
            seed=state.seed,
            draw=state.draw,
            rounds=1,
            events=events_of(state, scenario, 1),
            cancel=cancelled,
        )

    key = ("today", state.fingerprint, state.seed, state.draw, state.customers, state.injected)
    return await session.compute(key, run)
