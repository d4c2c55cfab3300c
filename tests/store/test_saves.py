"""The folder of saves: listed whatever lies in it, and no typed text ever becomes a path."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus import CORPUS
from toy_rules import Action, Begin, Put, State

from cinema_game.store.errors import Damaged, DiskTrouble, NotFound
from cinema_game.store.saves import Saves
from cinema_game.workshop.typed import Name

Toy = Saves[Action, State]


def test_the_listing_shows_the_last_played_first(saves: Toy) -> None:
    ids = []
    for age, team in [(300, "Old"), (200, "Middle"), (100, "New")]:
        with saves.create(Begin(team=team)) as workshop:
            ids.append(workshop.id)
        for path in (saves.folder / workshop.id).iterdir():
            moment = path.stat().st_mtime - age
            os.utime(path, (moment, moment))
    cards = saves.list()
    assert [card.id for card in cards] == ids[::-1]
    assert [card.card.team for card in cards if card.card] == ["New", "Middle", "Old"]
    assert all(card.problem is None and card.openable for card in cards)


def test_a_missing_folder_is_an_empty_listing(tmp_path: Path, saves: Toy) -> None:
    assert saves.list() == []
    (tmp_path / "file").write_text("x")
    from toy_rules import TOY

    with pytest.raises(DiskTrouble, match="something else"):
        Saves(tmp_path / "file", TOY).list()
    with pytest.raises(DiskTrouble, match="something else"):
        Saves(tmp_path / "file", TOY).create(Begin())


def test_rubbish_in_the_folder_is_passed_over(saves: Toy, tmp_path: Path) -> None:
    saves.create(Begin(team="Red")).close()
    good = saves.list()
    (saves.folder / ".gitkeep").touch()
    (saves.folder / "notes.txt").write_text("x")
    (saves.folder / "empty folder").mkdir()
    (saves.folder / "только русский").mkdir()
    (saves.folder / "[red]x[").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "journal.jsonl").touch()
    (saves.folder / "link").symlink_to(tmp_path / "elsewhere")
    (saves.folder / "loop").symlink_to(saves.folder)
    os.mkfifo(saves.folder / "pipe")
    assert saves.list() == good


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\x00" * 4096,
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"\xff\xfe",
        b"1" * 50_000,
    ],
    ids=["empty", "null", "list", "object", "zeros", "deep", "deep2", "bom", "huge"],
)
def test_a_snapshot_of_nonsense_is_listed_with_a_sentence_and_mended(saves: Toy, content: bytes) -> None:
    with saves.create(Begin()) as workshop:
        workshop.do(Put(key="a", value=1))
    folder = saves.folder / workshop.id
    for name in ("workshop.json", "workshop.json.bak"):
        (folder / name).write_bytes(content)
    (card,) = saves.list()
    assert card.card is None
    assert card.openable
    assert "journal" in str(card.problem)
    with saves.open(workshop.id) as again:
        assert again.state == workshop.state
        assert len(again.notices) == 1
    kept = sorted(path.name for path in folder.glob("*.damaged-*"))
    assert kept == ["workshop.damaged-1.json", "workshop.json.damaged-1.bak"]
    assert all((folder / name).read_bytes() == content for name in kept)
    assert saves.list()[0].card is not None


def socket_at(path: Path) -> None:
    """A name that leads to a program; it stays when the program has gone."""
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)
    os.chdir(here)


def link_at(path: Path) -> None:
    """A link to a file that was moved elsewhere."""
    path.symlink_to(path.with_name("elsewhere"))


def loop_at(path: Path) -> None:
    path.symlink_to(path.name)


def full_folder_at(path: Path) -> None:
    path.mkdir()
    (path / "something").write_text("kept")


NO_FILES = [os.mkfifo, os.mkdir, full_folder_at, link_at, loop_at, socket_at]


@pytest.mark.parametrize("make", NO_FILES)
@pytest.mark.parametrize(
    "name", ["workshop.json", "workshop.json.bak", "workshop.json.tmp", "journal.jsonl.tmp", "lock"]
)
def test_the_journal_is_enough_whatever_is_in_the_place_of_another_file(
    saves: Toy, make: Callable[[Path], None], name: str
) -> None:
    with saves.create(Begin()) as workshop:
        for number in range(3):
            workshop.do(Put(key="a", value=number))
            workshop.snapshot()
    path = saves.folder / workshop.id / name
    path.unlink(missing_ok=True)
    make(path)
    (card,) = saves.list()
    assert card.openable
    assert saves.read(workshop.id).state == workshop.state
    with saves.open(workshop.id) as again:
        assert again.state == workshop.state
        assert bool(again.notices) == (name == "workshop.json")
        again.do(Put(key="b", value=1))
        again.snapshot()
    assert len(list(path.parent.glob("*.damaged-*"))) == 1
    with saves.open(workshop.id) as last:
        assert last.notices == ()
        assert last.state == again.state


@pytest.mark.parametrize("make", NO_FILES)
def test_the_snapshot_is_used_whatever_is_in_the_place_of_the_journal(
    saves: Toy, make: Callable[[Path], None]
) -> None:
    with saves.create(Begin()) as workshop:
        workshop.do(Put(key="a", value=1))
    path = saves.folder / workshop.id / "journal.jsonl"
    path.unlink()
    make(path)
    with saves.open(workshop.id) as again:
        assert again.state == workshop.state
        (notice,) = again.notices
        assert "after number 2" in str(notice)
        again.do(Put(key="b", value=1))
    assert os.path.lexists(path.with_name("journal.damaged-1.jsonl"))
    assert saves.read(workshop.id).notices == []


def test_with_neither_snapshot_nor_journal_a_save_is_left_as_it_is(saves: Toy) -> None:
    saves.create(Begin()).close()
    (card,) = saves.list()
    folder = saves.folder / card.id
    for path in list(folder.iterdir()):
        if path.name != "lock":
            path.unlink()
            path.mkdir()
    before = sorted(folder.iterdir())
    with pytest.raises(Damaged, match="not enough"):
        saves.open(card.id)
    assert sorted(folder.iterdir()) == before


def test_a_file_beyond_the_limit_is_refused(saves: Toy) -> None:
    saves.create(Begin()).close()
    (card,) = saves.list()
    with (saves.folder / card.id / "journal.jsonl").open("r+b") as file:
        file.truncate(1 << 36)
    with pytest.raises(DiskTrouble, match="64 MB"):
        saves.open(card.id)


@pytest.mark.parametrize("text", CORPUS)
def test_an_id_from_the_command_line_is_only_ever_compared(saves: Toy, text: str) -> None:
    saves.create(Begin()).close()
    with pytest.raises(NotFound):
        saves.open(text)
    with pytest.raises(NotFound):
        saves.read(text)


@pytest.mark.parametrize("text", CORPUS)
def test_no_team_name_changes_a_path(saves: Toy, text: str) -> None:
    from pydantic import TypeAdapter, ValidationError

    try:
        team = TypeAdapter(Name).validate_python(text)
    except ValidationError:
        return
    with saves.create(Begin(team=team)) as workshop:
        assert workshop.id.replace("-", "").isalnum()
    assert [path.name for path in saves.folder.iterdir()] == [workshop.id]
    assert saves.list()[0].card is not None


def test_a_copy_made_by_a_file_manager_is_a_workshop_of_its_own(saves: Toy) -> None:
    with saves.create(Begin()) as workshop:
        workshop.do(Put(key="a", value=1))
        shutil.copytree(saves.folder / workshop.id, saves.folder / f"{workshop.id} (copy)")
        with saves.open(f"{workshop.id} (copy)") as copy:
            assert copy.state == workshop.state
    assert len(saves.list()) == 2


def test_a_card_of_nonsense_is_a_sentence(saves: Toy) -> None:
    from cinema_game.store.document import Document, encode

    folder = saves.folder / "crafted"
    folder.mkdir(parents=True)
    tables = {"workshop": {"1": {"n": 1, "card": {"team": "\x1b]52;c;x\x07"}, "state": {}}}}
    (folder / "workshop.json").write_bytes(encode(Document(1, tables)))
    (card,) = saves.list()
    assert card.card is None
    assert card.problem is not None


def test_times_beyond_the_calendar_do_not_break_the_listing(saves: Toy) -> None:
    saves.create(Begin()).close()
    (card,) = saves.list()
    for name in ("workshop.json", "journal.jsonl"):
        os.utime(saves.folder / card.id / name, (2**40, 2**40))
    assert saves.list()[0].id == card.id
    assert saves.list()[0].when.year > 2400


OTHER_WINDOW = """
import sys
sys.path[:0] = [{tests!r}]
from pathlib import Path
from toy_rules import TOY
from cinema_game.store.errors import InUse
from cinema_game.store.saves import Saves
try:
    Saves(Path({saves!r}), TOY).open({id!r})
except InUse as error:
    print(error)
else:
    print("opened")
"""


def test_a_second_process_gets_a_sentence_until_the_first_is_done(saves: Toy) -> None:
    def other_window() -> str:
        script = OTHER_WINDOW.format(
            tests=str(Path(__file__).parent), saves=str(saves.folder), id=workshop.id
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    with saves.create(Begin()) as workshop:
        assert "another window" in other_window()
        workshop.do(Put(key="a", value=1))
        expected = workshop.state
    assert other_window() == "opened"
    assert saves.read(workshop.id).state == expected


def test_odd_names_and_thousands_of_folders_are_passed_over(saves: Toy, tmp_path: Path) -> None:
    saves.create(Begin(), "good").close()
    folder = os.fsencode(saves.folder)
    for name in (b"\xff\xfe", b"a\nb", b"\x1b[2J", b" ", b"a" * 200, "Ёлка".encode()):
        os.mkdir(os.path.join(folder, name))  # noqa: PTH102, PTH118
        (saves.folder / os.fsdecode(name) / "journal.jsonl").touch()
    (saves.folder / "20260101-000000-abcdef").write_text("a file named like a save")
    for number in range(10_000):
        (saves.folder / f"empty {number}").mkdir()
    assert [card.id for card in saves.list()] == ["good"]
    assert saves.holds("good")
    assert not saves.holds("20260101-000000-abcdef")


def test_of_many_saves_only_the_last_played_are_read(saves: Toy) -> None:
    for number in range(5):
        with saves.create(Begin(), f"save{number}") as workshop:
            pass
        for path in (saves.folder / workshop.id).iterdir():
            os.utime(path, (number, number))
    assert [card.id for card in saves.list(2)] == ["save4", "save3"]
    assert len(saves.ids()) == 5
