"""A power cut at any moment loses nothing that was confirmed, and the model would notice if it did."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from crash_model import Recording, crashes, record
from tinydb import TinyDB
from toy_rules import TOY, Action, Begin, Double, Put, fold

from cinema_game.store import disk, storage
from cinema_game.store.document import Document, encode
from cinema_game.store.errors import Damaged, StoreError
from cinema_game.store.saves import Saves
from cinema_game.store.storage import SafeStorage

ACTIONS: list[Action] = [
    Begin(id="b"),
    Put(id="1", key="a", value=1),
    Double(id="2", key="a"),
    Put(id="3", key="b", value=1),
    Double(id="4", key="b"),
    Double(id="5", key="a"),
]


def play(recording: Recording) -> None:
    """A workshop with a snapshot in the middle, a closing and a reopening."""
    saves = Saves(recording.root / "saves", TOY)
    recording.attempt(1)
    with saves.create(ACTIONS[0]) as workshop:
        recording.confirm(1)
        for n, action in enumerate(ACTIONS[1:4], start=2):
            recording.attempt(n)
            workshop.do(action)
            recording.confirm(n)
            if n == 3:
                workshop.snapshot()
    with saves.open(workshop.id) as workshop:
        recording.attempt(6)
        workshop.do_all(ACTIONS[4:])
        recording.confirm(6)


def losses(recording: Recording, scratch: Path) -> list[str]:
    """What would be lost or wrong in some state after a power cut."""
    wrong: list[str] = []
    for crash in crashes(recording):
        crash.onto(scratch)
        saves = Saves(scratch / "saves", TOY)
        try:
            listed = saves.list()
            reading = saves.read(listed[0].id) if listed else None
            if reading is None or len(reading.actions) < crash.confirmed:
                if crash.confirmed:
                    wrong.append(
                        f"{crash.confirmed} were confirmed, {reading and len(reading.actions)} are there"
                    )
            elif reading.actions != ACTIONS[: len(reading.actions)] or reading.n > crash.attempted:
                wrong.append("there is something that nobody did")
            elif reading.state != fold(reading.actions):
                wrong.append("the state is not that of its log")
        except StoreError as error:
            if crash.confirmed:
                wrong.append(str(error))
        shutil.rmtree(scratch)
    return wrong


def recorded(
    root: Path, patch: pytest.MonkeyPatch, *, file_sync: bool = True, folder_sync: bool = True
) -> Recording:
    root.mkdir()
    with patch.context() as only_now:
        recording = record(root, only_now, file_sync=file_sync, folder_sync=folder_sync)
        play(recording)
    return recording


def test_no_power_cut_loses_what_was_confirmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = recorded(tmp_path / "disk", monkeypatch)
    assert sum(1 for _ in crashes(recording)) > 60
    assert losses(recording, tmp_path / "after") == []


def test_a_workshop_mended_after_a_power_cut_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = recorded(tmp_path / "disk", monkeypatch)
    for turn, crash in enumerate(crashes(recording)):
        if turn % 5 or not crash.confirmed:
            continue
        crash.onto(tmp_path / "after")
        saves = Saves(tmp_path / "after" / "saves", TOY)
        (card,) = saves.list()
        with saves.open(card.id) as workshop:
            workshop.do(Put(id="new", key="new", value=1))
        reading = saves.read(card.id)
        assert reading.notices == []
        assert reading.actions == [*ACTIONS[: len(reading.actions) - 1], Put(id="new", key="new", value=1)]
        shutil.rmtree(tmp_path / "after")


def test_a_power_cut_while_mending_loses_nothing_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves = Saves(tmp_path / "disk" / "saves", TOY)
    with saves.create(ACTIONS[0]) as workshop:
        workshop.do_all(ACTIONS[1:])
        place = Path(shutil.copytree(saves.folder / workshop.id, tmp_path / "spoilt"))
    for name in ("workshop.json", "workshop.json.bak"):
        (place / name).unlink(missing_ok=True)
    lines = (place / "journal.jsonl").read_bytes().splitlines(keepends=True)
    (place / "journal.jsonl").write_bytes(b"".join([*lines[:2], b"rubbish\n", *lines[3:]]))
    (place / "lock").unlink()
    root = tmp_path / "mending"
    root.mkdir()
    with monkeypatch.context() as patch:
        recording = record(root, patch)
        recording.attempt(6)
        disk.make_folder(root / "saves")
        disk.make_folder(root / "saves" / "spoilt")
        for path in place.iterdir():
            disk.write(root / "saves" / "spoilt" / path.name, path.read_bytes())
        disk.sync_folder(root / "saves" / "spoilt")
        recording.confirm(6)
        Saves(root / "saves", TOY).open("spoilt").close()
    assert losses(recording, tmp_path / "after") == []


@pytest.mark.parametrize("forgotten", ["file_sync", "folder_sync"])
def test_the_model_catches_a_store_that_forgets_a_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgotten: str
) -> None:
    recording = recorded(tmp_path / "disk", monkeypatch, **{forgotten: False})
    assert losses(recording, tmp_path / "after") != []


def keep_in_place(self: SafeStorage, tables: dict[str, dict[str, object]]) -> None:
    """As stock TinyDB: rewrite the file where it is."""
    self._generation += 1
    with self._path.open("wb") as file:
        file.write(encode(Document(self._generation, tables)))
    disk.sync_folder(self._path.parent)


def keep_by_removing_first(self: SafeStorage, tables: dict[str, dict[str, object]]) -> None:
    """Make room, then give the new file its name; the backup stays an older one."""
    self._generation += 1
    fresh = self._path.with_suffix(".tmp")
    disk.write(fresh, encode(Document(self._generation, tables)))
    self._path.unlink(missing_ok=True)
    disk.replace(fresh, self._path)
    disk.sync_folder(self._path.parent)


def write_without_sync(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    import os

    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    os.write(handle, data)
    os.close(handle)


def storage_losses(root: Path, scratch: Path, patch: pytest.MonkeyPatch) -> list[str]:
    """Generations of a TinyDB file that some power cut takes back after they were written."""
    root.mkdir()
    with patch.context() as only_now:
        recording = record(root, only_now)
        patch_open_for_writing(recording, only_now)
        with TinyDB(root / "db.json", storage=SafeStorage) as db:
            for number in range(1, 5):
                recording.attempt(number)
                db.insert({"number": number, "text": "ё" * 20})
                recording.confirm(number)
    wrong: list[str] = []
    for crash in crashes(recording):
        crash.onto(scratch)
        try:
            document, _ = storage.load(scratch / "db.json")
            rows = document.tables["_default"] if document else {}
            if not crash.confirmed <= len(rows) <= crash.attempted:
                wrong.append(f"{crash.confirmed} were confirmed, {len(rows)} are there")
        except (Damaged, OSError) as error:
            wrong.append(str(error))
        shutil.rmtree(scratch)
    return wrong


def patch_open_for_writing(recording: Recording, patch: pytest.MonkeyPatch) -> None:
    """Let the recording see files that are rewritten through `Path.open`."""
    import os

    class Rewriter:
        def __init__(self, path: Path) -> None:
            self.handle = os.open(path, os.O_WRONLY | os.O_CREAT)

        def __enter__(self) -> Rewriter:
            os.ftruncate(self.handle, 0)
            return self

        def write(self, data: bytes) -> None:
            os.write(self.handle, data)
            os.fsync(self.handle)

        def __exit__(self, *_: object) -> None:
            os.close(self.handle)

    patch.setattr(Path, "open", lambda path, mode: Rewriter(path))


def test_no_power_cut_loses_a_generation_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert storage_losses(tmp_path / "disk", tmp_path / "after", monkeypatch) == []


def no_folder_sync(folder: Path) -> None:
    """Trust the names."""


@pytest.mark.parametrize(
    ("owner", "name", "broken"),
    [
        (SafeStorage, "_keep", keep_in_place),
        (SafeStorage, "_keep", keep_by_removing_first),
        (disk, "write", write_without_sync),
        (disk, "sync_folder", no_folder_sync),
    ],
    ids=["in place", "removed first", "no sync", "no folder sync"],
)
def test_the_model_catches_a_broken_storage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str, broken: Callable[..., None]
) -> None:
    monkeypatch.setattr(owner, name, broken)
    assert storage_losses(tmp_path / "disk", tmp_path / "after", monkeypatch) != []
