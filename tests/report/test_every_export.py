"""Every way out of the program: one writer of CSV, one of workbooks, and no name of a person in a path."""

from __future__ import annotations

import ast
import csv
import re
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from corpus import TAKEN
from openpyxl import load_workbook

import cinema_game
from cinema_game.cli.file_names import file_names
from cinema_game.report.csv_page import csv_page
from cinema_game.report.guarded import dangerous
from cinema_game.report.sheets.sheet import Sheet
from cinema_game.report.sheets.workbook import as_workbook

PACKAGE = Path(cinema_game.__file__).parent
HOSTILE = (
    *TAKEN,
    "owls;=1+1",
    "owls\n@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "x" * 10_000,
    "_x003D_1",
    "\uffff\x0b",
)
WRITERS = {"csv": {"report/csv_page.py"}, "openpyxl": {"report/sheets/workbook.py"}}
"""Modules that write tables for spreadsheets, and who alone may use them."""
WRITTEN = {"simulate", "score", "sweep", "tournament", "report"}
"""Commands that write CSV; `test_who_writes_csv` finds them."""


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = {one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("module", WRITERS)
def test_one_place_writes_each_kind(module: str) -> None:
    users = {str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py") if module in imports(path)}
    assert {user.replace("\\", "/") for user in users} == WRITERS[module]


def test_who_writes_csv() -> None:
    """A new command with CSV is to be added here, and then comes through `csv_page` as well."""
    found = {
        path.stem
        for path in (PACKAGE / "cli").glob("*.py")
        if any(
            isinstance(node, ast.Constant) and node.value == "csv"
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
        )
    }
    assert found - {"writing"} == WRITTEN
    assert {path.stem for path in (PACKAGE / "report").rglob("*.py") if "as_csv" in defined(path)} == {
        "run", "scores", "sweep", "tournament", "csv_file",
    }  # fmt: skip
    for path in (PACKAGE / "report").rglob("*.py"):
        assert "as_csv" not in defined(path) or "csv_page" in path.read_text("utf-8")


def defined(path: Path) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:30])
def test_no_cell_is_a_formula_whatever_ends_cells(text: str) -> None:
    page = csv_page(("a", text), [(1, text), (-2.5, f"{text};{text}"), (None, text)])
    for cell in re.split("[,;\t\r\n]", page):
        words = cell.strip('"').lstrip()
        assert words in ("-2.5", "1") or not dangerous(words), cell
    rows = list(csv.reader(StringIO(page, newline="")))
    assert [len(row) for row in rows] == [2, 2, 2, 2]


def test_figures_stay_figures() -> None:
    page = csv_page(("a", "b"), [(-2.5, 3), (float("nan"), float("inf"))])
    assert page == '"a","b"\n-2.5,3\n"",""\n'


def test_a_workbook_holds_whatever_was_typed() -> None:
    sheet = Sheet("s", "=1+1 and so on, longer than a title is", HOSTILE, (HOSTILE, HOSTILE))
    book = load_workbook(BytesIO(as_workbook((sheet, replace(sheet, title=sheet.title[::-1])))))
    assert len({page.title for page in book.worksheets}) == 2
    assert all(len(page.title) <= 31 for page in book.worksheets)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    texts = {cell.value for cell in cells}
    assert "x" * 10_000 in texts
    assert "\ufffd\ufffd" in texts
    assert "_x005F_x003D_1" in texts


def test_names_of_files_suit_every_system() -> None:
    ids = ["CON", "nul.txt", "a.", "a", "A", "class", "Class", "com1", "...", "b ", "owls (2)"]
    names = file_names(ids, ("class",))
    assert list(names) == ids
    assert len({name.casefold() for name in names.values()} | {"class"}) == len(ids) + 1
    assert not [name for name in names.values() if name[-1] in ". "]
    assert not {name.split(".")[0].casefold() for name in names.values()} & {"con", "nul", "com1"}
    assert names["owls (2)"] == "owls (2)"
