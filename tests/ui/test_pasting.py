"""Pastes in fields: lines are kept, joined or offered one by one; too much is cut, and that is said."""

from __future__ import annotations

import pytest
from in_memory import OneScreen, begun, case, done, seen
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from cinema_game.language import say
from cinema_game.settings import Settings
from cinema_game.ui.app import CinemaGame
from cinema_game.ui.screens.map.card import PointCard
from cinema_game.ui.screens.map.deck import MOST_LINES, Deck
from cinema_game.ui.screens.start import Start
from cinema_game.workshop import actions as do
from cinema_game.workshop.deck import deck
from cinema_game.workshop.typed import LINE_LIMIT, NOTE_LIMIT

TO_MAP = do.Move(who="Anna", phase="map")
POINT = do.AddPoint(who="Anna", stage=case().stages[0].id, name="Smell in the lobby")


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(Paste(text))
    await pilot.pause()
    await pilot.pause()


def told(pilot: Pilot[None]) -> str:
    return " ".join(notice.message for notice in pilot.app._notifications)


async def test_a_field_of_one_line_joins_lines_and_leaves_out_what_cannot_be_seen() -> None:
    app = CinemaGame(Settings(language="en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.app.workers.wait_for_complete()
        app.push_screen(Start())
        await pilot.pause()
        team = app.screen.query_one("#team", Input)
        team.focus()
        await paste(pilot, "Red\r\n\x1b[31m  Owls\x1b[0m\t\u202eof\x00 \x1b]52;c;YWJj\x07Tula\n")
        assert team.value == "Red Owls of Tula"
        team.value = ""
        await paste(pilot, "x" * 100_000)
        assert len(team.value) == NOTE_LIMIT
        assert "left out" in told(pilot)


async def test_the_deck_offers_pasted_lines_as_points_one_a_line() -> None:
    session = begun(TO_MAP)
    game = OneScreen(session, "en")
    async with game.run_test(size=(80, 24)) as pilot:
        await pilot.press("insert")
        await pilot.pause()
        card = deck(session.state, case())[3]
        await paste(pilot, f"Ticket hatch\r\n\r\n {say(card.name).upper()} \nTicket hatch\nDeep parking")
        assert isinstance(game.screen, Deck)
        assert game.screen.query_one(Input).value == ""
        assert "add 4 points, one a line" in seen(game)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert [point.name for point in session.state.map.points] == ["Ticket hatch"]
        await pilot.press("enter")
        await pilot.pause()
        names = [point.name or point.ref for point in session.state.map.points]
        assert names == ["Ticket hatch", card.ref, "Ticket hatch", "Deep parking"]
        assert "type to find a card" in seen(game)


async def test_of_many_pasted_lines_some_are_offered_and_a_line_that_is_too_long_stays() -> None:
    session = begun(TO_MAP)
    game = OneScreen(session, "ru")
    async with game.run_test(size=(80, 24)) as pilot:
        await pilot.press("insert")
        await pilot.pause()
        await paste(pilot, "\n".join(f"Точка {number}" for number in range(MOST_LINES + 2)))
        assert f"добавить {MOST_LINES} точек" in seen(game)
        assert "Ещё 2 строки не поместились." in seen(game)
        await paste(pilot, "Одна\n" + "д" * (LINE_LIMIT + 1) + "\nТри")
        await pilot.press("enter")
        await pilot.pause()
        assert [point.name for point in session.state.map.points] == ["Одна"]
        assert "добавить 2 точки" in seen(game)
        await pilot.press("П", "о")
        await pilot.pause()
        assert "своя точка: По" in seen(game)


async def test_a_long_answer_keeps_its_lines_and_its_limit() -> None:
    session = begun(TO_MAP, POINT)
    game = OneScreen(session, "en")
    async with game.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(game.screen, PointCard)
        comment = game.screen.query_one("#comment", TextArea)
        comment.focus()
        await paste(pilot, "one\r\ntwo\x1b[2J\nthree")
        assert comment.text == "one\ntwo\nthree"
        await paste(pilot, "x" * 100_000)
        assert len(comment.text) == NOTE_LIMIT
        assert "left out" in told(pilot)


@pytest.mark.parametrize("text", ["+" * 50, "\x1b[C+++\r\x1b", "q\nw\ne"])
async def test_a_paste_where_nothing_is_written_does_nothing(text: str) -> None:
    session = begun(TO_MAP, POINT)
    game = OneScreen(session, "en")
    async with game.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = len(done(session)), seen(game)
        await paste(pilot, text)
        assert (len(done(session)), seen(game)) == before
