"""Reading a scenario: from files to a checked `Scenario`, with all that is wrong told at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from cx.message import N_, Message
from cx.scenario import files, lint, meaning, syntax
from cx.scenario.diagnostics import Collected, Diagnostic, ScenarioError, errors
from cx.scenario.form import model_form
from cx.scenario.places import located, parts, shipped, strangers, unknown_name
from cx.scenario.refused import refused
from cx.scenario.scenario import Scenario
from cx.scenario.shape import Shape
from cx.scenario.shown import did_you_mean, shown
from cx.scenario.tree import Mapping, Node, Scalar

_KEYS = frozenset(Scenario.model_fields)


@dataclass(frozen=True)
class Checked:
    """What a check found: the scenario, if it can be played, and all faults and doubts by position."""

    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...]


def load_scenario(name_or_path: str | Path) -> Scenario:
    """The scenario of a shipped name, a folder or a file.

    Raises:
        ScenarioError: it cannot be played; the error tells everything that is wrong, with places.
    """
    found = Collected()
    scenario, _ = _read(name_or_path, found)
    if scenario is None:
        raise ScenarioError(errors(found.sorted()))
    return scenario


def check_scenario(name_or_path: str | Path) -> Checked:
    """Everything that is wrong or doubtful about a scenario; never raises for what a file holds."""
    found = Collected()
    scenario, tree = _read(name_or_path, found)
    if tree is not None:
        lint.lint(tree, found)
    return Checked(scenario, found.sorted())


def _read(name_or_path: str | Path, found: Collected) -> tuple[Scenario | None, Mapping | None]:
    tree = _tree(name_or_path, found)
    if tree is None:
        return None, None
    data = Shape(found).data(tree, model_form(Scenario))
    meaning.check(tree, found)
    if found.any_error:
        return None, tree
    try:
        return Scenario.model_validate(data, context={"meaning checked": True}), tree
    except ValidationError as error:
        refused(error, tree, found)
        return None, tree


def _tree(name_or_path: str | Path, found: Collected) -> Mapping | None:
    """All files of a scenario as one mapping; None if there is nothing to check."""
    if unknown_name(name_or_path):
        message = Message(N_("there is no scenario “{name}”"), {"name": shown(str(name_or_path))})
        found.add((str(name_or_path), 1, 1), "CG001", message, did_you_mean(str(name_or_path), shipped()))
        return None
    path = located(name_or_path)
    (_, main), *rest = parts(path, _KEYS)
    root, nodes = _parsed(main, found, 0)
    if root is None and not found.any_error:
        hint = Message(N_("a scenario begins with `id:`, `title:` and `tagline:`"))
        found.add((str(main), 1, 1), "CG015", Message(N_("the file is empty")), hint)
    if root is not None and not isinstance(root, Mapping):
        Shape(found).data(root, model_form(Scenario))
    if not isinstance(root, Mapping):
        return None
    for key, part in rest:
        node, nodes = _parsed(part, found, nodes)
        if key is not None and node is not None:
            _join(root, key, node, found)
    for other in strangers(path, _KEYS):
        message = Message(N_("{file} is no part of a scenario and is not read"), {"file": shown(other.name)})
        near = None if found.full else did_you_mean(other.stem, sorted(_KEYS))
        found.warn((str(other), 1, 1), "CG018", message, near)
    return root


def _parsed(path: Path, found: Collected, nodes: int) -> tuple[Node | None, int]:
    text = files.read(path, str(path), found)
    return (None, nodes) if text is None else syntax.parse(text, str(path), found, nodes)


def _join(root: Mapping, key: str, node: Node, found: Collected) -> None:
    if isinstance(node, Mapping) and [name.text for name, _ in node.entries] == [key]:
        node = node.entries[0][1]
    other = next((name for name, _ in root.entries if name.text == key), None)
    if other is not None:
        message = Message(N_("“{key}” stands in {file} and here"), {"key": key, "file": Path(node.file).name})
        found.add(other, "CG011", message, Message(N_("keep one of them")))
        return
    root.entries.append((Scalar(node.file, node.line, node.column, key), node))
