"""What the trainer does with a team: events, checkpoints, rewinding."""

from __future__ import annotations

from datetime import datetime

from cinema_game.workshop.actions import TRAINER, Checkpoint, Inject, Rewind
from cinema_game.workshop.happenings import happens_in
from cinema_game.workshop.purse import free_money
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.gates import revealed
from cinema_game.workshop.state import Happening, Saved, Workshop
from cx.message import N_
from cx.scenario.scenario import Scenario

MOST_SAVED = 100
"""Checkpoints kept; the oldest named by nobody goes first."""


def inject(state: Workshop, action: Inject, scenario: Scenario) -> Workshop:
    """An event happens in the present round, on top of what the scenario has for it."""
    _trainer_only(state, action.who)
    if action.event not in {event.id for event in scenario.events}:
        raise RuleBroken(N_("There is no event “{id}” in this scenario."), id=action.event)
    if revealed(state) and not state.sandbox:
        raise RuleBroken(N_("This round has been revealed already. Inject the event in the next one."))
    if action.event in {happening.event.id for happening in happens_in(state, scenario, state.round)}:
        raise RuleBroken(N_("This event happens in the present round anyway. Choose another one."))
    cost = float(scenario.event(action.event).cost)
    taken = cost if state.sandbox else min(cost, free_money(state, scenario))
    happening = Happening(event=action.event, round=state.round, taken=taken)
    return state.model_copy(update={"injected": (*state.injected, happening)})


def checkpoint(state: Workshop, action: Checkpoint) -> Workshop:
    """The present state is kept under a name."""
    return keep(state, action.at, action.name)


def rewind(state: Workshop, action: Rewind) -> Workshop:
    """Back to a checkpoint. What was kept later is forgotten; the log is not."""
    _trainer_only(state, action.who)
    for saved in state.saved:
        if saved.sequence == action.to:
            kept = tuple(other for other in state.saved if other.sequence <= action.to)
            return saved.state.model_copy(update={"saved": kept})
    raise RuleBroken(N_("There is no checkpoint {number}. Choose one from the list."), number=action.to)


def keep(state: Workshop, at: datetime, name: str | None = None) -> Workshop:
    """The state with a checkpoint of itself."""
    bare = state.model_copy(update={"saved": (), "done": (), "undone": ()})
    rest = tuple(saved for saved in state.saved if saved.sequence != state.sequence)
    new = Saved(sequence=state.sequence, name=name, at=at, state=bare)
    return state.model_copy(update={"saved": (*rest, new)[-MOST_SAVED:]})


def _trainer_only(state: Workshop, who: str) -> None:
    if who != TRAINER and not state.sandbox:
        raise RuleBroken(N_("Only the trainer can do this. Ask the trainer."))
