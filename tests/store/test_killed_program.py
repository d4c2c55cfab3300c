"""A program in a terminal that is killed amid play has kept what its screen had said."""

from __future__ import annotations

import random
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from killing import InTerminal, opens_whole
from toy_rules import Action, State

from cinema_game.store.saves import Saves

PROGRAM = """
import os, sys, tty
tty.setcbreak(0)
sys.path[:0] = [{tests!r}]
from pathlib import Path
from toy_rules import TOY, Begin, Put
from cinema_game.store.saves import Saves
saves = Saves(Path({saves!r}), TOY)
cards = saves.list()
workshop = saves.open(cards[0].id) if cards else saves.create(Begin())
print("ready", workshop.id, flush=True)
while key := os.read(0, 1):
    workshop.do(Put(key="k", value=key.decode()))
    print(f"kept {{len(workshop.actions)}}", flush=True)
"""


def test_what_the_screen_had_confirmed_is_there(saves: Saves[Action, State]) -> None:
    draw = random.Random(9)
    actions: list[Action] = []
    script = PROGRAM.format(tests=str(Path(__file__).parent), saves=str(saves.folder))
    for _ in range(4):
        with InTerminal([sys.executable, "-c", script]) as program:
            program.wait_for("ready")
            for _ in range(draw.randrange(1, 30)):
                program.press("x", pause=draw.uniform(0, 0.003))
            words = program.kill().split()
        confirmed = max((int(n) for word, n in pairwise(words) if word == b"kept"), default=0)
        actions = opens_whole(saves, saves.list()[0].id, actions, confirmed).actions
    assert len(actions) > 4


def test_a_program_that_ends_by_itself_is_told(tmp_path: Path) -> None:
    with (
        InTerminal([sys.executable, "-c", "print('bye')"]) as program,
        pytest.raises(AssertionError, match="bye"),
    ):
        program.wait_for("never")
