"""A full, read-only or failing disk: a sentence, and everything confirmed is kept."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from faulty_system import BROKEN, FULL, READ_ONLY, Fault, failing
from toy_rules import TOY, Action, Begin, Put, State, fold

from cinema_game.store import disk
from cinema_game.store.errors import DiskTrouble, Stopped, StoreError, SyncFailed
from cinema_game.store.kept import KeptWorkshop
from cinema_game.store.saves import Saves

Toy = Saves[Action, State]


class Session:
    """Somebody who plays on whatever the disk says, and remembers what was confirmed."""

    def __init__(self, saves: Toy) -> None:
        self.saves = saves
        self.confirmed: list[Action] = []
        self.tried: list[Action] = []
        self.sentences: list[str] = []

    def play(self) -> None:
        workshop = self._begin()
        if workshop is None:
            return
        for number in range(3):
            self._do(workshop, Put(key="a", value=number))
        self._snapshot(workshop)
        self._do(workshop, Put(key="b", value=1))
        self._snapshot(workshop)
        workshop.close()
        try:
            workshop = self.saves.open(workshop.id)
        except StoreError as error:
            self._say(error)
            return
        self._do(workshop, Put(key="c", value=1))
        workshop.close()

    def _begin(self) -> KeptWorkshop[Action, State] | None:
        first = Begin()
        self.tried.append(first)
        try:
            workshop = self.saves.create(first)
        except StoreError as error:
            self._say(error)
            return None
        self.confirmed.append(first)
        return workshop

    def _do(self, workshop: KeptWorkshop[Action, State], action: Action) -> None:
        self.tried.append(action)
        before = workshop.state
        try:
            workshop.do(action)
        except StoreError as error:
            self._say(error)
            assert workshop.state == before
        else:
            self.confirmed.append(action)

    def _snapshot(self, workshop: KeptWorkshop[Action, State]) -> None:
        try:
            workshop.snapshot()
        except StoreError as error:
            self._say(error)

    def _say(self, error: StoreError) -> None:
        self.sentences.append(error.message.in_("en"))
        assert error.message.in_("ru")


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize(
    ("code", "half"),
    [(FULL, False), (FULL, True), (READ_ONLY, False), (BROKEN, False)],
    ids=["full", "full amid a write", "read-only", "broken"],
)
def test_whichever_call_fails_nothing_confirmed_is_lost(
    tmp_path: Path, code: int, half: bool, lasting: bool
) -> None:
    at = 0
    while True:
        at += 1
        saves = Saves(tmp_path / "disk" / "saves", TOY)
        saves.folder.mkdir(parents=True)
        session = Session(saves)
        with failing(tmp_path / "disk", Fault(at, code, lasting, half)) as fault:
            session.play()
        if not fault.failed:
            break
        cards = saves.list()
        if session.confirmed:
            with saves.open(cards[0].id) as workshop:
                kept = list(workshop.actions)
                assert workshop.state == fold(kept)
                assert workshop.do(Put(key="later", value=1)).items["later"] == 1
            assert [action for action in kept if action in session.confirmed] == session.confirmed
            assert [action for action in session.tried if action in kept] == kept
        else:
            assert session.sentences
        shutil.rmtree(tmp_path / "disk")
    assert at > 30


@pytest.mark.parametrize("part", [0, 10], ids=["nothing fits", "half fits"])
def test_a_full_disk_refuses_and_goes_on_once_there_is_room(
    saves: Toy, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    real = os.write

    def full(handle: int, data: bytes) -> int:
        real(handle, bytes(data)[:part])
        raise OSError(FULL, "no space left")

    with saves.create(Begin()) as workshop:
        path = saves.folder / workshop.id / "journal.jsonl"
        before = path.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", full)
            with pytest.raises(DiskTrouble, match="disk is full"):
                workshop.do(Put(key="a", value=1))
            assert workshop.do_all([]) == []
        assert workshop.state.items == {}
        assert path.read_bytes() == before
        workshop.do(Put(key="a", value=2))
    assert saves.read(workshop.id).state.items == {"a": 2}
    assert saves.read(workshop.id).notices == []


def test_a_failed_sync_is_never_tried_again_as_if_nothing_had_happened(
    saves: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync
    with saves.create(Begin()) as workshop:
        workshop.do(Put(key="a", value=1))

        def fail(handle: int) -> None:
            raise OSError(BROKEN, "input/output error")

        monkeypatch.setattr(os, "fsync", fail)
        with pytest.raises(DiskTrouble, match="EIO"):
            workshop.do(Put(key="a", value=2))
        monkeypatch.setattr(os, "fsync", real)
        for _ in range(2):
            with pytest.raises(Stopped, match="open the workshop again"):
                workshop.do(Put(key="a", value=3))
        with pytest.raises(Stopped):
            workshop.snapshot()
        assert workshop.state.items == {"a": 1}
    reading = saves.read(workshop.id)
    assert reading.state.items in ({"a": 1}, {"a": 2})


def test_a_journal_that_was_taken_away_confirms_nothing(saves: Toy) -> None:
    workshop = saves.create(Begin())
    path = saves.folder / workshop.id / "journal.jsonl"
    path.unlink()
    with pytest.raises(DiskTrouble):
        workshop.do(Put(key="a", value=1))
    with pytest.raises(Stopped):
        workshop.do(Put(key="a", value=1))
    workshop.close()


def test_a_journal_that_another_program_wrote_into_confirms_nothing(saves: Toy) -> None:
    workshop = saves.create(Begin())
    path = saves.folder / workshop.id / "journal.jsonl"
    with path.open("ab") as file:
        file.write(b"hello\n")
    with pytest.raises(DiskTrouble):
        workshop.do(Put(key="a", value=1))
    workshop.close()
    with saves.open(workshop.id) as again:
        assert len(again.notices) == 1
        assert again.do(Put(key="a", value=1)).items == {"a": 1}


def test_half_a_line_that_cannot_be_taken_back_stops_the_workshop(
    saves: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = saves.create(Begin())
    real = os.write
    written: list[int] = []

    def write(handle: int, data: bytes) -> int:
        if written:
            raise OSError(FULL, "no space")
        written.append(real(handle, bytes(data)[:10]))
        return written[0]

    def cut(handle: int, size: int) -> None:
        raise OSError(BROKEN, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", write)
        patch.setattr(os, "ftruncate", cut)
        with pytest.raises(DiskTrouble):
            workshop.do(Put(key="a", value=1))
    with pytest.raises(Stopped):
        workshop.do(Put(key="a", value=1))
    workshop.close()
    with saves.open(workshop.id) as again:
        assert again.state.items == {}
        assert "left out" in str(again.notices[0])


def test_a_journal_at_its_limit_says_so_and_stays(saves: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    with saves.create(Begin()) as workshop:
        monkeypatch.setattr(disk.Appender.append, "__defaults__", (500,))
        with pytest.raises(DiskTrouble, match="64 MB"):
            workshop.do(Put(key="a", value="x" * 500))
        workshop.do(Put(key="a", value=1))


def test_a_folder_without_rights_says_so(saves: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(os, "mkdir", refuse)
    with pytest.raises(DiskTrouble, match="--saves"):
        saves.create(Begin())


def test_a_device_is_no_journal() -> None:
    with pytest.raises(OSError, match="ordinary"):
        disk.Appender(Path("/dev/null"))


def test_on_a_mac_the_drive_itself_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    asked: list[int] = []
    monkeypatch.setattr(disk, "_MACOS", True)
    monkeypatch.setattr(fcntl, "fcntl", lambda handle, command: asked.append(command))
    disk.write(tmp_path / "x", b"1")
    assert asked == [51]


def test_a_file_system_that_cannot_ask_its_drive_gets_an_ordinary_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def unknown(handle: int, command: int) -> None:
        raise OSError(errno.ENOTSUP, "not supported")

    synced: list[int] = []
    monkeypatch.setattr(disk, "_MACOS", True)
    monkeypatch.setattr(fcntl, "fcntl", unknown)
    monkeypatch.setattr(os, "fsync", synced.append)
    disk.write(tmp_path / "x", b"1")
    assert len(synced) == 1


def test_on_windows_a_replacement_is_tried_a_bounded_number_of_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace
    tries: list[object] = []

    def held(source: Path, target: Path) -> None:
        tries.append(source)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "in use")
        real(source, target)

    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(PermissionError):
        disk.replace(tmp_path / "new", tmp_path / "old")
    assert len(tries) == 1
    monkeypatch.setattr(disk, "_WINDOWS", True)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    disk.replace(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_bytes() == b"new"
    (tmp_path / "new").write_bytes(b"newer")
    tries[:] = [None] * -20
    monkeypatch.setattr(os, "replace", lambda source, target: held_for_good(tries))
    with pytest.raises(PermissionError):
        disk.replace(tmp_path / "new", tmp_path / "old")
    assert len(tries) == disk.REPLACE_TRIES
    disk.sync_folder(tmp_path / "missing")


def held_for_good(tries: list[object]) -> None:
    tries.append(None)
    raise PermissionError(errno.EACCES, "in use")


def test_a_sync_that_fails_has_a_name_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(handle: int) -> None:
        raise OSError(BROKEN, "input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SyncFailed):
        disk.write(tmp_path / "x", b"1")
