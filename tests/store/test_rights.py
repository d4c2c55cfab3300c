"""What an ordinary user may not read or write: a sentence each, nothing lost, the rest goes on.

Rights mean nothing to root, so each attempt is a process that gives such rights up, if it has them, once
everything is imported: the interpreter itself may lie where an ordinary user may not look.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from toy_rules import TOY, Begin, Put

from cinema_game.store.saves import Saves

HERE = Path(__file__).parent
NOBODY = 65_534
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

PLAY = """
import os, sys, tempfile
from pathlib import Path
from toy_rules import TOY, Begin, Put
from cinema_game.store.errors import StoreError
from cinema_game.store.saves import Saves

def tell(what, work):
    try:
        return what, "ok", work()
    except StoreError as error:
        return what, "refused", error.message.in_("en")
def play(saves, id):
    with saves.open(id) as workshop:
        return workshop.do(Put(key="later", value=1)).items
def attempts(folder):
    saves = Saves(folder, TOY)
    yield tell("list", lambda: [(card.id, card.openable) for card in saves.list()])
    for id in ("one", "two"):
        yield tell(f"read {id}", lambda: saves.read(id).state.items)
        yield tell(f"play {id}", lambda: play(saves, id))
    yield tell("create", lambda: bool(saves.create(Begin()).close()))
with tempfile.TemporaryDirectory() as warm:
    Saves(Path(warm), TOY).create(Begin(), "one").close()
    list(attempts(Path(warm)))
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for row in attempts(Path(sys.argv[1])):
    print(*row, sep="|")
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Two saves in a folder that belongs to the ordinary user and can be reached by him."""
    with tempfile.TemporaryDirectory() as above:
        Path(above).chmod(0o755)
        saves = Saves(Path(above) / "saves", TOY)
        for id_ in ("one", "two"):
            with saves.create(Begin(), id_) as workshop:
                workshop.do(Put(key="a", value=1))
        if ROOT:
            for path in (saves.folder, *saves.folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        yield saves.folder
        for path in (saves.folder, *saves.folder.rglob("*")):
            path.chmod(0o755)


def played(folder: Path) -> dict[str, tuple[str, str]]:
    """What an ordinary user is told: by attempt, whether it went well and the words."""
    done = subprocess.run(
        [sys.executable, "-c", PLAY, str(folder)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])},
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split("|", 2) for line in done.stdout.splitlines()]
    return {what: (how, words) for what, how, words in rows}


def test_with_all_rights_all_goes_well(folder: Path) -> None:
    assert {how for how, _ in played(folder).values()} == {"ok"}


def test_a_folder_that_may_only_be_read_is_read(folder: Path) -> None:
    folder.chmod(0o555)
    told = played(folder)
    assert told["create"] == ("refused", told["create"][1])
    assert "may not be written" in told["create"][1]
    assert told["play one"][0] == "ok"


def test_a_save_that_may_only_be_read_is_read_and_not_played(folder: Path) -> None:
    for path in (*(folder / "one").iterdir(), folder / "one"):
        path.chmod(path.stat().st_mode & 0o555)
    told = played(folder)
    assert told["read one"] == ("ok", "{'a': 1}")
    assert told["play one"][0] == "refused"
    assert "may not be written" in told["play one"][1]
    assert told["play two"][0] == "ok"
    assert len(Saves(folder, TOY).read("one").actions) == 2


@pytest.mark.parametrize("name", ["journal.jsonl", "workshop.json", ""])
def test_a_save_that_may_not_be_read_is_listed_and_the_others_are_played(folder: Path, name: str) -> None:
    (folder / "one" / name).chmod(0)
    told = played(folder)
    assert "'one'" in told["list"][1]
    assert told["play two"][0] == "ok"
    if name == "workshop.json":
        assert told["play one"] == ("ok", "{'a': 1, 'later': 1}")
    else:
        assert told["play one"][0] == "refused"
        assert "does not allow to read" in told["read one"][1]
    (folder / "one").chmod(0o755)
    (folder / "one" / "journal.jsonl").chmod(0o644)
    assert Saves(folder, TOY).read("one").notices == []


def test_a_folder_that_may_not_be_looked_into_says_so(folder: Path) -> None:
    folder.chmod(0)
    told = played(folder)
    assert {how for how, _ in told.values()} == {"refused"}
    assert "does not allow to read" in told["list"][1]


def test_without_rights_on_a_snapshot_a_damaged_journal_is_left_alone(folder: Path) -> None:
    journal = folder / "one" / "journal.jsonl"
    spoilt = journal.read_bytes()[:-30]
    journal.write_bytes(spoilt)
    (folder / "one" / "workshop.json").chmod(0)
    assert played(folder)["play one"][0] == "refused"
    assert journal.read_bytes() == spoilt


@pytest.mark.parametrize("how", ["removed", "replaced"])
def test_a_folder_taken_away_amid_play_is_told(folder: Path, how: str) -> None:
    from cinema_game.store.errors import DiskTrouble, Stopped

    saves = Saves(folder, TOY)
    with saves.open("one") as workshop:
        folder.rename(folder.with_name("moved"))
        if how == "replaced":
            folder.write_text("a file")
        with pytest.raises(DiskTrouble, match=r"moved or changed|something else"):
            workshop.do(Put(key="b", value=1))
        with pytest.raises(Stopped):
            workshop.do(Put(key="b", value=1))
    if how == "replaced":
        folder.unlink()
    folder.with_name("moved").rename(folder)
    with saves.open("one") as again:
        assert again.state.items == {"a": 1}
