"""The lobby: two Enters to a briefing, saves go on, small windows ask for room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from corpus import MARKUP, PATHS, REFUSED, WIDE
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList, Static

from cinema_game.settings import Settings
from cinema_game.ui.app import CinemaGame, Wanted
from cinema_game.ui.screens.help import Help
from cinema_game.ui.screens.lobby import Lobby
from cinema_game.ui.screens.start import Start
from cinema_game.ui.widgets.more_room import MoreRoom
from cx.message import Language


async def settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_enter_enter_is_in_the_briefing(language: Language) -> None:
    app = CinemaGame(Settings(language=language))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        assert app.session is not None
        assert app.session.state.scenario == "cinema"
        assert app.session.state.phase == "briefing"
        assert type(app.screen).__name__ == "BriefingScreen"


async def test_a_saved_workshop_goes_on_where_it_was(tmp_path: Path) -> None:
    app = CinemaGame(Settings(language="en"), saves=tmp_path, wanted=Wanted(scenario="tutorial"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.session is not None
        begun = app.session.state
    again = CinemaGame(Settings(language="en"), saves=tmp_path)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)
        assert again.session is not None
        assert again.session.state == begun


async def test_f12_says_everything_in_russian_and_is_remembered() -> None:
    app = CinemaGame(Settings(language="en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f12")
        await settle(pilot)
        prompts = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        assert any("Обучение" in prompt for prompt in prompts)
    assert Settings.load().language == "ru"


async def test_letters_work_on_the_russian_layout() -> None:
    app = CinemaGame(Settings(language="en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("д")
        await settle(pilot)
    assert Settings.load().language == "ru"


async def test_f1_tells_what_the_screen_is_for() -> None:
    app = CinemaGame(Settings(language="en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f1")
        assert isinstance(app.screen, Help)
        await pilot.press("escape")
        assert isinstance(app.screen, Lobby)


@pytest.mark.parametrize("size", [(20, 5), (75, 40), (120, 15)])
async def test_a_small_window_asks_for_room(size: tuple[int, int]) -> None:
    app = CinemaGame(Settings(language="en"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        notice = app.screen.query_one(MoreRoom)
        assert notice.display
        assert notice.region.size == size
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not notice.display


async def test_no_name_breaks_the_way_in(tmp_path: Path) -> None:
    app = CinemaGame(Settings(language="en"), saves=tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await pilot.pause()
        for name in (*REFUSED, *MARKUP[:4], *PATHS[:2], WIDE[1]):
            dialog = app.screen
            assert isinstance(dialog, Start)
            dialog.query_one("#team", Input).value = name
            dialog.query_one("#begin", Button).press()
            while app.session is None and (app.screen is not dialog or not told(dialog)):
                await settle(pilot)
            if app.session is not None:
                app.leave_workshop()
                while not isinstance(app.screen, Lobby):
                    await settle(pilot)
                await settle(pilot)
                app.screen.query_one(OptionList).highlighted = 0
                await pilot.press("enter")
                while not isinstance(app.screen, Start):
                    await settle(pilot)
            else:
                dialog.query_one("#wrong", Static).update("")
        made = [place.name for place in tmp_path.iterdir()]
        assert made
        assert all(re.fullmatch(r"\d{8}-\d{6}-[a-z2-9]{6}", name) for name in made)


def told(dialog: Screen[object]) -> str:
    return str(dialog.query_one("#wrong", Static).visual)


async def test_an_unknown_scenario_is_told_in_the_lobby() -> None:
    app = CinemaGame(Settings(language="en"), wanted=Wanted(scenario="../../x"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, Lobby)
        assert app.session is None
        assert len(app._notifications) == 1


async def test_a_strangers_card_is_shown_whatever_it_says(tmp_path: Path) -> None:
    from cinema_game.store import document

    for number, (field, value) in enumerate([("phase", "ghost"), ("mode", "ghost"), ("scenario", "[/]")]):
        place = tmp_path / "saves" / f"odd{number}"
        place.mkdir(parents=True)
        card = {"scenario": "cinema", "team": "Owls", "phase": "map", "round": 1, field: value}
        tables = {"workshop": {"1": {"n": 1, "card": card, "state": {}}}}
        (place / "workshop.json").write_bytes(document.encode(document.Document(1, tables)))
    app = CinemaGame(Settings(language="en"), saves=tmp_path / "saves")
    async with app.run_test(size=(120, 36)) as pilot:
        await app.workers.wait_for_complete()
        choices = app.screen.query_one("#choices", OptionList)
        assert sum((option.id or "").startswith("save:") for option in choices.options) == 3
        for _ in range(4):
            await pilot.press("up")
            await pilot.pause()
