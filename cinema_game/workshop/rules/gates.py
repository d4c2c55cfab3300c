"""What stands in the way of a change: locks and reveals."""

from __future__ import annotations

from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.state import Lockable, Workshop
from cx.message import N_, Message
from cx.scenario.lessons import Phase
from cx.scenario.scenario import Scenario

PHASE_NAMES: dict[Phase, str] = {
    "briefing": N_("Briefing"),
    "research": N_("Research"),
    "map": N_("Map"),
    "plan": N_("Plan"),
    "forecast": N_("Forecast"),
    "reveal": N_("Reveal"),
    "result": N_("Result"),
    "debrief": N_("Debrief"),
}
_REVEALED = N_("This round has been revealed: “{phase}” cannot be changed. Go on to the next round.")
_LOCKED = N_("“{phase}” is locked in this round and cannot be changed any more. It opens in the next round.")


def phase_name(phase: Phase) -> Message:
    """The name of a phase in both languages."""
    return Message(PHASE_NAMES[phase])


def revealed(state: Workshop) -> bool:
    """Whether the present round has been revealed."""
    return state.revealed >= state.round


def finished(state: Workshop, scenario: Scenario) -> bool:
    """Whether the last round has been revealed."""
    return state.revealed >= scenario.rounds.count


def open_for_change(state: Workshop, phase: Lockable) -> None:
    """Refuse a change of a phase that is locked, or when the round has been revealed."""
    if state.sandbox:
        return
    if revealed(state):
        raise RuleBroken(_REVEALED, phase=phase_name(phase))
    if state.locked(phase):
        raise RuleBroken(_LOCKED, phase=phase_name(phase))


def in_play(state: Workshop) -> None:
    """Refuse in the sandbox what only a played workshop has."""
    if state.sandbox:
        raise RuleBroken(
            N_("In the sandbox everything is open: there is nothing to lock, to forecast or to reveal.")
        )
