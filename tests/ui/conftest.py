"""Who plays in a test looks before pressing a key, as people do: a key is typed at what is painted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from cinema_game.ui.app import CinemaGame

LOOK = 0.01
"""Seconds between two looks at the screen."""
PATIENCE = 3_000
"""Looks before a test is given up."""


async def until(app: App[Any], condition: Callable[[], bool]) -> None:
    """Look until it is so, or the game is over."""
    for _ in range(PATIENCE):
        if app._exit or not app.is_running or condition():
            return
        await asyncio.sleep(LOOK)
    raise AssertionError(f"{app.screen} takes no keys")


@pytest.fixture(autouse=True)
def _who_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    press = Pilot.press

    async def looking(pilot: Pilot[Any], *keys: str) -> None:
        app = pilot.app
        for key in keys:
            if isinstance(app, CinemaGame):
                await until(app, lambda: app.gate.open)
            await press(pilot, key)
            if isinstance(app, CinemaGame):
                await until(app, lambda: app.gate.idle)

    monkeypatch.setattr(Pilot, "press", looking)
