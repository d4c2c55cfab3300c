"""A command that is stopped, refused or at fault ends with a sentence and its status; old files stay."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from cli_streams import heard, signals_as_before

from cinema_game.cli.ending import Stopped, ended, going_on_from, heed_signals

FEW = ("--customers", "50", "--quiet")
WRITING = [
    ("simulate", "tutorial", *FEW),
    ("simulate", "tutorial", "--format", "csv", *FEW),
    ("sweep", "tutorial", "--random", "1", "--draws", "1", *FEW),
]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_command_with_a_sentence(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    def asked_to_end() -> int:
        os.kill(os.getpid(), number)
        raise AssertionError("the signal was not heeded")

    with signals_as_before():
        heed_signals()
        assert ended(asked_to_end) == 128 + number
        assert signal.getsignal(number) is signal.SIG_DFL
    assert capsys.readouterr().err == "Stopped.\n"


def test_what_goes_on_from_a_file_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        with going_on_from(Path("games.jsonl")):
            raise Stopped(signal.SIGTERM)

    assert ended(work) == 143
    assert "goes on from games.jsonl" in capsys.readouterr().err


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    with signals_as_before():
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        heed_signals()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_a_stop_while_simulating_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_name: str) -> None:
        raise Stopped(signal.SIGINT)

    file = tmp_path / "run.txt"
    file.write_text("old")
    monkeypatch.setattr("cinema_game.report.run.as_table", stopped)
    found = heard(*WRITING[0], "--out", str(file))
    assert (found.code, found.err) == (130, b"Stopped.\n")
    assert file.read_text() == "old"
    assert list(tmp_path.glob(".*")) == []


def test_a_fault_of_the_program_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cinema_game.report.run.as_table", lambda _run: 1 / 0)
    found = heard(*WRITING[0])
    assert found.code == 1
    assert b"went wrong" in found.err
    assert b"Traceback" not in found.err


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_a_full_disk_is_told_and_the_old_file_stays(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "old"
    file.write_text("old")

    def full(_handle: int, _data: object) -> int:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr("cinema_game.store.disk._write_all", full)
        found = heard(*words, "--out", str(file))
    assert found.code == 2
    assert b"the disk is full" in found.err
    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize("words", WRITING[::2], ids=" ".join)
@pytest.mark.parametrize(
    ("place", "why"), [("", "it is a folder"), ("none/run", "no such folder"), ("x" * 300, "too long")]
)
def test_a_place_that_cannot_be_written_is_told(
    words: tuple[str, ...], place: str, why: str, tmp_path: Path
) -> None:
    found = heard(*words, "--out", f"{tmp_path}/{place}")
    assert found.code == 2
    assert why in found.err.decode()


def test_handouts_are_all_new_or_all_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cinema_game.store import disk

    words = ("handouts", "tutorial", "--out", str(tmp_path))
    assert heard(*words, "--lang", "en").code == 0
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    real, room = disk._write_all, [len(before) - 1]

    def filling(handle: int, data: bytes) -> None:
        if not room[0]:
            raise OSError(28, os.strerror(28))
        room[0] -= 1
        real(handle, data)

    monkeypatch.setattr(disk, "_write_all", filling)
    assert heard(*words, "--lang", "ru").code == 2
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
