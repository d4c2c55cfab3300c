"""What a purchase has found: sampled from the customers as the round found them, off the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cinema_game.ui.today import today
from cx.research.gather import gather
from cx.research.seen import seen

if TYPE_CHECKING:
    from cinema_game.ui.session import Session
    from cinema_game.workshop.state import Purchase
    from cx.research.evidence import Evidence


async def evidence_of(session: Session, purchase: Purchase) -> Evidence:
    """The cards of a purchase; the same purchase always finds the same.

    Asked are the customers of the round before; in the first round those of today.
    """
    state = session.state
    before = purchase.round - 1
    run = await today(session, before)
    method = next(method for method in run.scenario.research.methods if method.id == purchase.method)
    return await session.compute(
        ("evidence", state.seed, state.draw, state.plan.until(before), purchase),
        lambda _cancelled: gather(
            run.scenario,
            method,
            seen(run, max(1, before)),
            segments=purchase.segments,
            seed=state.draw,
            purchase=purchase.id,
        ),
    )
