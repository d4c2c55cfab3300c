"""The command `cinema-game sweep`: figures, refusals in sentences, an interrupt that loses nothing."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest

from cinema_game.cli.app import run
from cinema_game.report.sheets.csv_file import MARK

PLAIN = ["sweep", "tutorial", "--draws", "2", "--customers", "150", "--no-horizon"]
ASKED = [*PLAIN, "--random", "5"]


def test_a_table_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ASKED) == 0
    english = capsys.readouterr().out
    assert "plans 5, draws 2" in english
    assert run([*ASKED, "--lang", "ru"]) == 0
    assert "планов 5, розыгрышей 2" in capsys.readouterr().out


def test_json_and_csv_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*ASKED, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert run([*ASKED, "--format", "csv"]) == 0
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out.removeprefix(MARK))))
    assert len(rows) == 10
    for row in rows:
        plan = next(one for one in told["plans"] if one["plan"] == row["plan"])
        assert float(row["nps"]) == plan["nps"][int(row["draw"])]
        assert row["value"] == ""
    assert sum(plan["best_in"] for plan in told["plans"]) == pytest.approx(1)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--plan", "no_such_thing"], "There is no intervention"),
        (["--plan", "@@"], "is not a plan"),
        (["--plans", "missing.txt"], "missing.txt cannot be read"),
        (["--resume", "."], "a folder or a device"),
        (["--out", "no/such/folder/out.csv"], "Choose another place with --out"),
        (["--workers", "0"], "--workers"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    more: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run([*ASKED, *more]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert not told.out


def test_some_plan_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(PLAIN) == 2
    assert "No plan was named" in capsys.readouterr().err


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_at_the_keyboard_loses_nothing(tmp_path: Path, workers: str) -> None:
    file = tmp_path / "sweep.jsonl"
    command = [sys.executable, "-m", "cinema_game", "sweep", "tutorial", "--random", "36", "--draws", "4"]
    command += ["--customers", "300", "--no-horizon", "--format", "csv", "--resume", str(file)]
    begun = subprocess.Popen(
        [*command, "--workers", workers],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while (not file.exists() or file.read_bytes().count(b"\n") < 2) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(begun.pid, signal.SIGINT)
    _, said = begun.communicate(timeout=60)
    assert begun.returncode == 130
    assert b"Traceback" not in said
    kept = file.read_bytes()
    again = subprocess.run(command, capture_output=True, timeout=120, check=True)
    assert file.read_bytes().startswith(kept)
    fresh = subprocess.run([*command[:-2]], capture_output=True, timeout=120, check=True)
    assert again.stdout == fresh.stdout
