"""Keys that wait for nothing, in one process: for tests of what comes of haste."""

from __future__ import annotations

import asyncio
import random
from typing import Any

from textual.events import Key, Paste, Resize
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.pilot import Pilot

from cinema_game.ui.app import CinemaGame

PATIENCE = 60.0
"""Seconds after which a game that takes no keys is said to be frozen, on the busiest machine."""
KEYS = (
    *("enter", "enter", "escape", "space", "tab", "shift+tab", "up", "down", "left", "right", "home", "end"),
    *(
        "pageup",
        "pagedown",
        "insert",
        "delete",
        "backspace",
        "ctrl+n",
        "ctrl+n",
        "ctrl+z",
        "ctrl+y",
        "ctrl+k",
    ),
    *(
        "f1",
        "f2",
        "f3",
        "f4",
        "f5",
        "f6",
        "f7",
        "f8",
        "f9",
        "f10",
        "f12",
        "f12",
        "ctrl+p",
        "ctrl+t",
        "ctrl+o",
    ),
    *"+-?aflnptvwxфё漢123[]",
)
SIZES = ((80, 24), (100, 30), (160, 45), (76, 22), (20, 5))


def at_once(game: CinemaGame, *keys: str) -> None:
    """Type keys in one go: none waits for what the one before does."""
    for name in keys:
        single = len(name) == 1
        game.post_message(Key(_character_to_key(name) if single else name, name if single else None))


async def calm(pilot: Pilot[Any]) -> None:
    """Wait until all that was typed has been done, and the screen takes keys again."""
    game = pilot.app
    assert isinstance(game, CinemaGame)
    async with asyncio.timeout(PATIENCE):
        await pilot.pause()
        while not game.gate.idle and not game._exit:
            await asyncio.sleep(0.01)
        await pilot.pause()


async def flood(pilot: Pilot[Any], draw: random.Random, keys: int) -> None:
    """Random keys in bursts of any length, with pastes and another size of the window amid them."""
    game = pilot.app
    assert isinstance(game, CinemaGame)
    while keys > 0:
        burst = min(keys, draw.choice((1, 2, 3, 10, 30)))
        keys -= burst
        at_once(game, *(draw.choice(KEYS) for _ in range(burst)))
        if draw.random() < 0.1:
            game.post_message(Paste("one\ntwo " + "ё" * draw.randrange(300)))
        if draw.random() < 0.1:
            size = Size(*draw.choice(SIZES))
            game._driver._size = size  # type: ignore[union-attr]
            game.post_message(Resize(size, size))
        await asyncio.sleep(draw.choice((0, 0, 0.01, 0.05)))


async def answers(pilot: Pilot[Any]) -> None:
    """Whatever is open is left, and a key does what it says."""
    game = pilot.app
    assert isinstance(game, CinemaGame)
    await calm(pilot)
    await pilot.press("escape")
    await calm(pilot)
    theme = game.theme
    await pilot.press("ctrl+t")
    await calm(pilot)
    assert game.theme != theme
