"""Reading a rubric: the shipped one, or a facilitator's own, with all that is wrong told at once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from cinema_game.facilitation.rubric import Rubric
from cinema_game.language import N_
from cx.message import Message
from cx.scenario import files, syntax
from cx.scenario.diagnostics import Collected, ScenarioError, errors
from cx.scenario.form import model_form
from cx.scenario.refused import refused
from cx.scenario.shape import Shape
from cx.scenario.shown import shown
from cx.scenario.tree import EACH, Node, Scalar, at, items

SHIPPED = Path(__file__).with_name("rubric.yaml")
NAME = "rubric.yaml"
"""A file of this name beside the saves replaces the shipped rubric."""
_ADVICE = files.Advice(
    Message(N_("name a file made like the rubric.yaml that ships")),
    Message(N_("a rubric has at most 20 rows with a few sentences each")),
)


def rubric_for(folder: Path, told: Path | None = None) -> Rubric:
    """The rubric of a folder of saves: the one told, else the folder's own, else the shipped one.

    Raises:
        ScenarioError: the file cannot be used; the error tells everything that is wrong, with places.
    """
    if told is not None:
        return load_rubric(told)
    own = folder / NAME
    return load_rubric(own if os.path.lexists(own) else SHIPPED)


def load_rubric(path: Path = SHIPPED) -> Rubric:
    """The rubric of a file.

    Raises:
        ScenarioError: the file cannot be used; the error tells everything that is wrong, with places.
    """
    found = Collected()
    text = files.read(path, str(path), found, _ADVICE)
    tree = syntax.parse(text, str(path), found)[0] if text is not None else None
    if tree is None and not found.any_error:
        hint = Message(N_("a rubric begins with `id:`, `title:` and `criteria:`"))
        found.add((str(path), 1, 1), "CG015", Message(N_("the file is empty")), hint)
    if tree is not None:
        data = Shape(found).data(tree, model_form(Rubric))
        _check(tree, found)
        if not found.any_error:
            try:
                return Rubric.model_validate(data)
            except ValidationError as error:
                refused(error, tree, found)
    raise ScenarioError(errors(found.sorted()))


def _check(tree: Node, found: Collected) -> None:
    """What the shape cannot see: ids that are there twice, steps that do not rise."""
    _each_once(at(tree, ("criteria", EACH, "id")), found)
    _each_once(at(tree, ("criteria", EACH, "comments", EACH, "id")), found)
    for steps in at(tree, ("criteria", EACH, "steps")):
        values = [_share(node) for node in items(steps)]
        if None not in values and values != sorted({value for value in values if value is not None}):
            found.add(
                steps,
                "CG301",
                Message(N_("the steps of a row rise from level 1 to level 4, each between 0 and 1")),
                Message(N_("for example [0.2, 0.4, 0.6, 0.8]")),
            )
        for node, value in zip(items(steps), values, strict=True):
            if value is not None and not 0 < value <= 1:
                told = Message(
                    N_("a step is a share above 0 and up to 1, and this is {value}"), {"value": value}
                )
                found.add(node, "CG302", told)


def _each_once(nodes: Iterable[Node], found: Collected) -> None:
    seen: set[str] = set()
    for node in nodes:
        if isinstance(node, Scalar):
            if node.text in seen:
                found.add(
                    node, "CG303", Message(N_("the id “{id}” is there twice"), {"id": shown(node.text)})
                )
            seen.add(node.text)


def _share(node: Node) -> float | None:
    try:
        return float(node.text) if isinstance(node, Scalar) else None
    except ValueError:
        return None
