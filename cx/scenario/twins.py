"""Names that would be taken for one another: doubted, as a class would doubt them."""

from __future__ import annotations

from cx.message import LANGUAGES, N_, Message
from cx.scenario.diagnostics import Collected
from cx.scenario.references import UNIQUE
from cx.scenario.shown import shown
from cx.scenario.tree import Mapping, Node, Scalar, at
from cx.typed import LINE_LIMIT, shapes


def check_twins(tree: Node, found: Collected) -> None:
    """Tell every name that looks like another of its group, in either language."""
    for group in UNIQUE:
        names = [node for things in group for key in ("name", "title") for node in at(tree, (*things, key))]
        for language in LANGUAGES:
            _check([written for node in names for written in _in(node, language)], found)


def _in(node: Node, language: str) -> list[Scalar]:
    said = node.get(language) if isinstance(node, Mapping) else node
    return [said] if isinstance(said, Scalar) else []


def _check(names: list[Scalar], found: Collected) -> None:
    first: dict[tuple[bool, str], Scalar] = {}
    for name in names:
        drawn = shapes(name.text[:LINE_LIMIT].strip())
        twin = next((first[shape] for shape in drawn if shape in first), None)
        if twin is not None:
            message = Message(
                N_("the name “{name}” looks like “{other}” on line {line}"),
                {"name": shown(name.text), "other": shown(twin.text), "line": twin.line},
            )
            found.warn(name, "CG214", message, Message(N_("give one of them a name of its own")))
        for shape in drawn:
            first.setdefault(shape, name)
