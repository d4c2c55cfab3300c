"""The scoring room: ten maps by keyboard alone, marks on the disk, reasons, matches, agreement, history."""

from __future__ import annotations

import random
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from corpus import CORPUS
from in_memory import case, seen
from lived import RESULTS
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from cinema_game.facilitation import actions as do
from cinema_game.facilitation.actions import CALIBRATION
from cinema_game.facilitation.book import Book
from cinema_game.facilitation.rubric_file import rubric_for
from cinema_game.settings import Settings
from cinema_game.store.marks import Marks
from cinema_game.store.workshops import workshops
from cinema_game.ui.app import CinemaGame
from cinema_game.ui.screens.matches import Matches
from cinema_game.ui.screens.pick import Pick
from cinema_game.ui.screens.scoring.agreed import AgreedScreen
from cinema_game.ui.screens.scoring.asking import Asking
from cinema_game.ui.screens.scoring.beside import BesideScreen
from cinema_game.ui.screens.scoring.comments import Comments
from cinema_game.ui.screens.scoring.door import Door
from cinema_game.ui.screens.scoring.history import HistoryScreen
from cinema_game.ui.screens.scoring.maps import MapsScreen
from cinema_game.ui.screens.scoring.marking import RubricRows
from cinema_game.ui.screens.scoring.room import NotJudged, Room, open_room
from cinema_game.ui.screens.scoring.sheet import SheetScreen
from cinema_game.ui.screens.why_score import WhyScore
from cinema_game.ui.widgets.rows import Rows
from cinema_game.workshop import actions as play
from cinema_game.workshop.bots.classroom import BotClass
from cinema_game.workshop.refusal import RuleBroken
from cx.scenario.text import Language

CUSTOMERS = 120
KEYS = (
    *("enter", "escape", "space", "tab", "up", "down", "left", "right", "pageup", "pagedown", "delete"),
    *("0", "1", "2", "3", "4", "plus", "minus", "ctrl+z", "ctrl+n", "insert", "a", "n", "ф", "漢"),
    *("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f12"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten workshops that bots have played."""
    folder = tmp_path_factory.mktemp("class")
    class_ = BotClass(case("tutorial"), RESULTS, 10, 3, CUSTOMERS, "en")
    for number, log in enumerate(class_.play(), start=1):
        with workshops(folder).create(log[0], f"team-{number:02d}") as kept:
            kept.do_all(log[1:])
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """The same, for one test."""
    return Path(shutil.copytree(made, tmp_path / "class"))


async def until(pilot: Pilot[None], kind: type[Screen[Any]]) -> None:
    for _ in range(400):
        await pilot.pause(0.02)
        if isinstance(pilot.app.screen, kind):
            await pilot.pause()
            return
    raise AssertionError(f"{kind.__name__} did not come; there is {pilot.app.screen}")


async def reckoned(pilot: Pilot[None]) -> SheetScreen:
    for _ in range(600):
        await pilot.pause(0.02)
        screen = pilot.app.screen
        if isinstance(screen, SheetScreen) and screen.sheet is not None:
            await pilot.pause()
            return screen
    raise AssertionError("the map was not reckoned")


async def go_in(pilot: Pilot[None], rater: str = "Vera") -> MapsScreen:
    await pilot.app.workers.wait_for_complete()
    await pilot.press("s")
    await until(pilot, Door)
    await pilot.press(*rater, "enter")
    await until(pilot, MapsScreen)
    screen = pilot.app.screen
    assert isinstance(screen, MapsScreen)
    return screen


def game(folder: Path, language: Language = "en") -> CinemaGame:
    return CinemaGame(Settings(language=language), saves=folder)


def kept(folder: Path) -> Book:
    """The only book of marks, as the disk tells it."""
    books, unreadable = Marks(folder).read()
    assert not unreadable
    (book,) = books
    return book.state


def skipped(folder: Path, rater: str) -> Room:
    room = open_room(folder, rater)
    room.do(do.SkipCalibration(who=rater, reason="practised"))
    return room


@pytest.mark.slow
@pytest.mark.parametrize(("size", "language"), [((80, 23), "en"), ((160, 45), "ru")])
async def test_ten_maps_are_marked_by_keyboard_alone(
    folder: Path, size: tuple[int, int], language: Language
) -> None:
    app = game(folder, language)
    async with app.run_test(size=size) as pilot:
        maps = await go_in(pilot)
        room = maps.room
        criteria = room.rubric.criteria
        assert len(room.maps) == 10
        assert "Team" not in seen(app)
        await pilot.press("ctrl+n")
        screen = await reckoned(pilot)
        assert screen.map == CALIBRATION
        for number, criterion in enumerate(criteria):
            assert screen.criterion == criterion
            anchors = screen.query_one("#anchors", Rows)
            told = " ".join(row.content.plain for row in anchors.lines(anchors.size.width)).split()
            for level in criterion.anchors:
                assert level.in_(language).split()[-1] in told
            await pilot.press(str(number % 5), "down")
        assert room.book.calibrated
        for map_ in room.maps:
            await pilot.press("pagedown")
            screen = await reckoned(pilot)
            assert screen.map == map_
            for criterion in criteria:
                assert screen.criterion == criterion
                await pilot.press(*(["space"] if criterion.computed else ["3", "down"]))
                await pilot.pause()
            assert not room.left(map_)
            assert len(room.book.of(map_)) == len(criteria)
        await pilot.press("escape")
        await until(pilot, MapsScreen)
        assert "10" in seen(app)
        book = room.book
        assert kept(folder).marks == book.marks
        await pilot.press("escape")
        await pilot.pause()
    assert len(kept(folder).marks) == 11 * len(criteria)


async def test_real_maps_open_after_calibration_or_a_reason_for_none(folder: Path) -> None:
    app = game(folder)
    async with app.run_test(size=(80, 23)) as pilot:
        maps = await go_in(pilot)
        await pilot.press("down", "enter")
        await reckoned(pilot)
        await pilot.press("3")
        await pilot.pause()
        assert not maps.room.book.marks
        await pilot.press("escape")
        await until(pilot, MapsScreen)
        await pilot.press("delete")
        await until(pilot, Asking)
        await pilot.press(*"practised", "enter")
        await until(pilot, MapsScreen)
        assert maps.room.book.skipped == "practised"
        assert kept(folder).skipped == "practised"


async def test_what_replaces_a_computed_level_needs_a_reason(folder: Path) -> None:
    skipped(folder, "Vera").close()
    app = game(folder)
    async with app.run_test(size=(80, 23)) as pilot:
        await go_in(pilot)
        await pilot.press("ctrl+n")
        screen = await reckoned(pilot)
        sheet, room = screen.sheet, screen.room
        assert sheet is not None
        computed = sheet.computed("stages")
        assert computed is not None
        other = (computed + 1) % 5
        await pilot.press(str(other))
        await until(pilot, Asking)
        await pilot.press("escape")
        await until(pilot, SheetScreen)
        assert not room.book.marks
        await pilot.press(str(other))
        await until(pilot, Asking)
        await pilot.press("enter")
        assert isinstance(app.screen, Asking), "an empty reason is none"
        await pilot.press(*"last", "enter")
        await until(pilot, SheetScreen)
        mark = kept(folder).mark(screen.map, "stages")
        assert mark is not None
        assert (mark.level, mark.computed, mark.reason) == (other, computed, "last")
        assert f"computed {computed}" in seen(app)
        await pilot.press("ctrl+z")
        assert not kept(folder).marks
        await pilot.press("space")
        assert kept(folder).mark(screen.map, "stages") is not None
        await pilot.press("up", "delete")
        assert not kept(folder).marks
        await pilot.press("enter")
        await until(pilot, WhyScore)
        assert "How:" in seen(app)


async def test_comments_come_from_the_bank_and_from_the_rater(folder: Path) -> None:
    skipped(folder, "Vera").close()
    app = game(folder)
    async with app.run_test(size=(80, 23)) as pilot:
        await go_in(pilot)
        await pilot.press("ctrl+n")
        screen = await reckoned(pilot)
        await pilot.press("f3")
        await until(pilot, Comments)
        await pilot.press("space", "tab", *"mine", "insert", *"own", "enter")
        await until(pilot, SheetScreen)
        mark = kept(folder).mark(screen.map, "stages")
        assert mark is not None
        (phrase,) = kept(folder).phrases
        shipped = screen.room.rubric.criterion("stages").comments[0]
        assert mark.comments == (shipped.id, phrase.id)
        assert (phrase.text, mark.text) == ("mine", "own")
        rows = screen.query_one("#anchors", Rows)
        text = "\n".join(row.content.plain for row in rows.lines(rows.size.width))
        assert "✎ mine" in text
        assert "✎ own" in text


async def test_a_corrected_match_changes_the_numbers_and_can_be_taken_back(folder: Path) -> None:
    skipped(folder, "Vera").close()
    app = game(folder)
    async with app.run_test(size=(120, 36)) as pilot:
        await go_in(pilot)
        await pilot.press("ctrl+n")
        screen = await reckoned(pilot)
        before = screen.sheet
        assert before is not None
        await pilot.press("f4")
        await until(pilot, Matches)
        await pilot.press("enter")
        await until(pilot, Pick)
        await pilot.press("home", *"nothing", "enter")
        await until(pilot, Matches)
        for _ in range(100):
            await pilot.pause(0.02)
            if screen.sheet is not before:
                break
        after = screen.sheet
        assert after is not None
        point = before.map.points[0].id
        assert after.score.matching.touchpoint(point) is None
        assert after.score.composite <= before.score.composite
        assert [one.point for one in kept(folder).corrections] == [point]
        await pilot.press("ctrl+z")
        assert not kept(folder).corrections


async def test_two_raters_see_where_they_part_and_go_there(folder: Path) -> None:
    room = skipped(folder, "Anna")
    for number, map_ in enumerate(sorted(room.maps)):
        for criterion in room.rubric.ids:
            room.do(do.PutMark(who="Anna", map=map_, criterion=criterion, level=number % 5))
    room.close()
    room = skipped(folder, "Vera")
    far = sorted(room.maps)[3]
    for number, map_ in enumerate(sorted(room.maps)):
        for criterion in room.rubric.ids:
            level = 0 if (map_, criterion) == (far, "needs") else number % 5
            room.do(do.PutMark(who="Vera", map=map_, criterion=criterion, level=level))
    room.close()
    app = game(folder)
    async with app.run_test(size=(80, 23)) as pilot:
        await go_in(pilot)
        await pilot.press("f7")
        await until(pilot, AgreedScreen)
        agreed = app.screen
        assert isinstance(agreed, AgreedScreen)
        for _ in range(500):
            await pilot.pause(0.02)
            if agreed.agreed is not None:
                break
        await pilot.pause()
        assert "Anna 3 · Vera 0" in seen(app)
        assert "Firm agreement" in seen(app)
        await pilot.press("enter")
        screen = await reckoned(pilot)
        assert (screen.map, screen.criterion.id) == (far, "needs")
        await pilot.press("f8")
        await until(pilot, HistoryScreen)
        for _ in range(100):
            await pilot.pause(0.02)
            if "skipped" in seen(app) or "marked" in seen(app):
                break
        assert "Vera" in seen(app)
        await pilot.press("escape", "f5")
        await until(pilot, BesideScreen)
        beside = app.screen
        assert isinstance(beside, BesideScreen)
        assert beside.left == far
        first = beside.right
        await pilot.press("right")
        assert beside.right != first


async def test_a_rater_is_at_one_window_at_a_time_and_bad_saves_are_listed(folder: Path) -> None:
    for file in (folder / "team-01").iterdir():
        file.write_bytes(b"\x00garbage\n" * 9)
    begin = play.Begin(
        who="A",
        scenario="tutorial",
        fingerprint="old",
        seed=1,
        draw=1,
        team="Old",
        members=("A",),
        language="en",
    )
    with workshops(folder).create(begin, "of-another-version"):
        pass
    busy = open_room(folder, "Anna")
    app = game(folder)
    async with app.run_test(size=(80, 23)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("s")
        await until(pilot, Door)
        await pilot.press(*"Anna", "enter")
        for _ in range(200):
            await pilot.pause(0.02)
            if "another window" in seen(app):
                break
        assert "another window" in seen(app)
        await pilot.press("B", "enter")
        await until(pilot, MapsScreen)
        screen = app.screen
        assert isinstance(screen, MapsScreen)
        assert len(screen.room.maps) == 9
        text = "\n".join(row.content.plain for row in screen.query_one(Rows).lines(78))
        assert "team-01" in text
        assert "of-another-version" in text
        assert "is not the one with which" in " ".join(text.split())
        await pilot.press("f6")
        for _ in range(100):
            await pilot.pause(0.02)
            if len(screen.room.maps) == 10:
                break
        assert len(screen.room.maps) == 10
    busy.close()


async def test_no_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    app = game(tmp_path / "nothing")
    async with app.run_test(size=(80, 23)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("s")
        await until(pilot, Door)
        for name in ("", "/dev/null", "\0", "x" * 5000):
            app.screen.query_one("#folder", Input).value = name
            app.screen.query_one("#rater", Input).value = "Vera"
            await pilot.press("enter")
            await pilot.pause(0.1)
            assert isinstance(app.screen, Door)


@pytest.mark.slow
async def test_whatever_was_typed_is_shown_as_text_or_refused(tmp_path: Path) -> None:
    """Team names, points, needs, reasons, comments: the worst that people type."""
    room_folder = tmp_path / "hostile"
    scenario = case("tutorial")
    log = next(iter(BotClass(scenario, RESULTS, 1, 0, CUSTOMERS, "en").play()))
    with workshops(room_folder).create(log[0], "hostile") as workshop:
        stage = scenario.stages[0].id
        for number, text in enumerate(CORPUS):
            with suppress(ValueError, RuleBroken):
                workshop.do(play.AddPoint(who=log[0].who, id=f"h.{number}", stage=stage, name=text))
                entry = play.Entry(need=text, comment=text)
                workshop.do(play.EditPoint(who=log[0].who, point=f"h.{number}", entry=entry))
    room = skipped(room_folder, "Vera")
    (map_,) = room.maps
    for number, text in enumerate(CORPUS):
        with suppress(ValueError, RuleBroken):
            room.do(do.KeepPhrase(who="Vera", criterion="needs", text=text))
            row = room.rubric.ids[number % 9]
            mark = {"map": map_, "criterion": row, "level": 1, "computed": 3, "reason": text, "text": text}
            room.do(do.PutMark(who="Vera", **mark))
    room.close()
    app = game(room_folder)
    async with app.run_test(size=(80, 23)) as pilot:
        await go_in(pilot)
        await pilot.press("down", "enter")
        screen = await reckoned(pilot)
        for key in ("f2", *["pagedown"] * 3, "f2", *["down"] * 9):
            await pilot.press(key)
        assert screen.query_one(RubricRows).has_focus
        for opened in ("f4", "f6", "f8"):
            await pilot.press(opened)
            await pilot.pause(0.1)
            await pilot.press("down", "down", "escape")
        await pilot.press("up", "up", "up", "f3")
        await until(pilot, Comments)
        for text in CORPUS:
            app.screen.query_one("#words", Input).value = text
            await pilot.press("insert")
        await pilot.press("escape")
        await until(pilot, SheetScreen)
    rubric_for(room_folder)


@pytest.mark.slow
async def test_any_keys_leave_a_book_that_can_be_read(folder: Path) -> None:
    skipped(folder, "Vera").close()
    draw = random.Random(5)
    app = game(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot)
        await pilot.press("ctrl+n")
        await reckoned(pilot)
        for number in range(120):
            await pilot.press(draw.choice(KEYS))
            if number % 30 == 0:
                await pilot.resize_terminal(*draw.choice([(80, 24), (20, 5), (132, 40)]))
        await pilot.pause(0.1)
    assert kept(folder).rater == "Vera"


async def test_a_map_that_the_program_cannot_judge_is_left_out_and_the_others_are_marked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Room._judged

    def judged(self: Room, map_: str) -> Any:
        if map_ == "team-04":
            raise ZeroDivisionError
        return real(self, map_)

    monkeypatch.setattr(Room, "_judged", judged)
    app = game(folder)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await go_in(pilot)
        await app.workers.wait_for_complete()
        assert len(screen.room.maps) == 9
        assert "team-04" not in screen.room.maps
        (one,) = screen.room.class_.left_out
        assert one.id == "team-04"
        assert "ZeroDivisionError" in str(one.why)
        with pytest.raises(NotJudged):
            await screen.room.sheet("team-04")
