"""The fold, one action at a time."""

from __future__ import annotations

from typing import assert_never

from cinema_game.workshop import actions as do
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules import (
    forecasting,
    mapping,
    matching,
    planning,
    research,
    rounds,
    trainer,
    turns,
    undoing,
)
from cinema_game.workshop.rules.begin import begin
from cinema_game.workshop.state import Workshop
from cx.message import N_
from cx.scenario.scenario import Scenario


def apply(state: Workshop | None, action: do.Action, scenario: Scenario) -> Workshop:
    """The workshop after an action. Pure: the same arguments give equal states.

    Args:
        state: the workshop so far; None before `Begin`.
        action: what is to be done.
        scenario: the scenario that `Begin` names.

    Raises:
        RuleBroken: the rules forbid it; its `message` says what is wrong and what to do.
    """
    if isinstance(action, do.Begin):
        if state is not None:
            raise RuleBroken(N_("This workshop has already begun. Open a new one to start again."))
        return begin(action, scenario)
    if state is None:
        raise RuleBroken(N_("The workshop has not begun yet. Its first action says who plays what."))
    if action.who not in (*state.members, do.TRAINER):
        raise RuleBroken(
            N_("{who} is not a member of the team {team}. Join the team first."),
            who=action.who,
            team=state.team,
        )
    after = _after(state, action, scenario)
    return after.model_copy(
        update={
            "sequence": state.sequence + 1,
            "last_at": action.at,
            "last_by": action.who,
            "last_did": action.do,
        }
    )


def _after(state: Workshop, action: do.Action, scenario: Scenario) -> Workshop:
    match action:
        case do.Begin():
            raise AssertionError("told apart before")
        case do.Move():
            return rounds.move(state, action, scenario)
        case do.Lock():
            return rounds.lock(state, action, scenario)
        case do.Reveal():
            return rounds.reveal(state, action, scenario)
        case do.NextRound():
            return rounds.next_round(state, action, scenario)
        case do.BuyEvidence():
            return research.buy(state, action, scenario)
        case do.PinEvidence():
            return research.pin(state, action)
        case do.UnpinEvidence():
            return research.unpin(state, action)
        case do.AddPoint():
            return mapping.add(state, action, scenario)
        case do.EditPoint():
            return mapping.edit(state, action, scenario)
        case do.Feel():
            return mapping.feel(state, action, scenario)
        case do.MarkKey():
            return mapping.mark(state, action)
        case do.MovePoint():
            return mapping.move(state, action, scenario)
        case do.RemovePoint():
            return mapping.remove(state, action)
        case do.CorrectMatch():
            return matching.correct(state, action, scenario)
        case do.TrustMatch():
            return matching.trust(state, action)
        case do.Choose():
            return planning.choose(state, action, scenario)
        case do.Drop():
            return planning.drop(state, action, scenario)
        case do.Refuse():
            return turns.refuse(state, action, scenario)
        case do.HandOver():
            return turns.hand_over(state, scenario)
        case do.Predict():
            return forecasting.predict(state, action, scenario)
        case do.LockForecast():
            return forecasting.lock_forecast(state, action, scenario)
        case do.Answer():
            return rounds.answer(state, action)
        case do.Inject():
            return trainer.inject(state, action, scenario)
        case do.Checkpoint():
            return trainer.checkpoint(state, action)
        case do.Rewind():
            return trainer.rewind(state, action)
        case do.Undo():
            return undoing.undo(state, action, scenario)
        case do.Redo():
            return undoing.redo(state, action, scenario)
        case _:
            assert_never(action)
