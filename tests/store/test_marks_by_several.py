"""Marks of several raters: kept as play is, none lost by two windows or by `kill -9`."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from corpus import REFUSED, TAKEN
from marking_program import MAPS, ROWS, deed
from pydantic import ValidationError

from cinema_game.facilitation import actions as do
from cinema_game.facilitation.rubric_file import load_rubric
from cinema_game.store.errors import StoreError
from cinema_game.store.marks import FOLDER, RULES, Marks, RaterBusy
from cinema_game.store.reading import JOURNAL, read
from cinema_game.workshop.typed import why

HERE = Path(__file__).parent
RUBRIC = load_rubric()


def rater(saves: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(HERE / "marking_program.py"), str(saves), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
    )


def marks(log: Sequence[do.MarkAction]) -> list[do.PutMark]:
    return [action for action in log if isinstance(action, do.PutMark)]


def test_two_raters_in_two_processes_lose_no_mark(tmp_path: Path) -> None:
    both = [rater(tmp_path, name, "60") for name in ("Вера", "Oleg")]
    told = [program.communicate() for program in both]
    assert [program.returncode for program in both] == [0, 0], told
    books, unreadable = Marks(tmp_path).read()
    assert unreadable == ()
    assert {book.state.rater for book in books} == {"Вера", "Oleg"}
    for book in books:
        assert book.notices == []
        assert [(one.map, one.criterion, one.level) for one in marks(book.actions)] == [
            (one.map, one.criterion, one.level) for one in (deed("x", number) for number in range(60))
        ]


def test_what_was_acknowledged_survives_every_kill(tmp_path: Path) -> None:
    chance = random.Random(9)
    acknowledged = -1
    for _ in range(6):
        with rater(tmp_path, "Вера") as program:
            assert program.stdout is not None
            lines = [program.stdout.readline() for _ in range(chance.randrange(1, 12))]
            assert all(lines), program.stderr.read() if program.stderr else b""
            time.sleep(chance.uniform(0, 0.02))
            program.kill()
            lines += program.stdout.read().splitlines()
        acknowledged = max(acknowledged, *(int(line) for line in lines if line.strip()))
        (book,), _ = Marks(tmp_path).read()
        found = marks(book.actions)
        assert len(found) > acknowledged
        assert [one.id for one in found] == [f"mark.{number}" for number in range(len(found))]
    assert acknowledged > 6


def test_the_same_rater_has_one_window(tmp_path: Path) -> None:
    folder = Marks(tmp_path)
    with folder.open("Вера", RUBRIC) as book:
        for name in ("Вера", "вера", " Вера "):
            with pytest.raises(RaterBusy, match="another window"):
                folder.open(name, RUBRIC)
        with folder.open("Olga", RUBRIC) as other:
            assert other.folder != book.folder
    with folder.open("ВЕРА", RUBRIC) as again:
        assert again.state.rater == "Вера"


def test_a_book_goes_on_where_it_was_under_another_rubric_too(tmp_path: Path) -> None:
    folder = Marks(tmp_path)
    with folder.open("Vera", RUBRIC) as book:
        book.do(do.Deal(who="Vera", maps=MAPS))
        book.do(do.SkipCalibration(who="Vera", reason="known"))
        book.do(do.PutMark(who="Vera", map=MAPS[0], criterion="needs", level=3))
    with folder.open("Vera", RUBRIC) as book:
        assert book.state.of(MAPS[0])["needs"].level == 3
    own = RUBRIC.model_copy(update={"criteria": RUBRIC.criteria[:2]})
    with folder.open("Vera", own) as book:
        assert book.state.criteria == ROWS[:2]
        assert book.state.of(MAPS[0]) == {}
        assert [action.do for action in book.actions][-1] == "adopt"


def test_an_undo_is_kept_and_the_audit_loses_nothing(tmp_path: Path) -> None:
    folder = Marks(tmp_path)
    with folder.open("Vera", RUBRIC) as book:
        book.do(do.Deal(who="Vera", maps=MAPS))
        book.do(do.SkipCalibration(who="Vera", reason="known"))
        book.do(do.PutMark(who="Vera", map=MAPS[0], criterion="needs", level=3))
        book.do(do.Undo(who="Vera"))
    (found,), _ = folder.read()
    assert found.state.marks == ()
    assert [action.do for action in found.actions] == ["open", "deal", "skip_calibration", "mark", "undo"]


def test_a_damaged_book_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    folder = Marks(tmp_path)
    for name in ("Vera", "Oleg"):
        folder.open(name, RUBRIC).close()
    spoilt = next(place for place in (tmp_path / FOLDER).iterdir() if place.is_dir())
    for path in spoilt.iterdir():
        if path.name != "lock":
            path.write_bytes(b"{}")
    books, (unreadable,) = folder.read()
    assert len(books) == 1
    assert unreadable.id == spoilt.name
    assert unreadable.why.in_("ru") != unreadable.why.in_("en")


@pytest.mark.parametrize("text", [text for text in TAKEN if len(text) < 40], ids=ascii)
def test_whatever_a_rater_types_is_kept_as_text(tmp_path: Path, text: str) -> None:
    folder = Marks(tmp_path)
    with folder.open(text, RUBRIC) as book:
        who = book.state.rater
        book.do(do.Deal(who=who, maps=MAPS))
        book.do(do.SkipCalibration(who=who, reason=text))
        book.do(
            do.PutMark(who=who, map=MAPS[0], criterion="stages", level=0, computed=4, reason=text, text=text)
        )
        book.do(do.KeepPhrase(who=who, criterion="stages", text=text))
        state = book.state
    assert {path.name for path in tmp_path.iterdir()} == {FOLDER}
    assert all(
        path.name == "lock" or path.name.startswith("rater-") for path in (tmp_path / FOLDER).iterdir()
    )
    assert read(book.folder, RULES).state == state
    (kept,) = state.marks
    assert kept.reason == state.phrases[0].text == state.skipped


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: ascii(text)[:30])
def test_a_name_that_cannot_be_shown_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValidationError) as told:
        Marks(tmp_path).open(text, RUBRIC)
    assert why(told.value) is not None
    assert not (tmp_path / FOLDER).exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where a folder should be")
    with pytest.raises(StoreError):
        Marks(tmp_path).open("Vera", RUBRIC)
    assert JOURNAL not in {path.name for path in tmp_path.iterdir()}
