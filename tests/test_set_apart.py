"""Wherever the tests run: a few of them again, under somebody else's settings, place and terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOUCHY = (
    "tests/cli/test_scoring_commands.py::test_the_same_class_is_the_same_games",
    "tests/cli/test_help.py",
    "tests/store/test_save_places.py",
)
"""They begin in a module's fixture, speak, and look for folders."""
AT_HOME = {"LANG": "ru_RU.UTF-8", "TZ": "Pacific/Kiritimati", "COLUMNS": "30", "NO_COLOR": "1"}
NOWHERE = {"HOME": "/nowhere", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "TERM": "dumb", "FORCE_COLOR": "1"}


@pytest.mark.parametrize("machine", [AT_HOME, NOWHERE], ids=["at home", "nowhere"])
def test_the_tests_see_nothing_of_the_machine(machine: dict[str, str], tmp_path: Path) -> None:
    settings = tmp_path / "cinema-game"
    settings.mkdir()
    (settings / "settings.json").write_text(json.dumps({"language": "ru", "theme": "paper"}), "utf-8")
    theirs = {"XDG_CONFIG_HOME": str(tmp_path), "CINEMA_GAME_CONFIG": str(settings), **machine}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *TOUCHY],
        cwd=ROOT,
        env={**os.environ, **theirs},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3_000:]
    assert " passed" in done.stdout or "[100%]" in done.stdout
