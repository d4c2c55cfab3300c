"""A folder of saves with the toy rules, on a disk that confirms at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from toy_rules import TOY, Action, State

from cinema_game.store.saves import Saves


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test can see whether a real disk kept its word: what a sync pins is the crash model's matter.

    The killed programs, which run by themselves, sync for real.
    """
    monkeypatch.setattr(os, "fsync", os.fstat)


@pytest.fixture
def saves(tmp_path: Path) -> Saves[Action, State]:
    return Saves(tmp_path / "saves", TOY)
