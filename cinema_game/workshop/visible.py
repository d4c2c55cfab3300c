"""What the team may see when: nothing of the truth before it has been revealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cinema_game.workshop.happenings import Occurrence, known
from cinema_game.workshop.rules.demands import entrance
from cinema_game.workshop.rules.forecasting import waiting_for
from cinema_game.workshop.rules.gates import finished
from cinema_game.workshop.state import PHASES, Workshop
from cx.message import Message
from cx.scenario.lessons import Phase
from cx.scenario.scenario import Scenario

Status = Literal["here", "done", "open", "closed"]


@dataclass(frozen=True)
class Door:
    """One phase on the strip: `done` was locked or is over, `closed` says why it is."""

    phase: Phase
    status: Status
    locked: bool
    why: Message | None = None


@dataclass(frozen=True)
class Visible:
    """What may be on the team's screens now."""

    doors: tuple[Door, ...]
    """All phases in order, for the strip."""
    results: int
    """Rounds whose results may be shown, from 1; 0 = none."""
    truth: bool
    """The map against the truth, causes, decoys and traps: after the last reveal, or in the sandbox."""
    what_if: bool
    """Every number open, every intervention a switch."""
    news: tuple[Occurrence, ...]
    """Events that the team has heard of."""
    waiting_for: tuple[str, ...]
    """Members whose own forecast of the present round is not locked yet."""
    forecasts: bool
    """The members' forecasts of the present round may be laid open to one another."""


def visible(state: Workshop, scenario: Scenario) -> Visible:
    """What may be seen in a state."""
    over = state.sandbox or finished(state, scenario)
    missing = () if state.sandbox else waiting_for(state)
    return Visible(
        doors=tuple(_door(state, phase, scenario) for phase in PHASES),
        results=scenario.rounds.count if state.sandbox else state.revealed,
        truth=over,
        what_if=over,
        news=known(state, scenario),
        waiting_for=missing,
        forecasts=not missing or state.locked("forecast"),
    )


def _door(state: Workshop, phase: Phase, scenario: Scenario) -> Door:
    why = entrance(state, phase, scenario)
    locked = state.locked(phase)
    status: Status
    if phase == state.phase:
        status = "here"
    elif why is not None:
        status = "closed"
    elif locked or PHASES.index(phase) < PHASES.index(state.phase):
        status = "done"
    else:
        status = "open"
    return Door(phase, status, locked, why)
