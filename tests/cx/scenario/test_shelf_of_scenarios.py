"""The shelf: heads only, quick, and never an exception."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cx.scenario.shelf import card, shelf

DATA = Path(__file__).parents[2] / "data" / "scenarios"


def test_what_ships_is_on_the_shelf_with_titles_in_both_languages() -> None:
    cards = {card.id: card for card in shelf()}
    cinema, tutorial = cards["cinema"], cards["tutorial"]
    assert cinema.title("en") == "The cinema with falling revenue"
    assert "Кинотеатр" in cinema.title("ru")
    assert cinema.minutes == (60, 180)
    assert not cinema.tutorial
    assert tutorial.tutorial
    assert tutorial.tagline("ru")
    assert [card.error for card in cards.values()] == [None] * len(cards)
    assert shelf()[-1].tutorial


def test_keys_may_come_in_any_order_and_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "late.yaml"
    path.write_text("stages: [{a: [1, {b: 2}]}]\ntitle: Late\nid: late\ntutorial: yes\n", encoding="utf-8")
    late = card(path)
    assert (late.id, late.title("ru"), late.minutes, late.difficulty, late.tutorial) == (
        *("late", "Late", (20, 20), 1),
        True,
    )
    assert late.error is None


def test_reading_stops_when_the_head_is_known(tmp_path: Path) -> None:
    path = tmp_path / "early.yaml"
    head = (DATA / "lemonade.yaml").read_text(encoding="utf-8").split("source:")[0]
    path.write_text(head + "tutorial: false\nstages: [ this is: [no yaml\n", encoding="utf-8")
    early = card(path)
    assert early.error is None
    assert early.title("en") == "A lemonade stand"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "no `id` and `title`"),
        (b"- a\n- b\n", "no `id` and `title`"),
        (b"title: [a\nid: b\n", "this scenario cannot be read"),
        (b"\0\1\2", "zero bytes"),
        (b"[" * 100_000, "no `id` and `title`"),
        (b"id: {a: b}\ntitle: 5\nminutes: x\ndifficulty: [9]\n", None),
        (b"id: a\ntitle: *b\nminutes: [1, 99999999999999999999]\n", None),
    ],
)
def test_a_broken_scenario_is_a_card_with_a_sentence(
    tmp_path: Path, content: bytes, sentence: str | None
) -> None:
    shutil.copytree(Path(card(DATA / "lemonade.yaml").path).parent, tmp_path / "good", dirs_exist_ok=True)
    (tmp_path / "bad.yaml").write_bytes(content)
    (tmp_path / "folder").mkdir()
    (tmp_path / "notes.txt").write_text("not a scenario")
    (bad,) = shelf([tmp_path])
    if sentence is None:
        assert bad.error is None
    else:
        assert bad.error is not None
        assert sentence in str(bad.error)
        assert bad.error.said("ru") != bad.error.said("en")
    assert bad.title("en")


def test_no_such_place_is_an_empty_shelf(tmp_path: Path) -> None:
    assert shelf([tmp_path / "nowhere"]) == []
