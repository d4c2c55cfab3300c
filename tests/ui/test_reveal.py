"""The reveal as a person sees it: it plays, pauses, steps, is skipped, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from in_memory import OneScreen, case, done, seen
from made import revealed
from textual.pilot import Pilot

from cinema_game.ui.screens.reveal.screen import RevealScreen
from cinema_game.workshop import actions as do
from cx.scenario.text import Language

SIZES = [(80, 23), (120, 36)]


def _week(screen: str) -> int:
    found = re.search(r"(?:week|неделя) (\d+)", screen)
    assert found is not None
    return int(found[1])


async def _ready(pilot: Pilot[None]) -> RevealScreen:
    for _ in range(200):
        await pilot.pause(0.05)
        if isinstance(screen := pilot.app.screen, RevealScreen) and screen.told:
            return screen
    raise AssertionError("nothing was told")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_it_can_be_paused_stepped_and_skipped(size: tuple[int, int], language: Language) -> None:
    session = revealed(case(), 1, language)
    game = OneScreen(session, language)
    game.animation_level = "full"
    async with game.run_test(size=size) as pilot:
        screen = await _ready(pilot)
        await pilot.press("space")
        await pilot.pause()
        paused = screen.at
        await pilot.pause(0.8)
        assert screen.at == paused
        await pilot.press("right", "right", "right")
        assert screen.at == paused + 3
        await pilot.press("left")
        assert screen.at == paused + 2
        assert _week(seen(game)) >= 1
        await pilot.press("end")
        assert screen.over
        await pilot.press("right")
        assert say_first(session, language)[:20] in seen(game)


def say_first(session: object, language: Language) -> str:
    return case().touchpoints[0].name.in_(language)


async def test_four_times_as_fast_is_faster() -> None:
    game = OneScreen(revealed(case()), "en")
    game.animation_level = "full"
    async with game.run_test(size=(80, 23)) as pilot:
        screen = await _ready(pilot)
        await pilot.press("plus")
        assert "×4" in seen(game)
        before = screen.at
        for _ in range(100):
            await pilot.pause(0.05)
            if screen.at > before:
                break
        assert screen.at > before


async def test_with_reduced_motion_everything_is_there_at_once_and_enter_goes_on() -> None:
    session = revealed(case())
    game = OneScreen(session, "en")
    game.animation_level = "none"
    async with game.run_test(size=(80, 23)) as pilot:
        screen = await _ready(pilot)
        assert screen.over
        text = seen(game)
        assert all(word in text for word in ("told friends", "came back", "to a rival", "this quarter"))
        await pilot.press("enter")
        await pilot.pause()
        last = done(session)[-1]
        assert isinstance(last, do.Move)
        assert last.phase == "result"


async def test_seen_before_it_is_whole_and_can_be_played_again() -> None:
    session = revealed(case())
    session.do(do.Move(who="Anna", phase="result"))
    session.do(do.Move(who="Anna", phase="reveal"))
    game = OneScreen(session, "en")
    game.animation_level = "full"
    async with game.run_test(size=(80, 23)) as pilot:
        screen = await _ready(pilot)
        assert screen.over
        await pilot.press("home")
        assert not screen.over


async def test_another_language_keeps_the_place_of_the_story() -> None:
    game = OneScreen(revealed(case()), "en")
    game.animation_level = "full"
    async with game.run_test(size=(80, 23)) as pilot:
        screen = await _ready(pilot)
        await pilot.press("space", "right", "right")
        before = screen.at
        game.speak("ru")
        await pilot.pause()
        assert screen.at == before
        assert "неделя" in seen(game)
        game.speak("en")
