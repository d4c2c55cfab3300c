"""What a forecast is measured against: the figures of the round before, or of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cinema_game.figures import number, percent
from cinema_game.language import _, say
from cinema_game.results.spec import spec_before
from cx.scoring.forecast import Figure

if TYPE_CHECKING:
    from cinema_game.ui.session import Session


async def references(session: Session) -> dict[Figure, str]:
    """`last quarter: −12` for each figure."""
    scenario = session.scenario
    before = session.state.round - 1
    spec = spec_before(session.state, scenario, session.state.round)
    run = await session.reckon(session.results.run, spec)
    row = max(0, before - 1)
    when = f"{say(scenario.rounds.name).lower()} {before}" if before else _("today")
    money = f"{number(run.revenue[row])} {say(scenario.money.currency)}"
    return {
        "nps": f"{when}: {number(run.nps[row], sign=True)}",
        "revenue": f"{when}: {money}",
        "returning": f"{when}: {percent(run.retention[row])}",
    }
