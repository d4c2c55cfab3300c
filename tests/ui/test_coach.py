"""The tutorial's coach: in every phase it says what to press next, and ticks it off when it is done."""

from __future__ import annotations

import pytest
from in_memory import OneScreen, begun, case, seen

from cinema_game.ui.session import Session
from cinema_game.ui.widgets.coach import STEPS, Coach
from cinema_game.workshop import actions as do
from cinema_game.workshop.state import PHASES
from cx.scenario.lessons import Phase
from cx.scenario.text import Language


def learning(phase: Phase, *more: do.Action, language: Language = "en") -> Session:
    tutorial = case("tutorial")
    moved = [] if phase == "briefing" else [do.Move(who="Anna", phase=phase)]
    return begun(*moved, *more, scenario=tutorial, mode="tutorial", language=language, customers=500)


SMALL, LARGE = (80, 23), (120, 36)


@pytest.mark.parametrize(
    ("phase", "language", "size"),
    [
        ("briefing", "ru", SMALL),
        ("research", "en", SMALL),
        ("research", "ru", LARGE),
        ("map", "ru", SMALL),
        ("plan", "en", LARGE),
        ("plan", "ru", SMALL),
        ("forecast", "en", SMALL),
    ],
)
async def test_each_phase_says_what_to_press(phase: Phase, language: Language, size: tuple[int, int]) -> None:
    async with OneScreen(learning(phase, language=language), language).run_test(size=size) as pilot:
        await pilot.pause()
        card = next(card for card in case("tutorial").cards if card.phase == phase)
        lines = seen(pilot.app).splitlines()
        below = " ".join(" ".join(lines[-9:]).split())
        assert card.title.in_(language) in below
        assert "□" in below
        assert ("Ctrl+N" in lines[-1]) or phase in ("forecast", "map")
        assert pilot.app.screen.query_one(Coach).region.bottom == size[1] - 1
        beginning = " ".join(card.text.in_(language).split()[:4])
        assert (beginning in below) == (size[1] > 30)


async def test_what_is_done_is_ticked_off_at_once() -> None:
    session = learning("plan")
    async with OneScreen(session, "en").run_test(size=(80, 23)) as pilot:
        await pilot.pause()
        assert "□ choose a measure" in seen(pilot.app)
        await pilot.press("space")
        await pilot.pause()
        assert "✓ choose a measure" in seen(pilot.app)


async def test_a_case_has_no_coach() -> None:
    async with OneScreen(begun(), "en").run_test(size=(80, 23)) as pilot:
        assert not pilot.app.screen.query(Coach)


def test_every_phase_has_steps_and_none_is_done_at_the_start() -> None:
    state = learning("briefing").state
    assert set(STEPS) == set(PHASES)
    for phase in PHASES:
        here = state.model_copy(update={"phase": phase})
        assert not all(step.done(here) for step in STEPS[phase])
