"""Two teams at one laptop, and one team beside the computer: by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from incident import FILE
from textual.pilot import Pilot
from textual.widgets import Button, Input

from cinema_game.language import LANGUAGES, Language
from cinema_game.settings import Settings
from cinema_game.ui.app import CinemaGame, Wanted
from cinema_game.ui.screens.cover import Cover
from cinema_game.ui.screens.sharing import Sharing
from cinema_game.ui.widgets.key_bar import Key
from cinema_game.workshop.state import Workshop

SIZES = [(80, 23), (120, 36)]


def game(folder: Path, language: Language = "en") -> CinemaGame:
    wanted = Wanted(scenario=str(FILE), seed=7)
    return CinemaGame(Settings(language=language), saves=folder, wanted=wanted)


async def until(pilot: Pilot[None], kind: type) -> None:
    for _ in range(200):
        if isinstance(pilot.app.screen, kind):
            await pilot.pause()
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{kind.__name__} did not come, here is {pilot.app.screen}")


def state(app: CinemaGame) -> Workshop:
    assert app.session is not None
    return app.session.state


def inside(app: CinemaGame) -> None:
    """No control is cut off."""
    width, height = app.size
    for control in (*app.screen.query(Button), *app.screen.query(Key), *app.screen.query(Input)):
        if control.display and control.region.area:
            assert control.region.x >= 0
            assert control.region.right <= width
            assert control.region.bottom <= height


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_second_team_sits_down(tmp_path: Path, language: Language, size: tuple[int, int]) -> None:
    app = game(tmp_path, language)
    async with app.run_test(size=size) as pilot:
        await until(pilot, Sharing)
        inside(app)
        await pilot.press("ctrl+t")
        await until(pilot, Cover)
        inside(app)
        await pilot.press("enter")
        first = state(app)
        assert (first.owner, first.other is not None) == ("us", True)
        await pilot.press("f5")
        await pilot.pause()
        inside(app)
        await pilot.press("ctrl+o")
        await until(pilot, Cover)
        second = state(app)
        assert (second.owner, second.team) == ("them", first.other.team if first.other else "")
        await pilot.press("enter")
        assert app.session is not None
        assert app.session.who == second.members[0]


async def test_alone_is_one_key_away(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=(80, 23)) as pilot:
        await until(pilot, Sharing)
        await pilot.press("enter")
        for _ in range(100):
            if app.session is not None:
                break
            await pilot.pause(0.02)
        assert state(app).other is None
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert state(app).other is None


async def test_a_proposal_is_answered_by_one_key(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, Sharing)
        await pilot.press("ctrl+t")
        await until(pilot, Cover)
        await pilot.press("enter", "f5")
        await pilot.pause()
        await pilot.press("end", "space")
        assert state(app).plan.interventions == ("link",)
        await pilot.press("ctrl+o")
        await until(pilot, Cover)
        await pilot.press("enter", "f5")
        await pilot.pause()
        await pilot.press("end", "delete")
        await pilot.pause()
        assert [one.intervention for one in state(app).refused] == ["link"]
        assert state(app).plan.choices == ()
