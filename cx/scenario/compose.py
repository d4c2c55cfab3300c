"""YAML events to a tree with positions, within bounds.

Aliases are shared, not copied, and counted at their full size, so that a few lines
cannot stand for a billion values.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from cx.message import N_, Message
from cx.scenario import limits
from cx.scenario.diagnostics import Collected
from cx.scenario.lines import LOST, Lines
from cx.scenario.shown import shown
from cx.scenario.tree import Lost, Mapping, Node, Scalar, Sequence


def events(text: str) -> Iterator[Any]:
    """The YAML events of a text, from the C parser where the library has it."""
    return yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class TooMuch(Exception):
    """A bound was crossed; the place and the sentence are in the diagnostics."""


class Composer:
    """Builds the tree of one file. `nodes` counts on across the files of a scenario."""

    def __init__(self, lines: Lines, found: Collected, nodes: int = 0) -> None:
        self.lines = lines
        self.found = found
        self.nodes = nodes
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._seen: list[dict[str, Scalar]] = []
        self._anchored: list[tuple[str | None, int]] = []
        self._aliases = 0
        self.root: Node | None = None
        self._documents = 0

    def feed(self, event: Any) -> bool:
        """Take one event; False when nothing after it is of interest."""
        name = type(event).__name__
        if name == "ScalarEvent":
            self._scalar(event)
        elif name in ("SequenceStartEvent", "MappingStartEvent"):
            self._start(event, Sequence if name == "SequenceStartEvent" else Mapping)
        elif name in ("SequenceEndEvent", "MappingEndEvent"):
            self._end(event)
        elif name == "AliasEvent":
            self._alias(event)
        elif name == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                self.found.add(
                    self._place(event),
                    "CG012",
                    Message(N_("a second document begins here; a file holds one")),
                    Message(N_("remove the line `---`")),
                )
                return False
        return True

    def _place(self, event: Any) -> tuple[str, int, int]:
        return self.lines.place(event.start_mark.line, event.start_mark.column)

    def _count(self, event: Any, more: int = 1) -> None:
        self.nodes += more
        if self.nodes > limits.NODES:
            self._refuse(
                event,
                Message(
                    N_("there are more than {limit:,.0f} values, the most that are read"),
                    {"limit": float(limits.NODES)},
                ),
            )

    def _refuse(self, event: Any, message: Message, code: str = "CG003") -> None:
        self.found.add(self._place(event), code, message)
        self.root = None
        raise TooMuch

    def _tag(self, event: Any) -> None:
        if event.tag is not None:
            self.found.add(
                self._place(event),
                "CG014",
                Message(N_("“{tag}”: tags are not used here"), {"tag": shown(_tag_name(event.tag))}),
                Message(N_("leave out the word that begins with an exclamation mark")),
            )

    def _scalar(self, event: Any) -> None:
        self._count(event)
        self._tag(event)
        plain = event.style in (None, "")
        if event.value == LOST:
            self._put(Lost(*self._place(event)))
            return
        if plain:
            self._check_comment(event)
        node = Scalar(*self._place(event), event.value, plain)
        self._put(node)
        if node.empty and node.key is not None:
            node.line, node.column = node.key.line, node.key.column
        if event.anchor:
            self._anchors[event.anchor] = (node, 1)

    def _check_comment(self, event: Any) -> None:
        """`title: Shop #1` is the title “Shop” to YAML; no author means that."""
        rest = self.lines[event.end_mark.line][event.end_mark.column :] if event.value else ""
        if rest.startswith(" ") and rest.lstrip(" ")[:1] == "#" and rest.lstrip(" ")[1:2].isalnum():
            column = event.end_mark.column + len(rest) - len(rest.lstrip(" "))
            self.found.warn(
                self.lines.place(event.end_mark.line, column),
                "CG017",
                Message(N_("what follows # is a note to the reader and not part of the text")),
                Message(N_("put the whole text in quotes, or leave a space after #")),
            )

    def _start(self, event: Any, kind: type[Sequence] | type[Mapping]) -> None:
        self._count(event)
        self._tag(event)
        if len(self._open) >= limits.DEPTH:
            self._refuse(
                event,
                Message(
                    N_("lists and mappings lie more than {limit} levels deep in each other here"),
                    {"limit": limits.DEPTH},
                ),
            )
        node = kind(*self._place(event))
        self._put(node)
        self._open.append(node)
        self._keys.append(None)
        self._seen.append({})
        self._anchored.append((event.anchor, self.nodes))

    def _end(self, event: Any) -> None:
        node = self._open.pop()
        if isinstance(node, Mapping):
            node.lossy = self.lines.dropped_between(node.line - 1, event.start_mark.line)
        self._keys.pop()
        self._seen.pop()
        anchor, before = self._anchored.pop()
        if anchor:
            self._anchors[anchor] = (node, self.nodes - before + 1)

    def _alias(self, event: Any) -> None:
        self._aliases += 1
        if self._aliases > limits.ALIASES:
            self._refuse(
                event,
                Message(N_("more than {limit} references (`*name`) in one file"), {"limit": limits.ALIASES}),
            )
        named = {"name": shown(event.anchor)}
        if any(anchor == event.anchor for anchor, _ in self._anchored):
            self.found.add(
                self._place(event), "CG013", Message(N_("“*{name}” stands inside what it refers to"), named)
            )
            known = None
        else:
            known = self._anchors.get(event.anchor)
            if known is None:
                self.found.add(
                    self._place(event),
                    "CG013",
                    Message(N_("“*{name}” refers to nothing above"), named),
                    Message(N_("a text that begins with * needs quotes")),
                )
        if known is None:
            self._put(Lost(*self._place(event)))
            return
        node, size = known
        self._count(event, size)
        self._put(node)

    def _put(self, node: Node) -> None:
        if not self._open:
            if self.root is None:
                self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = self._as_key(node)
            return
        self._keys[-1] = None
        if node.key is None:
            node.key = key
        same = self._seen[-1].setdefault(key.text, key)
        if same is not key:
            self.found.add(
                key,
                "CG011",
                Message(
                    N_("the key “{key}” is here twice; the first is on line {line}"),
                    {"key": shown(key.text), "line": same.line},
                ),
                Message(N_("keep one of them")),
            )
        parent.entries.append((key, node))

    def _as_key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        self.found.add(
            node,
            "CG016",
            Message(N_("a list or mapping cannot be a key")),
            Message(N_("write `key: value`; texts that begin with [ or {{ need quotes")),
        )
        return Scalar(node.file, node.line, node.column, "?", plain=False)


def _tag_name(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
