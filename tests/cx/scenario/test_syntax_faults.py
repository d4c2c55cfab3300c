"""Faults of syntax: told in plain words at the right place, and the rest is read all the same."""

from __future__ import annotations

from typing import Any

import pytest

from cx.scenario.diagnostics import Collected
from cx.scenario.syntax import parse
from cx.scenario.tree import Mapping, Node, Scalar, Sequence

LOST = object()


def plain(node: Node | None) -> Any:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case None:
            return None
        case _:
            return LOST


def read(text: str) -> tuple[Any, list[tuple[str, int, int]]]:
    found = Collected()
    tree, _ = parse(text, "f", found)
    return plain(tree), [(fault.code, fault.line, fault.column) for fault in found.sorted()]


@pytest.mark.parametrize(
    ("text", "tree", "faults"),
    [
        ("a: b: c\nd: e\n", {"a": "b: c", "d": "e"}, [("CG006", 1, 5)]),
        ("a:b\nc: d\n", {"a": "b", "c": "d"}, [("CG006", 1, 2)]),
        ('a: "b\nc: d\ne: f\n', {"a": "b", "c": "d", "e": "f"}, [("CG007", 1, 4)]),
        ('a: "b\nc: "d"\ne: f\n', {"a": "b", "c": "d", "e": "f"}, [("CG007", 1, 4)]),
        ("a: 'it's'\nb: c\n", {"a": "it's", "b": "c"}, [("CG007", 1, 8)]),
        ('a: "b" c\nd: e\n', {"a": 'b" c', "d": "e"}, [("CG007", 1, 8)]),
        ('a: "\\q"\nb: 1\n', {"a": LOST, "b": "1"}, [("CG007", 1, 5)]),
        ('x: {en: "Hi, ru: Y}\ny: 1\n', {"x": LOST, "y": "1"}, [("CG007", 1, 9)]),
        (
            "a:\n  - id: x\n     n: y\n  - z: 1\n",
            {"a": [{"id": "x", "n": "y"}, {"z": "1"}]},
            [("CG008", 3, 6)],
        ),
        ("a:\n  - id: x\n   n: y\n  - z: 1\n", {"a": [{"id": "x", "n": "y"}, {"z": "1"}]}, [("CG008", 3, 4)]),
        (
            "a:\n  - b: 1\nc: 2\n    d: 3\n  - e: 4\n",
            {"a": [{"b": "1", "c": "2", "d": "3"}, {"e": "4"}]},
            [("CG008", 3, 1)],
        ),
        ("a: b\nc\nd: e\n", {"a": "b", "d": "e"}, [("CG008", 2, 1)]),
        ("a: |\n  x\n y\nb: 1\n", {"a": "x\n", "b": "1"}, [("CG008", 3, 2)]),
        ("a: [1, 2\nb: c\n", {"a": LOST, "b": "c"}, [("CG009", 1, 4)]),
        ("a: {x: 1, y: [\nb: 2\n", {"a": LOST, "b": "2"}, [("CG009", 1, 14)]),
        ("a: [x, y]]\nb: 1\n", {"a": LOST, "b": "1"}, [("CG009", 1, 10)]),
        ("a: {en: Bar: queue}\nb: 1\n", {"a": LOST, "b": "1"}, [("CG009", 1, 12)]),
        ("a: [,]\nb: 1\n", {"a": LOST, "b": "1"}, [("CG009", 1, 5)]),
        ("a: @x\nb: 1\n", {"a": "@x", "b": "1"}, [("CG010", 1, 4)]),
        ("a: %x\nb: `y`\n", {"a": "%x", "b": "`y`"}, [("CG010", 1, 4), ("CG010", 2, 4)]),
        ("a: |x\n  b\nc: d\n", {"a": LOST, "c": "d"}, [("CG010", 1, 5)]),
        ("a: &\nb: 1\n", {"a": LOST, "b": "1"}, [("CG010", 1, 5)]),
        ("a: 1\na: 2\n", {"a": "2"}, [("CG011", 2, 1)]),
        ("a: 1\n---\nb: 2\n", {"a": "1"}, [("CG012", 2, 1)]),
        ("a: *x\nb: 1\n", {"a": LOST, "b": "1"}, [("CG013", 1, 4)]),
        ("a: &x [*x]\nb: 1\n", {"a": [LOST], "b": "1"}, [("CG013", 1, 8)]),
        ("a: &x 1\nb: *x\n", {"a": "1", "b": "1"}, []),
        ("a: !!int b\n", {"a": "b"}, [("CG014", 1, 4)]),
        ("? [a]\n: b\n", {"?": "b"}, [("CG016", 1, 3)]),
        ("a: Shop #1\nb: c # a note\n", {"a": "Shop", "b": "c"}, [("CG017", 1, 9)]),
        ('a: "x\n  y"\nb: 1\n', {"a": "x y", "b": "1"}, []),
        ('a: He said "hi" to all\n', {"a": 'He said "hi" to all'}, []),
    ],
)
def test_fault_and_what_is_read_past_it(text: str, tree: Any, faults: list[tuple[str, int, int]]) -> None:
    assert read(text) == (tree, faults)


@pytest.mark.parametrize(
    ("text", "tree", "faults"),
    [
        ("a:\n\tb: c\n\td: e\n", {"a": {"b": "c", "d": "e"}}, [("CG004", 2, 1), ("CG004", 3, 1)]),
        ("a:\n  b: 1\n\tc: 2\n  d: 3\n", {"a": {"b": "1", "c": "2", "d": "3"}}, [("CG004", 3, 1)]),
        (
            "a:\n    - id: x\n      n: y\n\t- id: z\n\t  n: 2\nb: 1\n",
            {"a": [{"id": "x", "n": "y"}, {"id": "z", "n": "2"}], "b": "1"},
            [("CG004", 4, 1), ("CG004", 5, 1)],
        ),
        ("a:\n-\tb: 1\n", {"a": [{"b": "1"}]}, [("CG004", 2, 2)]),
        ("\u00a0\u00a0a: 1\n", {"a": "1"}, [("CG004", 1, 1)]),
        ("a:\t1\n", {"a": "1"}, [("CG004", 1, 3)]),
        ('a: "x\ty"\nb: |\n  c\td\n', {"a": "x\ty", "b": "c\td\n"}, []),
        ("a: x\u2028y\nb: 1\n", {"a": "x y", "b": "1"}, [("CG005", 1, 5)]),
        ("a: x\x07\nb: \ufeffy\n", {"a": "x", "b": "y"}, [("CG005", 1, 5), ("CG005", 2, 4)]),
        ("a: тонкий\u2009пробел\u00a0тут\n", {"a": "тонкий\u2009пробел\u00a0тут"}, []),
    ],
)
def test_blanks_and_invisible_characters(text: str, tree: Any, faults: list[tuple[str, int, int]]) -> None:
    assert read(text) == (tree, faults)


def test_columns_are_the_authors_even_where_a_tab_was_put_straight() -> None:
    _, faults = read("a:\n    b: 1\n\tb: 2\n")
    assert faults == [("CG004", 3, 1), ("CG011", 3, 2)]


def test_one_wrong_column_is_one_fault_and_names_the_right_line(lemonade: str) -> None:
    """YAML itself would complain one line later, and then about every line of the block."""
    lines = lemonade.split("\n")
    for number in range(len(lines)):
        if not lines[number].startswith("    family: service"):
            continue
        wrong = [*lines[:number], lines[number][2:], *lines[number + 1 :]]
        assert read("\n".join(wrong))[1] == [("CG008", number + 1, 3)]


def test_faulty_lines_are_bounded_and_the_bound_is_told() -> None:
    _, faults = read("a: b: c\n" * 40)
    assert faults[0] == ("CG003", 1, 1)
    assert len(faults) == 27


def test_the_same_tree_without_the_c_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    text = "a: [1, {b: 'c'}]\nd: |\n  e\nf: 1984 # note\n"
    quick = read(text)
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert read(text) == quick
    assert read("a: b: c\nd: e\n") == ({"a": "b: c", "d": "e"}, [("CG006", 1, 5)])
