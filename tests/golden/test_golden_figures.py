"""The figures of the shipped cases are what they were; `make golden` renews them and prints what moved."""

from __future__ import annotations

from pathlib import Path

import pytest
from book import Book, Entry, Figures, book_of, read, spread, write
from cases import figures
from games import GAMES
from moved import assert_same, moves, summary
from renew import SEED, file_of, show


@pytest.mark.parametrize("case", GAMES)
def test_figures_of_a_case_are_what_they_were(case: str) -> None:
    assert_same(read(file_of(case)), book_of(figures(case, SEED), {}))


OLD: Book = {
    "plan / nps / round 1": Entry("10.0", 2.0),
    "plan / nps / round 2": Entry("11.0", 2.0),
    "plan / revenue / round 1": Entry("100.0", 5.0),
    "truth / most painful / 1": Entry("queue"),
    "gone": Entry("1"),
}
NEW: Book = {
    "plan / nps / round 1": Entry("11.0"),
    "plan / nps / round 2": Entry("11.000000000000002"),
    "plan / revenue / round 1": Entry("80.0"),
    "truth / most painful / 1": Entry("film"),
    "more": Entry("nan"),
}


def test_what_moved_is_told_the_most_surprising_first() -> None:
    assert [str(move) for move in moves(OLD, NEW)] == [
        "truth / most painful / 1: queue → film",
        "more: nothing → nan",
        "gone: 1 → nothing",
        "plan / revenue / round 1: 100.0 → 80.0 (-20, 4 errors)",
        "plan / nps / round 1: 10.0 → 11.0 (+1, 0.5 errors)",
        "plan / nps / round 2: 11.0 → 11.000000000000002 (+1.78e-15, 8.9e-16 errors)",
    ]
    assert list(summary(moves(OLD, NEW), NEW))[-2:] == [
        "plan / revenue: 1 of 1 moved, by 4 errors (root mean square), at most 4",
        "plan / nps: 2 of 2 moved, by 0.35 errors (root mean square), at most 0.5",
    ]


def test_a_test_that_fails_names_the_figures_and_the_command() -> None:
    with pytest.raises(AssertionError, match=r"6 of 5 .*\n.*queue → film(.*\n)+.*`make golden`"):
        assert_same(OLD, NEW)


def test_a_book_is_read_as_it_was_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "book.txt", OLD)
    assert read(tmp_path / "book.txt") == OLD
    assert read(tmp_path / "none.txt") == {}
    show("book", OLD, OLD)
    assert capsys.readouterr().out == "book: nothing moved\n"


def test_errors_are_what_chance_alone_moves() -> None:
    one: Figures = {"a": 1.0, "rare": 3, "same": 1, "who": "x"}
    other: Figures = {"a": 3.0, "rare": 4, "same": 1, "who": "y"}
    assert spread([one, other, {"a": 2.0, "same": 1}]) == {"a": 1.0}
