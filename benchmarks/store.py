"""How fast the store confirms: actions a second, and what that is of a bare fsync.

Run `python benchmarks/store.py [FOLDER]`; the folder (default: a temporary one) chooses the disk.
Every figure is measured beside a bare loop of write and fsync on the same disk in the same run.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cinema_game.store.kept import KeptWorkshop
from cinema_game.store.workshops import workshops
from cinema_game.workshop.actions import Action, AddPoint, Begin, EditPoint, Entry, Move
from cinema_game.workshop.state import Workshop
from cx.scenario.reader import load_scenario

ACTIONS = 300
AT_ONCE = 50
BEGIN = Begin(
    who="Anna",
    team="Red",
    members=("Anna",),
    scenario="cinema",
    fingerprint="",
    seed=1,
    draw=1,
    language="en",
)
POINT = AddPoint(who="Anna", stage=load_scenario("cinema").stages[0].id, name="The queue at the bar")


def each(count: int, work: Callable[[int], object]) -> list[float]:
    """Seconds of each of `count` calls."""
    took = []
    for number in range(count):
        start = time.perf_counter()
        work(number)
        took.append(time.perf_counter() - start)
    return took


def remark(number: int) -> EditPoint:
    """An action of ordinary length."""
    entry = Entry(comment=f"{number} people remember the queue at the bar.")
    return EditPoint(who="Anna", point=POINT.id, entry=entry)


def bare(folder: Path, size: int) -> list[float]:
    """Appending `size` bytes and waiting for the disk, nothing else."""
    handle = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def append(_: int) -> None:
        os.write(handle, b"x" * size)
        os.fsync(handle)

    try:
        return each(ACTIONS, append)
    finally:
        os.close(handle)


def row(name: str, took: list[float], floor: float, share: int = 1) -> None:
    """One line of the table: per action, when a call carries `share` of them."""
    middle = statistics.median(took) / share
    slow = sorted(took)[int(len(took) * 0.99)] / share
    print(f"{name:<34}{1 / middle:>12,.0f}{middle * 1e3:>10.3f}{slow * 1e3:>10.3f}{middle / floor:>9.2f}")


def measure(folder: Path) -> None:
    """Print the table."""
    saves = workshops(folder / "saves")
    workshop: KeptWorkshop[Action, Workshop] = saves.create(BEGIN)
    workshop.do(Move(who="Anna", phase="map"))
    workshop.do(POINT)
    alone = each(ACTIONS, lambda number: workshop.do(remark(number)))
    together = each(
        ACTIONS // 10, lambda number: workshop.do_all(remark(number * AT_ONCE + i) for i in range(AT_ONCE))
    )

    def snapshot(number: int) -> None:
        workshop.do(remark(number))
        workshop.snapshot()

    snapshots = each(20, snapshot)
    size = (folder / "saves" / workshop.id / "journal.jsonl").stat().st_size // len(workshop.actions)
    floor = bare(folder, size)
    bottom = statistics.median(floor)
    print(f"{'':<34}{'per second':>12}{'ms p50':>10}{'ms p99':>10}{'× fsync':>9}")
    row(f"bare write of {size} bytes and fsync", floor, bottom)
    row("do: one action confirmed", alone, bottom)
    row(f"do_all: {AT_ONCE} share a confirmation", together, bottom, AT_ONCE)
    row(f"snapshot after {len(workshop.actions)} actions", snapshots, bottom)
    workshop.close()
    row(
        f"opening {len(workshop.actions)} actions", each(5, lambda _: saves.open(workshop.id).close()), bottom
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            measure(Path(temporary))
