"""What the models refuse although the shape fits, said in plain words at its place."""

from __future__ import annotations

from pydantic import ValidationError

from cx.message import N_, Message
from cx.scenario.diagnostics import Collected
from cx.scenario.tree import Mapping, Node, Sequence, head


def refused(error: ValidationError, tree: Node, found: Collected) -> None:
    """Tell every refusal of the models at the value that it is about."""
    for fault in error.errors(include_url=False, include_input=False):
        where = _lead(tree, fault["loc"])
        said = fault.get("ctx", {}).get("error")
        if isinstance(said, ValueError):
            message = Message(N_("this does not fit: {reason}"), {"reason": str(said)})
        else:
            message = Message(N_("this value is not accepted here"))
        found.add(head(where) if isinstance(where, Mapping) else where, "CG199", message)


def _lead(node: Node, place: tuple[int | str, ...]) -> Node:
    """The node at a Pydantic location, or the last one on the way to it."""
    for step in place:
        if isinstance(node, Mapping):
            inner = node.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        else:
            inner = None
        if inner is None:
            return node
        node = inner
    return node
