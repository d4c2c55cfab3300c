"""Where each number of a scenario comes from: its own source, else that of what surrounds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cx.scenario.form import FixedForm, Form, ListForm, MapForm, ModelForm, NumberForm
from cx.scenario.tree import Mapping, Node, Scalar, child, items, nothing, text

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Origin:
    """A number of a file: the way to it, where it stands, and its source in force (None: nobody says)."""

    path: Path
    node: Node
    source: str | None


def origins(node: Node, form: Form, source: str | None = None, path: Path = ()) -> Iterator[Origin]:
    """Every number below a node with its source in force, in the order of the file."""
    own = text(child(node, "source")) or source
    match form:
        case NumberForm(wrapped=True):
            if isinstance(node, Scalar | Mapping) and not nothing(node):
                yield Origin(path, node, own)
        case ModelForm() if isinstance(node, Mapping):
            for key, value in node.entries:
                field = form.fields.get(key.text)
                if field is not None:
                    yield from origins(value, field.form, own, (*path, key.text))
        case MapForm() if isinstance(node, Mapping):
            for key, value in node.entries:
                yield from origins(value, form.value, own, (*path, key.text))
        case ListForm():
            for index, item in enumerate(items(node)):
                yield from origins(item, form.item, own, (*path, index))
        case FixedForm():
            for index, (item, part) in enumerate(zip(items(node), form.items, strict=False)):
                yield from origins(item, part, own, (*path, index))
