"""Nothing of one game is another's: two in one process, one Russian, one English."""

from __future__ import annotations

from pathlib import Path

from in_memory import seen
from textual.pilot import Pilot

from cinema_game.language import current
from cinema_game.settings import Settings
from cinema_game.ui.app import CinemaGame
from cinema_game.ui.screens.briefing import BriefingScreen


async def to_the_briefing(pilot: Pilot[None]) -> None:
    await pilot.press("down", "down", "enter")
    for _ in range(200):
        await pilot.pause(0.02)
        if isinstance(pilot.app.screen, BriefingScreen):
            return
    raise AssertionError(seen(pilot.app))


async def test_each_speaks_its_own_language(tmp_path: Path) -> None:
    russian = CinemaGame(Settings(language="ru"), saves=tmp_path / "ru")
    english = CinemaGame(Settings(language="en"), saves=tmp_path / "en")
    async with russian.run_test(size=(80, 24)) as first, english.run_test(size=(80, 24)) as second:
        await first.pause(0.5)
        assert "Обучение" in seen(russian)
        assert "Tutorial" in seen(english)
        await to_the_briefing(second)
        await to_the_briefing(first)
        assert "The story" in seen(english)
        assert "История" in seen(russian)
        await first.press("f12")
        await first.pause(0.3)
        assert "The story" in seen(russian)
        await second.press("f12")
        await second.pause(0.3)
        await first.press("f1")
        await first.pause(0.3)
        assert "История" in seen(english)
        assert russian.settings.language == "en"
        assert english.settings.language == "ru"
    assert current() == "en"
