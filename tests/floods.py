"""Floods of keys that wait for nothing, typed into the real program in a terminal of its own.

Run `make floods`, or `python tests/floods.py [FLOODS] [--keys 1000] [--seed 1] [--start 0] [--load 2]`. Each
flood begins on one of the screens of one of the cases, types in bursts of any length, resizes the window,
pastes and clicks amid them, and is told as one line. After it the game must be at rest, must still answer,
must leave in order, and its saves must hold every action that it had acknowledged.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from killing import InTerminal

from cinema_game.store.workshops import Cases, workshops
from cinema_game.workshop import actions as do
from cinema_game.workshop.actions import ACTION, Action
from cinema_game.workshop.bots.classroom import BotClass
from cinema_game.workshop.rules.apply import apply
from cx.scenario.lessons import Phase
from cx.scenario.reader import load_scenario

CASES = ("cinema", "missed-flight", "tutorial")
STARTS: tuple[Phase | str, ...] = (
    *("lobby", "briefing", "research", "map", "forecast", "plan", "reveal", "result", "debrief"),
    *("sandbox", "scoring", "two teams"),
)
KEYS = {
    **{f"f{number}": f"\x1bO{letter}" for number, letter in enumerate("PQRS", start=1)},
    **{
        f"f{number}": f"\x1b[{code}~"
        for number, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
    },
    **{name: f"\x1b[{letter}" for name, letter in zip(("up", "down", "right", "left"), "ABCD", strict=True)},
    "home": "\x1b[H",
    "end": "\x1b[F",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "shift+tab": "\x1b[Z",
    "ctrl+right": "\x1b[1;5C",
    "ctrl+left": "\x1b[1;5D",
    "ctrl+down": "\x1b[1;5B",
    "ctrl+up": "\x1b[1;5A",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abdefgknoprtuvwxyz"},
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    **{sign: sign for sign in "+-?0123456789abcdfgilmnpqstvwxyzфйяё漢[]'"},
}
"""What a hand can press, as a terminal sends it. Ctrl+Q is left out: it ends the game as it should."""
OFTEN = (
    *("enter", "enter", "ctrl+n", "tab", "down", "right", "+", "+", "-", "space", "insert", "ctrl+z"),
    *("f12", "f4", "f6"),
)
PASTES = (
    "\x1b[200~Owls\x1b[201~",
    "\x1b[200~one\ntwo\nthree\x1b[201~",
    "\x1b[200~" + "ё" * 400 + "\x1b[201~",
)
SIZES = ((80, 24), (100, 30), (160, 45), (132, 40), (76, 22), (40, 10), (20, 5))
REST = 0.1
"""Share of a processor above which a game that should rest is working."""
PATIENCE = 60.0
"""Seconds in which a game comes to rest, and answers, on a busy machine."""

FLOODED = """
import json, os, sys
from cinema_game.ui.app import CinemaGame
from cinema_game.ui.session import Session

do, file = Session.do, os.open(os.environ["ACKNOWLEDGED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)

def kept(self, action):
    state = do(self, action)
    line = json.dumps({"save": self.kept.id, "action": action.model_dump(mode="json")})
    os.write(file, line.encode() + b"\\n")
    return state

async def leave(self):
    if os.path.exists(os.environ["ACKNOWLEDGED"] + ".leave"):
        self.exit()

async def entered(self, *wishes):
    await enter(self, *wishes)
    open(os.environ["ACKNOWLEDGED"] + ".begun", "w").close()

enter, CinemaGame._enter = CinemaGame._enter, entered
Session.do = kept
CinemaGame.action_quit = leave
from cinema_game.__main__ import main
main()
"""
"""The program, writing down each action that it told the screen was done, and not left before it shall be."""


@dataclass(frozen=True)
class Flood:
    """One flood: everything about it follows from its number and the seed."""

    number: int
    seed: int
    keys: int

    @property
    def draw(self) -> random.Random:
        """The same chances each time."""
        return random.Random(f"{self.seed} {self.number}")

    @property
    def case(self) -> str:
        """What is played."""
        return CASES[self.number % len(CASES)]

    @property
    def start(self) -> str:
        """Where it begins."""
        return STARTS[self.number // len(CASES) % len(STARTS)]

    def bursts(self) -> Iterator[tuple[str, float]]:
        """What is written at once, and how long the hand rests after it."""
        draw, left = self.draw, self.keys
        longest = draw.choice((3, 10, 100, self.keys))
        while left > 0:
            burst = min(left, draw.randint(1, longest))
            left -= burst
            yield "".join(self._one(draw) for _ in range(burst)), draw.choice((0, 0, 0.02, 0.1, 0.2))

    def _one(self, draw: random.Random) -> str:
        chance = draw.random()
        if chance < 0.01:
            return draw.choice(PASTES)
        if chance < 0.02:
            place = f"{draw.randint(1, 80)};{draw.randint(1, 24)}"
            return f"\x1b[<0;{place}M\x1b[<0;{place}m"
        return KEYS[draw.choice(OFTEN if chance < 0.5 else tuple(KEYS))]


def prepare(folder: Path, case: str, start: str, draw: random.Random) -> list[str]:
    """Saves from which a flood can begin, and the words of the command line for it."""
    scenario = load_scenario(case)
    if start == "scoring":
        for number, log in enumerate(BotClass(scenario, 3, 3, 120).play(), start=1):
            with workshops(folder).create(log[0], f"team-{number}") as kept:
                kept.do_all(log[1:])
    if start in ("lobby", "scoring"):
        return []
    if start == "sandbox":
        return [case, "--sandbox"]
    if start == "two teams":
        from incident import FILE

        return [str(FILE), "--seed", "7"]
    log = next(iter(BotClass(scenario, 1, draw.randrange(5), 400).play()))
    state, before = None, 0
    for place, action in enumerate(log, start=1):
        state = apply(state, action, scenario)
        before = place
        if state.phase == start:
            break
    with workshops(folder).create(log[0], "flooded") as kept:
        kept.do_all(log[1:before])
        if kept.state.phase != start:
            phase: Any = start
            kept.do(do.Move(who=kept.state.members[0], phase=phase))
    return ["--save", "flooded"]


def flooded(flood: Flood, folder: Path) -> dict[str, float]:
    """Carry out a flood and hold the game to its promises; AssertionError says which was broken."""
    draw, saves, config = flood.draw, folder / "saves", folder / "config"
    acknowledged = folder / "acknowledged"
    words = prepare(saves, flood.case, flood.start, draw)
    command = [sys.executable, "-c", FLOODED, "play", *words, "--lang", "en", "--saves", str(saves)]
    env = {
        "CINEMA_GAME_CONFIG": str(config),
        "ACKNOWLEDGED": str(acknowledged),
        "LC_ALL": "C.UTF-8",
        "TEXTUAL_ANIMATIONS": "none",
    }
    began = time.monotonic()
    with InTerminal(command, env) as game:
        if draw.random() < 0.9:
            game.wait_for("\x1b[?1049h", PATIENCE)
            if words and flood.start != "two teams":
                _until(game, acknowledged.with_suffix(".begun").exists, "did not begin")
            _quiet(game, 0.5, PATIENCE)
        if flood.start == "scoring":
            game.press("s", 0.5)
            game.press("\r", 1.0)
        for burst, pause in flood.bursts():
            if draw.random() < 0.1:
                game.resize(draw.choice(SIZES))
            game.press(burst, pause)
            assert game.process.poll() is None, f"the game ended: {_told(game, config)}"
        flooding = time.monotonic() - began
        busy = _at_rest(game)
        assert game.process.poll() is None, f"the game ended: {_told(game, config)}"
        began = time.monotonic()
        _answers(game, config)
        answered = time.monotonic() - began
        acknowledged.with_suffix(".leave").touch()
        game.press("\x11", 0.2)
        _until(game, lambda: game.process.poll() is not None, "did not leave")
        assert game.process.returncode == 0, f"left with {game.process.returncode}: {_told(game, config)}"
    return {
        "flooding": flooding,
        "busy": busy,
        "answered": answered,
        "acknowledged": _kept(saves, acknowledged),
    }


def _at_rest(game: InTerminal) -> float:
    """The share of a processor that the game takes over two seconds, when it has come to rest."""
    end, share = time.monotonic() + PATIENCE, 1.0
    while time.monotonic() < end and game.process.poll() is None:
        before = _processor_time(game)
        game.look(2.0)
        share = (_processor_time(game) - before) / 2.0
        if share < REST:
            return share
    assert game.process.poll() is not None, f"never at rest: takes {share:.0%} of a processor"
    return share


def _answers(game: InTerminal, config: Path) -> None:
    """Escape from whatever is open, then another language: what is remembered shows that it was done."""
    before = _language(config)
    for _ in range(4):
        game.press("\x1b", 1.0)
        game.press(KEYS["f12"], 1.0)
        for _ in range(30):
            if _language(config) != before:
                return
            game.look(0.1)
    raise AssertionError("answers no key")


def _language(config: Path) -> object:
    file = config / "settings.json"
    return json.loads(file.read_text("utf-8"))["language"] if file.exists() else "en"


def _kept(saves: Path, acknowledged: Path) -> int:
    """How many actions were acknowledged; each of them is in its save."""
    done: dict[str, list[Action]] = {}
    if acknowledged.exists():
        for line in acknowledged.read_text("utf-8").splitlines():
            one = json.loads(line)
            done.setdefault(one["save"], []).append(ACTION.validate_python(one["action"]))
    from incident import incident

    cases = Cases()
    cases.add(incident())
    for save, actions in done.items():
        with workshops(saves, cases).open(save) as kept:
            assert kept.notices == (), kept.notices
            assert list(kept.actions)[-len(actions) :] == actions, f"{save} lost something"
    return sum(map(len, done.values()))


def _processor_time(game: InTerminal) -> float:
    fields = Path(f"/proc/{game.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _quiet(game: InTerminal, seconds: float, most: float) -> None:
    end = time.monotonic() + most
    while time.monotonic() < end and game.process.poll() is None:
        before = len(game.output)
        game.look(seconds)
        if before and len(game.output) == before:
            return


def _until(game: InTerminal, condition: Any, otherwise: str) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, otherwise
        game.look(0.1)


def _told(game: InTerminal, config: Path) -> str:
    game.look(1.0)
    accidents = [file.read_text("utf-8") for file in config.glob("accident-*.txt")]
    return accidents[0] if accidents else repr(game.output[-1_500:])


@contextmanager
def load(processes: int) -> Iterator[None]:
    """So many processes that do nothing but take the processor's time."""
    running = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processes)]
    try:
        yield
    finally:
        for one in running:
            one.kill()
            one.wait()


def main(words: Sequence[str] | None = None) -> int:
    """Flood after flood, a line each; the last line counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("floods", type=int, nargs="?", default=200)
    parser.add_argument("--keys", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--load", type=int, default=2)
    parser.add_argument("--start", type=int, default=0)
    asked = parser.parse_args(words)
    broken = acknowledged = 0
    with load(asked.load):
        for number in range(asked.start, asked.start + asked.floods):
            flood = Flood(number, asked.seed, asked.keys)
            folder = Path(tempfile.mkdtemp(prefix="flood-"))
            name = f"{number:4d}  {flood.case:<14} {flood.start:<10}"
            try:
                figures = flooded(flood, folder)
            except AssertionError as wrong:
                broken += 1
                print(f"{name} BROKEN: {wrong}", flush=True)
            else:
                acknowledged += int(figures["acknowledged"])
                print(name, *(f"{key} {value:.1f}" for key, value in figures.items()), flush=True)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    print(f"{asked.floods} floods of {asked.keys} keys: {broken} broken, {acknowledged} actions kept")
    return int(broken > 0)


if __name__ == "__main__":
    raise SystemExit(main())
