"""How quick the screens are: first paint of the lobby, from a key to the new curve in map and sandbox.

Run `python benchmarks/screens.py [RUNS]`. Figures only, nothing is asserted. The lobby is measured in
a pseudo-terminal beside a bare Textual program in the same run; their ratio says more than seconds.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from textual.events import Key

from cinema_game.settings import Settings
from cinema_game.ui.app import CinemaGame, Wanted
from cinema_game.ui.screens.map.grid import Grid
from cinema_game.ui.screens.sandbox.screen import SandboxScreen
from cinema_game.ui.screens.sandbox.switches import Switches
from cinema_game.ui.screens.sandbox.walk import Walk
from cinema_game.ui.widgets.curve import Curve
from cinema_game.workshop import actions as do
from cinema_game.workshop.rules.mapping import MOST_POINTS
from cinema_game.workshop.state import Workshop
from cx.model.plan import Plan
from cx.model.runner import Runner
from cx.scenario.scenario import Scenario

HELLO = """
from textual.app import App
from textual.widgets import Static


class Hello(App):
    def compose(self):
        yield Static("hello-world")


Hello().run()
"""
ROWS, COLUMNS = 24, 80
PATIENCE = 60.0
MEASURES = ("honest_sound", "short_ads", "order_from_seat", "staff_school", "last_touch")


def first_paint(command: list[str], mark: bytes, home: Path) -> float:
    """Seconds from starting a program in a terminal to `mark` on its screen."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "CINEMA_GAME_CONFIG": str(home / "config"),
        "CINEMA_GAME_SAVES": str(home / "saves"),
    }
    start = time.perf_counter()
    child = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    seen = b""
    try:
        while mark not in seen and time.perf_counter() - start < PATIENCE:
            seen += os.read(ours, 65_536)
        return time.perf_counter() - start
    finally:
        child.kill()
        child.wait()
        os.close(ours)


def lobby(runs: int) -> None:
    """First paint of a bare program and of the lobby, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        bare = [sys.executable, "-c", HELLO]
        game = [sys.executable, "-m", "cinema_game"]
        for command, mark in ((bare, b"hello-world"), (game, b"CINEMA GAME")):
            first_paint(command, mark, home)
        pairs = [
            (first_paint(bare, b"hello-world", home), first_paint(game, b"CINEMA GAME", home))
            for _ in range(runs)
        ]
    hello = statistics.median(pair[0] for pair in pairs)
    own = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
    print(f"first paint, median of {runs}: bare Textual {hello * 1e3:.0f} ms, lobby {own * 1e3:.0f} ms")
    print(f"  lobby / bare Textual                     {ratio:.2f}")


async def until(true: Callable[[], bool]) -> float:
    """Seconds until something is true; the event loop goes on meanwhile."""
    start = time.perf_counter()
    while not true():
        if time.perf_counter() - start > PATIENCE:
            raise TimeoutError
        await asyncio.sleep(0.001)
    return time.perf_counter() - start


async def one_key(game: CinemaGame, switches: Switches, number: int) -> float:
    """Seconds from an arrow key to the highlight that it moves, painted."""
    before, painted = switches.highlighted, asyncio.Event()
    start = time.perf_counter()
    game.post_message(Key("down" if number % 2 else "up", None))
    await until(lambda: switches.highlighted != before)
    switches.call_after_refresh(painted.set)
    await painted.wait()
    return time.perf_counter() - start


async def one_lift(game: CinemaGame, curve: Curve, number: int) -> float:
    """Seconds from `+` or `−` to the curve it moves, painted."""
    before, painted, start = curve.picture, asyncio.Event(), time.perf_counter()
    game.post_message(Key("plus" if number % 2 else "minus", None))
    await until(lambda: curve.picture is not before)
    curve.call_after_refresh(painted.set)
    await painted.wait()
    return time.perf_counter() - start


def without_screen(state: Workshop, scenario: Scenario) -> list[float]:
    """Seconds of the same plans lived through one after another with nothing else going on."""
    runner = Runner(scenario, state.customers, state.seed, state.draw)
    runner.run(Plan())
    took, plan = [], Plan()
    for measure in MEASURES:
        plan, start = plan.add(measure), time.perf_counter()
        runner.run(plan, free=True)
        took.append(time.perf_counter() - start)
    return took


async def one_toggle(
    game: CinemaGame, switches: Switches, walk: Walk, measure: str, keys: list[float] | None = None
) -> float:
    """Seconds from Space to the new curve, painted; with `keys`, arrows are pressed and timed meanwhile."""
    switches.highlighted = switches.get_option_index(measure)
    await asyncio.sleep(0.5)
    before, painted = walk.picture, asyncio.Event()
    start = time.perf_counter()
    game.post_message(Key("space", " "))
    if keys is None:
        await until(lambda: walk.picture is not before)
    while walk.picture is before and keys is not None:
        await asyncio.sleep(0.05)
        keys.append(await one_key(game, switches, len(keys)))
    took = time.perf_counter() - start
    walk.call_after_refresh(painted.set)
    await painted.wait()
    return took


async def long_map() -> None:
    """The map at its fullest: from `+` and `−` to the curve that they move, painted."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CINEMA_GAME_CONFIG"] = folder
        wanted = Wanted(scenario="cinema", seed=7)
        game = CinemaGame(Settings(language="en"), saves=Path(folder), wanted=wanted)
        async with game.run_test(size=(120, 36)) as pilot:
            await until(lambda: game.session is not None)
            session = game.session
            assert session is not None
            stages = session.scenario.stages
            for number in range(MOST_POINTS):
                stage = stages[number % len(stages)].id
                session.do(do.AddPoint(who=session.who, stage=stage, name=f"point {number}"))
            session.do(do.Move(who=session.who, phase="map"))
            game.show_phase()
            await until(lambda: bool(game.screen.query(Grid)))
            await pilot.pause()
            curve = game.screen.query_one(Curve)
            took = []
            for number in range(40):
                took.append(await one_lift(game, curve, number))
    print(f"map of {MOST_POINTS} points")
    _tell("key to new curve, saved", took)


async def sandbox() -> None:
    """The sandbox of the cinema with the usual number of customers."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CINEMA_GAME_CONFIG"] = folder
        game = CinemaGame(
            Settings(language="en"),
            saves=Path(folder),
            wanted=Wanted(scenario="cinema", seed=7, sandbox=True),
        )
        async with game.run_test(size=(120, 36)) as pilot:
            await until(lambda: isinstance(game.screen, SandboxScreen))
            await pilot.pause()
            switches, walk = game.screen.query_one(Switches), game.screen.query_one(Walk)
            await until(lambda: bool(walk.picture.series))
            assert game.session is not None
            state, scenario = game.session.state, game.session.scenario
            await pilot.pause(0.5)
            switches.highlighted = switches.get_option_index(MEASURES[0])
            idle = [await one_key(game, switches, number) for number in range(40)]
            toggles = [await one_toggle(game, switches, walk, measure) for measure in MEASURES]
            keys: list[float] = []
            pressed = [await one_toggle(game, switches, walk, measure, keys) for measure in MEASURES]
    bare = without_screen(state, scenario)
    print(f"sandbox of the cinema, {state.customers:,} customers, {os.cpu_count()} processors")
    _tell("key to new curve", toggles)
    _tell("key to new curve, keys pressed meanwhile", pressed)
    _tell("the same plans without a screen", bare)
    ratio = statistics.median(toggles) / statistics.median(bare)
    print(f"  key to new curve / without a screen      {ratio:.2f}")
    _tell("key to highlight, nothing running", idle)
    _tell("key to highlight, while customers walk", keys)


def _tell(name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    slow = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(
        f"  {name:<40} median {statistics.median(ordered) * 1e3:6.1f} ms"
        f"   95 % {slow * 1e3:6.1f}   worst {ordered[-1] * 1e3:6.1f}   of {len(ordered)}"
    )


if __name__ == "__main__":
    lobby(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
    asyncio.run(long_map())
    asyncio.run(sandbox())
