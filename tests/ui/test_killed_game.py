"""`kill -9` at any moment of play: the workshop opens again with everything that the screen had shown."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

import pytest
from killing import InTerminal, opens_whole

from cinema_game.store.workshops import workshops
from cinema_game.workshop.actions import Action

KILLS = 8
TO_THE_MAP = "\x1bOS"
KEYS = {
    "deck": b"\x1b[2~",
    "take": b"\r",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "plus": b"+",
    "minus": b"-",
    "key moment": b" ",
    "undo": b"\x1a",
    "redo": b"\x19",
}
COUNTED = re.compile(rb"(\d+) points? ")


@pytest.mark.slow
def test_what_the_screen_showed_is_there_after_every_kill(tmp_path: Path) -> None:
    draw = random.Random(4)
    saves = workshops(tmp_path)
    before: list[Action] = []
    command = [sys.executable, "-m", "cinema_game", "play", "--lang", "en", "--saves", str(tmp_path)]
    for kill in range(KILLS):
        rest = ["tutorial"] if kill == 0 else ["--save", saves.list()[0].id]
        with InTerminal([*command, *rest]) as game:
            game.wait_for("Brief")
            while b"point" not in game.output:
                game.press(TO_THE_MAP, pause=0.3)
            for _ in range(draw.randrange(2, 9)):
                game.press(KEYS["deck"], pause=0.1)
                game.press(KEYS["take"], pause=draw.choice((0, 0.02, 0.1)))
                game.press("\x1b", pause=0.15)
                for _ in range(draw.randrange(6)):
                    game.press(KEYS[draw.choice(list(KEYS))], pause=draw.choice((0, 0.01, 0.05)))
            shown = game.kill()
        reading = opens_whole(saves, saves.list()[0].id, before)
        before = list(reading.actions)
        added = sum(action.do == "add_point" for action in reading.actions)
        assert max((int(count) for count in COUNTED.findall(shown)), default=0) <= added
    assert len(before) > 3 * KILLS
