"""The tests see nothing of the person or the machine; each has settings and saves of its own, in English.

What is set apart here, before anything else is imported, holds for fixtures of every scope, for the processes
that share the tests out, and for every program that a test starts.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

_PERSONAL = ("LC_", "LANG", "XDG_", "CINEMA_GAME_", "TEXTUAL", "PYTHON")
_TERMINAL = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "TERM", "COLORTERM", "TTY_COMPATIBLE")
_KEPT = ("CINEMA_GAME_BROWSER",)


def _set_apart() -> Path:
    """A home of our own, and an environment that says nothing; gives back the home."""
    home = Path(tempfile.mkdtemp(prefix="cinema-game-tests-"))
    for name in tuple(os.environ):
        if name.startswith((*_PERSONAL, *_TERMINAL)) and name not in _KEPT:
            del os.environ[name]
    os.environ.update(
        HOME=str(home),
        USERPROFILE=str(home),
        APPDATA=str(home),
        LOCALAPPDATA=str(home),
        LANG="C.UTF-8",
        TZ="UTC",
        TERM="xterm-256color",
        CINEMA_GAME_CONFIG=str(home / "config"),
        CINEMA_GAME_SAVES=str(home / "saves"),
    )
    if hasattr(time, "tzset"):
        time.tzset()
    return home


_HOME = _set_apart()

from cinema_game.language import use  # noqa: E402


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def _at_home_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CINEMA_GAME_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("CINEMA_GAME_SAVES", str(tmp_path / "saves"))
    use("en")
    yield
    use("en")
