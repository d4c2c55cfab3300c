"""What a purchase has found: sampled from the customers as the round found them, off the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cinema_game.ui.today import today
from cinema_game.workshop.results import evidence_in
from cinema_game.workshop.together import whole_plan

if TYPE_CHECKING:
    from cinema_game.ui.session import Session
    from cinema_game.workshop.state import Purchase
    from cx.research.evidence import Evidence


async def evidence_of(session: Session, purchase: Purchase) -> Evidence:
    """The cards of a purchase; the same purchase always finds the same."""
    state, before = session.state, purchase.round - 1
    run = await today(session, before)
    return await session.compute(
        ("evidence", state.seed, state.draw, whole_plan(state, session.scenario).until(before), purchase),
        lambda _cancelled: evidence_in(run, state, purchase),
    )
