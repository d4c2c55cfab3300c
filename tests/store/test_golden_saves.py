"""A save of every format that was ever written opens, and goes on, in this version."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from toy_rules import TOY, Action, Begin, Double, Put, fold

from cinema_game.store import document, journal
from cinema_game.store.saves import Saves

GOLDEN = Path(__file__).parent / "golden"
ACTIONS: list[Action] = [
    Begin(id="b0", team="Ёлки 🎬"),
    Put(id="b1", key="curve", value=0.25),
    Double(id="b2", key="curve"),
    Put(id="b3", key="note", value="[red]«ещё»\n[/]"),
]


def test_there_is_a_golden_save_of_every_format() -> None:
    assert document.FORMAT == journal.FORMAT
    formats = [f"format-{number}" for number in range(1, document.FORMAT + 1)]
    assert sorted(path.name for path in GOLDEN.iterdir()) == formats


@pytest.mark.parametrize("folder", sorted(GOLDEN.iterdir()), ids=lambda folder: folder.name)
@pytest.mark.parametrize("missing", [(), ("journal.jsonl",), ("workshop.json", "workshop.json.bak")], ids=str)
def test_a_golden_save_opens_and_goes_on(tmp_path: Path, folder: Path, missing: tuple[str, ...]) -> None:
    saves = Saves(Path(shutil.copytree(folder, tmp_path / "saves")), TOY)
    (card,) = saves.list()
    for name in missing:
        (saves.folder / card.id / name).unlink()
    kept = ACTIONS[:3] if "journal.jsonl" in missing else ACTIONS
    with saves.open(card.id) as workshop:
        assert workshop.actions == tuple(kept)
        assert workshop.state == fold(kept)
        assert bool(workshop.notices) == bool(missing)
        workshop.do(Put(id="new", key="k", value=1))
    with saves.open(card.id) as again:
        assert again.state == fold([*kept, Put(id="new", key="k", value=1)])
        assert again.notices == ()
