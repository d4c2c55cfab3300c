"""Writers that are killed with `kill -9`, again and again; run as a program by `test_kill.py`.

Each round forks a child from this warm process, lets it play through the store for some
milliseconds, kills it, and looks whether everything that it was told is kept is there. A kill is no
damage: a notice is false, unless the system had cut a line that was just being written.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path
from uuid import UUID

from toy_rules import TOY, Action, Begin, Double, Put, State, fold

from cinema_game.store.saves import Saves
from cx.message import Message

A_SAVE_LASTS = 12
"""Rounds before the next save is begun, so that beginnings are killed too."""


def action(number: int) -> Action:
    """Number `number` of a workshop that is always the same, so that a retry carries the same id."""
    id = UUID(int=number).hex
    if number == 0:
        return Begin(id=id)
    return Double(id=id, key="k") if number % 10 == 9 else Put(id=id, key="k", value=number)


def play(saves: Saves[Action, State], id: str | None, confirmed: int, pipe: int) -> None:
    """Play until killed; every confirmed number goes into the pipe.

    The first action sent is the last confirmed one: a retry, which must not count again.
    """
    workshop = saves.create(action(0)) if id is None else saves.open(id)
    os.write(pipe, f"={workshop.id}\n".encode())
    assert all(map(excused, workshop.notices)), workshop.notices
    number = max(confirmed, 0)
    while True:
        if number % 4 == 3:
            workshop.do_all([action(number), action(number + 1)])
            number += 1
        else:
            workshop.do(action(number))
        os.write(pipe, b"%d\n" % number)
        if number % 5 == 4:
            workshop.snapshot()
        number += 1


def one_round(
    saves: Saves[Action, State], id: str | None, confirmed: int, draw: random.Random
) -> tuple[str | None, int]:
    """Start a writer and kill it at some moment: its save, if begun, and the last confirmed number."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(ours)
            play(saves, id, confirmed, theirs)
        except BaseException as error:
            os.write(theirs, f"!{error!r}\n".encode())
        finally:
            os._exit(1)
    os.close(theirs)
    # Most are killed amid play, however busy the machine is; the others while beginning or opening.
    said, wanted = b"", draw.randrange(1, 12) if draw.random() < 0.75 else 0
    while said.count(b"\n") < wanted and (more := os.read(ours, 64)):
        said += more
    time.sleep(draw.uniform(0, 0.004))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(ours, "rb") as pipe:
        lines = (said + pipe.read()).split()
    for line in lines:
        if line.startswith(b"!"):
            raise AssertionError(line.decode())
        if line.startswith(b"="):
            id = line[1:].decode()
            confirmed = max(confirmed, 0)
        else:
            confirmed = int(line)
    return id, confirmed


def excused(notice: Message) -> bool:
    """A line that was just being written when the kill came."""
    return "end of the journal" in str(notice)


def check(saves: Saves[Action, State], id: str, confirmed: int) -> None:
    """Every confirmed action is there, once, in order, and nothing that was never sent."""
    torn = not (saves.folder / id / "journal.jsonl").read_bytes().endswith(b"\n")
    reading = saves.read(id)
    assert all(torn and excused(notice) for notice in reading.notices), reading.notices
    expected = [action(number) for number in range(len(reading.actions))]
    assert reading.actions == expected, f"{reading.actions} after {confirmed} confirmed"
    assert len(reading.actions) > confirmed, f"{len(reading.actions)} actions, {confirmed} confirmed"
    assert reading.state == fold(expected)


def main(folder: Path, kills: int) -> None:
    """Kill that many writers."""
    draw = random.Random(kills)
    killed = opened = most = 0
    while killed < kills:
        saves = Saves(folder / f"{killed}", TOY)
        id: str | None = None
        confirmed = -1
        for _ in range(A_SAVE_LASTS):
            id, confirmed = one_round(saves, id, confirmed, draw)
            killed += 1
            if id is None:
                # Killed while beginning: it is no save yet, or a whole one.
                for card in saves.list():
                    check(saves, card.id, 0)
                continue
            check(saves, id, confirmed)
            opened += 1
            most = max(most, confirmed)
    print(killed, opened, most)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
