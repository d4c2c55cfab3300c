"""Saves by strangers: a good one changed in its JSON, its lines, its bytes, or the kinds of its files."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cinema_game.store import document, journal
from cinema_game.store.reading import JOURNAL
from cinema_game.store.snapshot import NAME

FILES = (NAME, NAME + ".bak", JOURNAL)
ODD: tuple[Any, ...] = (
    0, -1, 1, 99, 10**12, 2**63, -(10**9), 0.5, 1e308, True, None, "", "x", "ghost", "smile", "all", "Anna",
    "\x1b]52;c;YWJj\x07\x1b[2J", "[red]x[/]", "=1+1", "\u202e", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00", "1969-01-01T00:00:00Z", "a" * 5_000, [], {}, [[]], ["x"] * 2_000,
    "sandbox", "tutorial", "plan", "reveal", "tiny",
)  # fmt: skip

Node = tuple[Any, Any]
"""A container and the key or place in it."""


def nodes(tree: Any) -> Iterator[Node]:
    """Every place of a JSON tree."""
    keys = tree.keys() if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for key in list(keys):
        yield tree, key
        yield from nodes(tree[key])


def change_node(draw: random.Random, tree: Any) -> None:
    """Something else in one place, or the same thing twice, or one thing less or more."""
    container, key = draw.choice(list(nodes(tree)))
    value = container[key]
    how = draw.choice(["odd", "odd", "odd", "twice", "many", "gone", "other"])
    if how == "odd":
        container[key] = draw.choice(ODD)
    elif how == "gone":
        del container[key]
    elif how == "other" and isinstance(container, dict):
        container[draw.choice(["x", "round", "at", "saved"])] = value
    elif isinstance(container, list):
        container[key:key] = [value] * (1 if how == "twice" else 3_000)
    else:
        container[key] = draw.choice(ODD)


def change_snapshot(draw: random.Random, place: Path) -> None:
    """A snapshot that vouches for itself, in both generations."""
    whole = document.decode((place / NAME).read_bytes())
    tables = json.loads(json.dumps(whole.tables))
    for _ in range(draw.randrange(1, 4)):
        change_node(draw, draw.choice([tables, tables["workshop"]["1"]["state"]]))
    data = document.encode(document.Document(whole.generation, tables))
    for name in (NAME, NAME + ".bak"):
        (place / name).write_bytes(data)


def change_actions(draw: random.Random, place: Path) -> None:
    """A journal whose lines vouch for themselves: other actions, numbers, orders."""
    rows = list(journal.read((place / JOURNAL).read_bytes()).actions.items())
    how = draw.choice(["node", "node", "number", "swap", "drop", "double", "foreign"])
    at = draw.randrange(len(rows))
    if how == "node":
        change_node(draw, rows[at][1])
    elif how == "number":
        rows[at] = (draw.choice([10**10, 10**6, 10**6 + 1, 10**300, 0, -1, 500]), rows[at][1])
    elif how == "swap":
        rows[at], rows[0] = (rows[at][0], rows[0][1]), (rows[0][0], rows[at][1])
    elif how == "drop":
        del rows[at]
    elif how == "double":
        rows += [(rows[-1][0] + 1 + n, {**row, "id": f"again{n}"}) for n, (_, row) in enumerate(rows)]
    else:
        rows[at][1]["who"] = draw.choice(["Eve", "@trainer", "Anna "])
    lines = [line(n, row, rows[place - 1][1] if place else None) for place, (n, row) in enumerate(rows)]
    (place / JOURNAL).write_bytes(b"".join(lines))


def line(n: int, action: dict[str, Any], before: dict[str, Any] | None) -> bytes:
    """A sealed line of any number."""
    import zlib

    body = json.dumps({"format": 1, "n": n, "action": action, "before": before}, separators=(",", ":"))[1:]
    return b'{"crc":"%08x",' % zlib.crc32(body.encode()) + body.encode() + b"\n"


def change_bytes(draw: random.Random, place: Path) -> None:
    """Flipped, cut, doubled, blown up with what is none."""
    path = place / draw.choice(FILES)
    data = bytearray(path.read_bytes())
    at = draw.randrange(len(data))
    match draw.randrange(5):
        case 0:
            data[at] ^= 1 << draw.randrange(8)
        case 1:
            del data[at:]
        case 2:
            data[at:at] = draw.randbytes(draw.randrange(1, 200))
        case 3:
            data[at:at] = b"\n" * 200_000
        case 4:
            data += b'{"crc":"00000000","format":1\n' * 5_000
    path.write_bytes(data)


def change_kind(draw: random.Random, place: Path) -> None:
    """Something else in the place of a file."""
    path = place / draw.choice([*FILES, "lock"])
    path.unlink(missing_ok=True)
    match draw.randrange(4):
        case 0:
            path.mkdir()
        case 1:
            os.mkfifo(path)
        case 2:
            path.symlink_to("/dev/zero")
        case 3:
            path.symlink_to(path.name)


def alone(draw: random.Random, place: Path) -> None:
    """Without what could stand for what was changed."""
    for name in draw.choice([(), (NAME, NAME + ".bak"), (JOURNAL,)]):
        path = place / name
        if path.is_file() and not path.is_symlink():
            path.unlink()


def hostile(good: Path, to: Path, seed: int) -> Path:
    """A copy of a good save, changed by a number."""
    draw = random.Random(seed)
    place = Path(shutil.copytree(good, to))
    change = draw.choice([change_snapshot, change_snapshot, change_actions, change_actions, change_bytes])
    (change_kind if draw.random() < 0.1 else change)(draw, place)
    alone(draw, place)
    return place
