"""A sheet as CSV that any spreadsheet opens: UTF-8 with a mark."""

from __future__ import annotations

from datetime import datetime

from cinema_game.report.csv_page import Cell, csv_page
from cinema_game.report.sheets.sheet import Sheet, Value

MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


def as_csv(sheet: Sheet) -> str:
    """The sheet as programs read it; a text that looks like a formula gets an apostrophe before it."""
    rows = [[_cell(value) for value in row] for row in sheet.rows]
    return MARK + csv_page(sheet.head, rows, ends="\r\n")


def _cell(value: Value) -> Cell:
    match value:
        case datetime():
            return value.isoformat(timespec="seconds")
        case float():
            return float(f"{value:.6g}")
    return value
