"""Forecasts: each member alone, then the team, then no more changes."""

from __future__ import annotations

from cinema_game.workshop.actions import LockForecast, Predict
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.gates import in_play, open_for_change
from cinema_game.workshop.rules.turns import waiting_for_plan
from cinema_game.workshop.state import Prediction, Workshop
from cx.message import N_
from cx.scenario.scenario import Scenario


def predict(state: Workshop, action: Predict, scenario: Scenario) -> Workshop:
    """A forecast is written or rewritten."""
    _may(state, action.who, action.member, scenario)
    if action.forecast.worst not in {point.id for point in scenario.touchpoints}:
        raise RuleBroken(N_("There is no touchpoint “{id}” in this scenario."), id=action.forecast.worst)
    writers = _writers(state, action.member)
    for member in writers:
        _unlocked(state, member)
    rest = tuple(p for p in state.predictions if p.round != state.round or p.member not in writers)
    new = tuple(Prediction(round=state.round, member=member, forecast=action.forecast) for member in writers)
    return state.model_copy(update={"predictions": (*rest, *new)})


def lock_forecast(state: Workshop, action: LockForecast, scenario: Scenario) -> Workshop:
    """A forecast is fixed. The team's lock ends the phase."""
    _may(state, action.who, action.member, scenario)
    writers = _writers(state, action.member)
    for member in writers:
        _unlocked(state, member)
        if state.prediction(state.round, member) is None:
            raise RuleBroken(N_("There is no forecast to lock yet. Write it first: half a minute is enough."))
    predictions = tuple(
        p.model_copy(update={"locked": True}) if p.round == state.round and p.member in writers else p
        for p in state.predictions
    )
    locks = (*state.locks, "forecast") if None in writers else state.locks
    return state.model_copy(update={"predictions": predictions, "locks": locks})


def waiting_for(state: Workshop) -> tuple[str, ...]:
    """The members whose own forecast of this round is not locked yet."""
    return tuple(
        member
        for member in state.members
        if (own := state.prediction(state.round, member)) is None or not own.locked
    )


def _writers(state: Workshop, member: str | None) -> tuple[str | None, ...]:
    """A single player's forecast is the team's as well."""
    return (*state.members, None) if state.solo else (member,)


def _may(state: Workshop, who: str, member: str | None, scenario: Scenario) -> None:
    in_play(state)
    open_for_change(state, "forecast")
    if not state.locked("plan"):
        raise RuleBroken(N_("Lock the plan first: a forecast is about a plan that does not change any more."))
    if (why := waiting_for_plan(state, scenario)) is not None:
        raise RuleBroken(why)
    if member is not None and member not in state.members:
        raise RuleBroken(
            N_("{who} is not a member of the team {team}. Join the team first."), who=member, team=state.team
        )
    if member is not None and who != member:
        raise RuleBroken(N_("This is the forecast of {member} alone. Write your own."), member=member)
    if member is None and not state.solo and (missing := waiting_for(state)):
        raise RuleBroken(
            N_("The team's forecast comes after everyone's own. Still waiting for: {names}."),
            names=", ".join(missing),
        )


def _unlocked(state: Workshop, member: str | None) -> None:
    own = state.prediction(state.round, member)
    if own is not None and own.locked:
        raise RuleBroken(N_("This forecast is locked and cannot be changed any more."))
