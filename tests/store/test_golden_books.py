"""A book of marks of every format that was ever written opens, and goes on, in this version."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cinema_game.facilitation.actions import PutMark
from cinema_game.facilitation.rubric_file import rubric_for
from cinema_game.store import document
from cinema_game.store.marks import Marks

GOLDEN = Path(__file__).parent / "golden_books"
RATER = "Вера [/]"


def test_there_is_a_golden_book_of_every_format() -> None:
    formats = [f"format-{number}" for number in range(1, document.FORMAT + 1)]
    assert sorted(path.name for path in GOLDEN.iterdir()) == formats


@pytest.mark.parametrize("folder", sorted(GOLDEN.iterdir()), ids=lambda folder: folder.name)
@pytest.mark.parametrize("missing", [(), ("journal.jsonl",), ("workshop.json", "workshop.json.bak")], ids=str)
def test_a_golden_book_opens_and_goes_on(tmp_path: Path, folder: Path, missing: tuple[str, ...]) -> None:
    saves = Path(shutil.copytree(folder, tmp_path / "saves"))
    (place,) = (saves / "marks").glob("rater-*")
    for name in missing:
        (place / name).unlink()
    (reading,), unreadable = Marks(saves).read()
    assert (reading.state.rater, unreadable) == (RATER, ())
    with Marks(saves).open(RATER, rubric_for(saves, None)) as book:
        marks = {(mark.map, mark.criterion): mark for mark in book.state.marks}
        assert marks["owls", "stages"].reason == "Этап «После» нарисован не там"
        assert marks["owls", "stages"].text == "=1+1 <script>"
        assert marks["owls-2", "needs"].comments == ("m3",)
        assert [one.touchpoint for one in book.state.corrections] == ["bar_queue"]
        assert book.state.skipped == "Калибровали вчера"
        book.do(PutMark(who=RATER, map="owls-2", criterion="stages", level=1))
    (again,), _ = Marks(saves).read()
    assert len(again.state.marks) == 3
