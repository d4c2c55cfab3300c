"""What a newcomer does, from nothing: `make play`, and a plain `pip install .`; `make fresh` runs it.

In a copy of the tracked files, in a folder with a blank and Cyrillic letters, with the pip that comes
with the interpreter; `uv` is on the path only as a program that fails. The tests' own environment is
made the same way by `make test`. Needs the package index, takes about a minute.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from killing import InTerminal

ROOT = Path(__file__).resolve().parents[1]
PYTHON: str = getattr(sys, "_base_executable", sys.executable)
"""The interpreter without any environment."""
PATIENCE = 600
FIRST = "CINEMA GAME"
"""On the lobby, in every language."""


def main() -> int:
    """0 if both ways work; the step that fails raises and shows what it said."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "Новая папка"
        for name in _tracked():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name, follow_symlinks=False)
        machine = _machine(Path(folder))
        print("A fresh machine: make play …", flush=True)
        _play(["make", "-C", place, "play", f"PYTHON={PYTHON}"], machine)
        print("A fresh machine: pip install . …", flush=True)
        installed = Path(folder) / "installed"
        _run([PYTHON, "-m", "venv", installed], machine)
        programs = installed / ("Scripts" if os.name == "nt" else "bin")
        _run([programs / "python", "-m", "pip", "install", "-q", place], machine)
        shutil.rmtree(place)
        game = programs / "cinema-game"
        assert "Кинотеатр" in _run([game, "scenario", "list", "--lang", "ru"], machine, folder)
        assert '"nps"' in _run(
            [game, "simulate", "cinema", "--customers", "200", "--format", "json"], machine, folder
        )
        _play([game], machine)
    print("A fresh machine: both ways work.", flush=True)
    return 0


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    return [name for name in os.fsdecode(listed.stdout).split("\0") if name and (ROOT / name).is_file()]


def _machine(folder: Path) -> dict[str, str]:
    """The environment of a machine without `uv`, with nothing of this person's settings and saves."""
    shadow = folder / "shadow"
    shadow.mkdir()
    (shadow / "uv").write_text("#!/bin/sh\necho uv must not be needed >&2\nexit 1\n")
    (shadow / "uv").chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    return {
        **kept,
        "PATH": f"{shadow}{os.pathsep}{os.environ['PATH']}",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "CINEMA_GAME_CONFIG": str(folder / "config"),
        "CINEMA_GAME_SAVES": str(folder / "saves"),
    }


def _run(command: list[str | Path], machine: dict[str, str], folder: str | None = None) -> str:
    done = subprocess.run(
        command, env=machine, cwd=folder, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def _play(command: list[str | Path], machine: dict[str, str]) -> None:
    """Up to the lobby and out again."""
    with InTerminal(command, machine) as game:
        game.wait_for(FIRST, PATIENCE)
        game.press("\x11", 2.0)
        assert game.process.wait(20) == 0, game.output[-2_000:]


if __name__ == "__main__":
    sys.exit(main())
