"""Cases that nobody would write: good ones with nodes dropped, doubled, exchanged and replaced."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import yaml
from corpus import CORPUS, TAKEN

HERE = Path(__file__).parent
GOOD = tuple(HERE / "data" / "scenarios" / name for name in ("lemonade.yaml", "incident.yaml"))
NUMBERS = (
    0, 1, -1, 0.5, 365, 1e-9, 1e9, -1e9, 1e12, "1e400", "-1e400", ".nan", ".inf", 10**30, "1e99", "0x10",
    "1_000", "½", "٣", 40, 53, 200, 999_999,
)  # fmt: skip
LIKELY = (0, 1, 0.5, -1, 2, 10, 40, 365, 1e6)
"""Numbers that pass in many places."""
ODD: tuple[Any, ...] = (
    None,
    True,
    "no",
    [],
    {},
    [[]],
    [{}],
    {"en": ""},
    {"value": 1, "range": [2, 1]},
    "~",
    "*a",
    "<<",
)

Path_ = tuple[str | int, ...]


def hostile(seed: int) -> str:
    """A case of a number as YAML: the same number, the same case. Odd ones may be fit to be played."""
    random = Random(seed)
    tree = yaml.load(random.choice(GOOD).read_text("utf-8"), Loader=yaml.CSafeLoader)
    gentle = seed % 2 == 1
    for _ in range(random.choice((1, 2, 3, 6))):
        places = list(_places(tree))
        if places and gentle:
            _bend(tree, places, random)
        elif places:
            _harm(tree, random.choice(places), places, random)
    return str(yaml.dump(tree, Dumper=_Plain, allow_unicode=random.random() < 0.5, sort_keys=False))


class _Plain(yaml.SafeDumper):
    """Repeats what is there twice instead of naming it."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _places(node: Any, path: Path_ = ()) -> Iterator[Path_]:
    inside: list[tuple[str | int, Any]] = []
    if isinstance(node, dict):
        inside = list(node.items())
    elif isinstance(node, list):
        inside = list(enumerate(node))
    for key, value in inside:
        yield (*path, key)
        yield from _places(value, (*path, key))


def _at(tree: Any, path: Path_) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def _harm(tree: Any, path: Path_, places: list[Path_], random: Random) -> None:
    parent, key = _at(tree, path[:-1]), path[-1]
    match random.choice(("drop", "double", "number", "number", "text", "text", "odd", "swap", "many", "key")):
        case "drop":
            del parent[key]
        case "double":
            if isinstance(parent, list) and isinstance(key, int):
                parent.insert(key, deepcopy(parent[key]))
            else:
                parent[f"{key}2"] = deepcopy(parent[key])
        case "number":
            _put(tree, places, int | float, random.choice(NUMBERS), random)
        case "text":
            _put(tree, places, str, _sayable(random.choice(CORPUS)), random)
        case "odd":
            parent[key] = deepcopy(random.choice(ODD))
        case "swap":
            parent[key] = deepcopy(_at(tree, random.choice(places)))
        case "many":
            if isinstance(parent, list) and isinstance(key, int):
                parent += [_renamed(parent[key], number) for number in range(random.choice((20, 300, 5_000)))]
        case _:
            if isinstance(parent, dict):
                parent[_sayable(random.choice(CORPUS))] = parent.pop(key)


def _bend(tree: Any, places: list[Path_], random: Random) -> None:
    """Another number where one stands, or an odd text where one is read."""
    if random.random() < 0.7:
        _put(tree, places, int | float, random.choice(LIKELY), random)
    else:
        said = [place for place in places if place[-1] in ("en", "ru")]
        _put(tree, said, str, random.choice(TAKEN), random)


def _put(tree: Any, places: list[Path_], kind: Any, value: Any, random: Random) -> None:
    fit = [place for place in places if isinstance(_at(tree, place), kind)]
    if fit:
        place = random.choice(fit)
        _at(tree, place[:-1])[place[-1]] = value


def _renamed(node: Any, number: int) -> Any:
    copy = deepcopy(node)
    if isinstance(copy, dict):
        copy |= {name: f"{copy[name]}{number}" for name in ("id", "name") if isinstance(copy.get(name), str)}
    return copy


def _sayable(text: str) -> str:
    """A lone surrogate cannot be dumped; as a code it can be loaded."""
    return text.encode("utf-8", "backslashreplace").decode()
