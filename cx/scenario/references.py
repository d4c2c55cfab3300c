"""Which ids a scenario declares and where it names them again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cx.message import N_, Message
from cx.scenario.diagnostics import Collected
from cx.scenario.shown import did_you_mean, shown
from cx.scenario.tree import EACH, KEYS, Lost, Mapping, Node, Scalar, Sequence, at, items, nothing

Path = tuple[str, ...]

_POINTS = ("stages", EACH, "touchpoints", EACH)
_MEASURES = ("interventions", EACH)


@dataclass(frozen=True)
class Kind:
    """Things with ids: the path of the things, where they are named, and what to say of an unknown one.

    `beside` are words that may stand in place of an id.
    """

    things: Path
    named: tuple[Path, ...]
    unknown: str
    beside: tuple[str, ...] = ()


KINDS = (
    Kind(("screens", EACH), ((*_POINTS, "screens", EACH),), N_("there is no screen “{id}”")),
    Kind(("teams", EACH), ((*_POINTS, "teams", EACH),), N_("there is no team “{id}”")),
    Kind(
        ("owners", EACH),
        (
            (*_POINTS, "owner"),
            (*_MEASURES, "owner"),
            (*_MEASURES, "joint", "partner"),
            ("events", EACH, "by"),
        ),
        N_("there is no owner “{id}”"),
    ),
    Kind(
        ("segments", EACH),
        (
            (*_POINTS, "meeting_by", KEYS),
            (*_POINTS, "importance_by", KEYS),
            (*_POINTS, "quality_by", KEYS),
            (*_MEASURES, "decisive_for", EACH),
            ("voices", EACH, EACH, KEYS),
        ),
        N_("there is no segment “{id}”"),
        beside=("any",),
    ),
    Kind(
        _POINTS,
        (
            (*_MEASURES, "effects", EACH, "touchpoint"),
            (*_MEASURES, "touchpoints", EACH),
            ("events", EACH, "effects", EACH, "touchpoint"),
            ("third_parties", EACH, "touchpoint"),
            ("presets", EACH, "plan", EACH, "touchpoint"),
            ("voices", KEYS),
        ),
        N_("there is no touchpoint “{id}”"),
    ),
    Kind(
        _MEASURES,
        (
            (*_MEASURES, "needs", EACH, "intervention"),
            (*_MEASURES, "boosts", EACH, "intervention"),
            (*_MEASURES, "blocks", EACH),
            ("events", EACH, "softened_by", EACH, "intervention"),
            ("presets", EACH, "plan", EACH, "intervention"),
            ("presets", EACH, "switch"),
        ),
        N_("there is no intervention “{id}”"),
    ),
)

UNIQUE: tuple[tuple[Path, ...], ...] = (
    *((kind.things,) for kind in KINDS if kind.things != _POINTS),
    (_POINTS, ("decoys", EACH)),
    (("stages", EACH),),
    (("research", "methods", EACH),),
    (("events", EACH),),
    (("third_parties", EACH),),
    (("presets", EACH),),
    (("agendas", EACH),),
    (("cards", EACH),),
    (("market", "rivals", EACH),),
)
"""Groups of things whose ids must differ. Decoys lie in one deck with the touchpoints."""


def check_references(tree: Node, found: Collected) -> None:
    """Tell every id that names nothing, and every id that names two things."""
    for kind in KINDS:
        if not _whole(tree, kind.things):
            continue
        known = dict.fromkeys(sorted({node.text.strip() for node in _ids(tree, kind.things)}))
        spoken = known | dict.fromkeys(kind.beside)
        for path in kind.named:
            allowed = spoken if path[0] == "voices" else known
            for node in at(tree, path):
                if isinstance(node, Scalar) and not nothing(node):
                    _check(node, allowed, kind, found)
            _check_repeated(tree, path, found)
    for group in UNIQUE:
        _check_unique([node for things in group for node in _ids(tree, things)], found)


def _ids(tree: Node, things: Path) -> Iterator[Scalar]:
    for node in at(tree, (*things, "id")):
        if isinstance(node, Scalar) and not nothing(node):
            yield node


def _whole(tree: Node, things: Path) -> bool:
    """Whether the list of things could be read, so that what is not in it does not exist."""
    lists = list(at(tree, things[:-1]))
    if not lists:
        return things[0] not in ("screens", "segments", "stages")
    return all(isinstance(node, Sequence) for node in lists) and not any(
        isinstance(item, Lost) or (isinstance(item, Mapping) and item.lossy and item.get("id") is None)
        for node in lists
        for item in items(node)
    )


def _check(node: Scalar, known: Collection[str], kind: Kind, found: Collected) -> None:
    name = node.text.strip()
    if name not in known and not found.full:
        message = Message(kind.unknown, {"id": shown(name)})
        found.add(node, "CG201", message, did_you_mean(name, known))


def _check_repeated(tree: Node, path: Path, found: Collected) -> None:
    if path[-1] != EACH:
        return
    for node in at(tree, path[:-1]):
        seen: set[str] = set()
        for item in items(node):
            if isinstance(item, Scalar) and item.text in seen:
                message = Message(N_("“{id}” is named twice in this list"), {"id": shown(item.text)})
                found.warn(item, "CG202", message, Message(N_("keep one of them")))
            elif isinstance(item, Scalar):
                seen.add(item.text)


def _check_unique(nodes: list[Scalar], found: Collected) -> None:
    first: dict[str, Scalar] = {}
    for node in nodes:
        other = first.setdefault(node.text.strip(), node)
        if other is not node and (other.line, other.column) != (node.line, node.column):
            message = Message(
                N_("the id “{id}” is used twice; the first is on line {line}"),
                {"id": shown(node.text), "line": other.line},
            )
            found.add(node, "CG202", message, Message(N_("give one of them another id")))
