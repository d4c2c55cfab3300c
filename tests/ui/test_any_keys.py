"""Whatever keys are pressed in whatever order: the game goes on, and its log replays to its state."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from test_whole_game import begun

from cinema_game.language import Language
from cinema_game.settings import Settings
from cinema_game.store.workshops import workshops
from cinema_game.ui.app import CinemaGame, Wanted

KEYS = (
    *("enter", "escape", "space", "tab", "shift+tab", "up", "down", "left", "right", "home", "end"),
    *("pageup", "pagedown", "insert", "delete", "backspace", "plus", "minus", "ctrl+z", "ctrl+y"),
    *("ctrl+n", "ctrl+n", "ctrl+n", "ctrl+right", "ctrl+left", "f1", "f2", "f3", "f4", "f5", "f6", "f7"),
    *(
        "f8",
        "f9",
        "f12",
        "ctrl+t",
        "ctrl+p",
        "ctrl+k",
        "ctrl+b",
        "a",
        "w",
        "g",
        "m",
        "f10",
        "v",
        "t",
        "ф",
        "1",
        "[",
        "ё",
        "漢",
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "language"), [(1, "en"), (2, "ru"), (3, "en")])
async def test_no_key_breaks_the_game(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, language: Language
) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    draw = random.Random(seed)
    id_ = begun(tmp_path, "tutorial", language)
    app = CinemaGame(Settings(language=language), saves=tmp_path, wanted=Wanted(save=id_))
    async with app.run_test(size=draw.choice([(80, 24), (100, 30), (160, 45)])) as pilot:
        for number in range(160):
            await pilot.press(draw.choice(KEYS))
            if number % 10 == 0:
                await pilot.pause(0.05)
            if number % 40 == 0:
                await pilot.resize_terminal(*draw.choice([(80, 24), (20, 5), (132, 40), (76, 22)]))
        await pilot.pause(0.1)
    for card in workshops(tmp_path).list():
        with workshops(tmp_path).open(card.id) as kept:
            assert kept.notices == ()
