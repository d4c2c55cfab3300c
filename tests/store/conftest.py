"""A folder of saves with the toy rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from toy_rules import TOY, Action, State

from cinema_game.store.saves import Saves


@pytest.fixture
def saves(tmp_path: Path) -> Saves[Action, State]:
    return Saves(tmp_path / "saves", TOY)
