"""Two teams at one laptop may do anything in any order: the rules hold, and the log tells it all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some
from incident import incident
from replaying import replay
from test_two_teams import opening

from cinema_game.workshop import actions as do
from cinema_game.workshop.purse import purses
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.soundness.workshop import unsound
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import whole_plan
from cx.model.paying import owners_of
from cx.model.plan import check_plan
from cx.scoring.forecast import Estimate, Forecast

CASE = incident()
MEASURES = tuple(card.id for card in CASE.interventions)
GUESS = Estimate(direction="up", low=0, high=0.1, confidence=0.7)
FORECAST = Forecast(nps=GUESS, revenue=GUESS, returning=GUESS, worst="care")

Deed = tuple[str, str]
DEEDS = some.one_of(
    some.tuples(some.sampled_from(["choose", "drop", "refuse"]), some.sampled_from(MEASURES)),
    some.tuples(
        some.sampled_from(["hand_over", "hand_over", "undo", "redo", "fix", "foretell", "reveal", "next"]),
        some.just(""),
    ),
)


def actions(who: str, deed: Deed) -> tuple[do.Action, ...]:
    kind, measure = deed
    simple: dict[str, tuple[do.Action, ...]] = {
        "hand_over": (do.HandOver(who=who),),
        "undo": (do.Undo(who=who, phase="plan"),),
        "redo": (do.Redo(who=who, phase="plan"),),
        "fix": (do.Lock(who=do.TRAINER, phase="plan"),),
        "foretell": (do.Predict(who=who, forecast=FORECAST), do.LockForecast(who=who)),
        "reveal": (do.Reveal(who=who),),
        "next": (do.NextRound(who=who),),
    }
    if kind in simple:
        return simple[kind]
    made = {"choose": do.Choose, "drop": do.Drop, "refuse": do.Refuse}[kind]
    return (made(who=who, intervention=measure),)


def hold(state: Workshop) -> None:
    """What is true whatever was done."""
    assert unsound(state, CASE) is None
    assert state.other is not None
    assert {state.owner, state.other.owner} == {"us", "them"}
    for owner, plan in ((state.owner, state.plan), (state.other.owner, state.other.plan)):
        for id_ in plan.interventions:
            assert owner in owners_of(CASE.intervention(id_), CASE)
    assert min(purse.left for purse in purses(state, CASE)) >= -1e-6
    whole = whole_plan(state, CASE)
    assert len(set(whole.interventions)) == len(whole)
    for choice in whole.choices:
        if CASE.intervention(choice.intervention).joint is not None:
            assert choice.intervention in state.plan.interventions
            assert choice.intervention in state.other.plan.interventions
    check_plan(CASE, whole)


@settings(max_examples=60, deadline=None)
@given(some.lists(DEEDS, max_size=40))
def test_whatever_two_teams_do(deeds: list[Deed]) -> None:
    log: list[do.Action] = [opening(two=True)]
    state = apply(None, log[0], CASE)
    for deed in deeds:
        for action in actions(state.members[0], deed):
            try:
                state = apply(state, action, CASE)
            except RuleBroken:
                continue
            log.append(action)
            hold(state)
    assert replay(log, CASE) == state
    assert Workshop.model_validate_json(state.model_dump_json()) == state
    there = apply(state, do.HandOver(who=state.members[0]), CASE)
    back = apply(there, do.HandOver(who=there.members[0]), CASE)
    same = {"sequence": 0, "last_at": state.last_at, "last_by": "", "last_did": ""}
    assert back.model_copy(update=same) == state.model_copy(update=same)
