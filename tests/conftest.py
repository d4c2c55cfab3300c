"""Every test has settings and saves of its own, and begins in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from cinema_game.language import use


@pytest.fixture(autouse=True)
def _at_home_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CINEMA_GAME_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("CINEMA_GAME_SAVES", str(tmp_path / "saves"))
    use("en")
