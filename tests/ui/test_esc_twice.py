"""Esc on a phase: the first says where the second would go, anything else in between keeps the team there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseDown
from textual.pilot import Pilot

from cinema_game.language import LANGUAGES
from cinema_game.settings import Settings
from cinema_game.ui.app import CinemaGame, Wanted
from cinema_game.ui.screens.lobby import Lobby
from cinema_game.ui.screens.phase import PhaseScreen
from cinema_game.ui.widgets.once_more import OnceMore
from cx.scenario.text import Language


def game(tmp_path: Path, language: Language = "en") -> CinemaGame:
    return CinemaGame(Settings(language=language), saves=tmp_path, wanted=Wanted(scenario="tutorial"))


async def begun(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(pilot.app.screen, PhaseScreen)


def asking(app: CinemaGame) -> bool:
    return any(line.display for line in app.screen.query(OnceMore))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_first_esc_asks_in_one_line_and_the_second_leaves(
    tmp_path: Path, language: Language
) -> None:
    app = game(tmp_path, language)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await pilot.press("escape")
        await pilot.pause()
        shown = app.screen._compositor.render_strips()[-1].text
        assert {"en": "any other key stays here.", "ru": "Другая клавиша — остаться."}[language] in shown
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Lobby)
        assert app.session is None


@pytest.mark.parametrize("other", ["f4", "right", "й", "mouse"])
async def test_whatever_else_is_done_keeps_the_team_on_the_phase(tmp_path: Path, other: str) -> None:
    app = game(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await pilot.press("f4")
        await pilot.pause()
        for _ in range(3):
            await pilot.press("escape")
            assert asking(app)
            if other == "mouse":
                app.post_message(MouseDown(None, 2, 2, 0, 0, 1, False, False, False))
                await pilot.pause()
            else:
                await pilot.press(other)
            assert not asking(app)
        await pilot.pause()
        assert isinstance(app.screen, PhaseScreen)


async def test_after_some_seconds_the_question_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cinema_game.ui.widgets.once_more.LASTS", 0.01)
    app = game(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await pilot.press("escape")
        while asking(app):
            await pilot.pause(0.01)
        await pilot.press("escape")
        assert isinstance(app.screen, PhaseScreen)


async def test_the_lobby_by_its_name_needs_no_second_word(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"lobby", "enter")
        await pilot.pause(0.2)
        assert isinstance(app.screen, Lobby)
