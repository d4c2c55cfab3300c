"""A file as it was written: scalars, lists and mappings, each knowing its line and column.

Every scalar is text here. What it means (a number, a name, yes or no) is for the
schema to say, so `no`, `on`, `10:30` and a title that reads `1984` stay what the author wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Scalar:
    """One piece of text; `plain` when it stands without quotes and is no `|` or `>` block."""

    file: str
    line: int
    column: int
    text: str
    plain: bool = True
    key: Scalar | None = None

    @property
    def empty(self) -> bool:
        """Nothing was written: the value of `title:`."""
        return self.plain and not self.text


@dataclass(slots=True)
class Sequence:
    """A list."""

    file: str
    line: int
    column: int
    items: list[Node] = field(default_factory=list)
    key: Scalar | None = None


@dataclass(slots=True)
class Mapping:
    """Keys with values in the order of the file; a key written twice is there twice.

    `lossy` when a line of it could not be read, so that keys may be missing by that alone.
    """

    file: str
    line: int
    column: int
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    key: Scalar | None = None
    lossy: bool = False

    def get(self, name: str) -> Node | None:
        """The (first) value under a key."""
        return next((value for key, value in self.entries if key.text == name), None)


@dataclass(slots=True)
class Lost:
    """A value that could not be read. Its fault is told; nothing more is said of it."""

    file: str
    line: int
    column: int
    key: Scalar | None = None


Node = Scalar | Sequence | Mapping | Lost


def head(node: Node) -> Node:
    """Where to point when something inside is missing: the key above it, else the node itself."""
    return node.key or node


def nothing(node: Node | None) -> bool:
    """Whether an optional value was left out in words: empty, `~` or `null`."""
    return node is None or (
        isinstance(node, Scalar) and node.plain and node.text in ("", "~", "null", "Null", "NULL")
    )


def items(node: Node | None) -> list[Node]:
    """The items of a list; none if it is something else."""
    return node.items if isinstance(node, Sequence) else []


def entries(node: Node | None) -> list[tuple[Scalar, Node]]:
    """The entries of a mapping; none if it is something else."""
    return node.entries if isinstance(node, Mapping) else []


def child(node: Node | None, name: str) -> Node | None:
    """The value under a key of a mapping; None if there is none or it is something else."""
    return node.get(name) if isinstance(node, Mapping) else None


def text(node: Node | None) -> str | None:
    """The text of a scalar; None if it is something else or nothing."""
    return node.text.strip() if isinstance(node, Scalar) and not nothing(node) else None


EACH = "*"
"""In a path: every item of a list, or every value of a mapping."""
KEYS = "keys"
"""At the end of a path: the keys of a mapping."""


def at(node: Node | None, path: tuple[str, ...]) -> Iterator[Node]:
    """Everything that lies on a path such as `("stages", EACH, "touchpoints", EACH, "id")`."""
    if node is None:
        return
    if not path:
        yield node
        return
    first, rest = path[0], path[1:]
    if first == KEYS and not rest:
        yield from (key for key, _ in entries(node))
    elif first == EACH:
        for item in (*items(node), *(value for _, value in entries(node))):
            yield from at(item, rest)
    else:
        for key, value in entries(node):
            if key.text == first:
                yield from at(value, rest)
