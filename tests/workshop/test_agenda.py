"""The clock of a class is a question of seconds."""

from __future__ import annotations

from cinema_game.workshop.agenda import phase_at, starts
from cx.scenario.lessons import Agenda

AGENDA = Agenda.model_validate(
    {
        "id": "short",
        "name": "Short",
        "minutes": 15,
        "steps": [
            {"name": "Map", "minutes": 10, "phase": "map", "round": 1},
            {"name": "Break", "minutes": 2},
            {"name": "Debrief", "minutes": 3, "phase": "debrief"},
        ],
    }
)


def test_each_step_has_its_time() -> None:
    assert [phase_at(AGENDA, seconds).step.phase for seconds in (-5, 0, 599, 600, 720, 899)] == [
        "map",
        "map",
        "map",
        None,
        "debrief",
        "debrief",
    ]
    slot = phase_at(AGENDA, 630)
    assert (slot.number, slot.elapsed, slot.left, slot.over) == (1, 30, 90, False)
    assert starts(AGENDA) == (0, 10, 12)


def test_the_last_step_stays_when_time_is_over() -> None:
    slot = phase_at(AGENDA, 10_000)
    assert slot.step.phase == "debrief"
    assert slot.over
    assert slot.left == 0
