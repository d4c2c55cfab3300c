"""The clock of a class: an agenda is data, and what is open is a question of seconds."""

from __future__ import annotations

from dataclasses import dataclass

from cx.scenario.lessons import Agenda, Step

SECONDS_A_MINUTE = 60


@dataclass(frozen=True)
class Slot:
    """Where a class stands in its agenda."""

    step: Step
    number: int
    """0 is the first step."""
    elapsed: float
    """Seconds since the step began."""
    left: float
    """Seconds to its end; 0 in the last step once the time is over."""
    over: bool
    """The agenda's time is over."""


def phase_at(agenda: Agenda, seconds: float) -> Slot:
    """The step that is open after so many seconds; before the start it is the first one.

    Pauses and extensions are the caller's: hand over the seconds that count.
    """
    begun = 0.0
    clock = max(0.0, seconds)
    for number, step in enumerate(agenda.steps):
        end = begun + step.minutes * SECONDS_A_MINUTE
        if clock < end:
            return Slot(step, number, clock - begun, end - clock, over=False)
        begun = end
    last = agenda.steps[-1]
    return Slot(last, len(agenda.steps) - 1, float(last.minutes * SECONDS_A_MINUTE), 0.0, over=True)


def starts(agenda: Agenda) -> tuple[int, ...]:
    """Minutes after which each step begins."""
    minutes = 0
    result = []
    for step in agenda.steps:
        result.append(minutes)
        minutes += step.minutes
    return tuple(result)
