"""Who writes now: each member alone, then the team, then nobody any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cinema_game.workshop.rules.forecasting import waiting_for
from cinema_game.workshop.rules.turns import waiting_for_plan
from cinema_game.workshop.state import Workshop
from cx.scenario.scenario import Scenario
from cx.scoring.forecast import Forecast

Kind = Literal["closed", "waiting", "cover", "alone", "team", "locked"]


@dataclass(frozen=True)
class Stage:
    """`closed`: the plan is not fixed yet; `waiting`: something of the other team's or for it is missing;
    `cover`: the keyboard goes to `member`; `alone`: who writes.
    """

    kind: Kind
    member: str | None = None


def stage_of(state: Workshop, scenario: Scenario, uncovered: str | None) -> Stage:
    """Where the forecast of the present round stands; `uncovered` is who said that they sit here."""
    if state.locked("forecast") or state.revealed >= state.round:
        return Stage("locked")
    if not state.locked("plan"):
        return Stage("closed")
    if waiting_for_plan(state, scenario) is not None:
        return Stage("waiting")
    if state.solo:
        return Stage("team")
    if missing := waiting_for(state):
        return Stage("alone" if uncovered == missing[0] else "cover", missing[0])
    return Stage("team")


def forecasts(state: Workshop) -> dict[str, Forecast]:
    """The members' own forecasts of the present round, once everybody has locked: before that, nobody's."""
    if state.solo or waiting_for(state):
        return {}
    own = {member: state.prediction(state.round, member) for member in state.members}
    return {member: prediction.forecast for member, prediction in own.items() if prediction is not None}
