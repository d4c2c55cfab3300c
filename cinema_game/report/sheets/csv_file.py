"""A sheet as CSV that any spreadsheet opens: UTF-8 with a mark, guarded against formulas."""

from __future__ import annotations

import csv
import math
from datetime import datetime
from io import StringIO

from cinema_game.report.guarded import guarded
from cinema_game.report.sheets.sheet import Sheet, Value

MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


def as_csv(sheet: Sheet) -> str:
    """The sheet as programs read it; a text that looks like a formula gets an apostrophe before it."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in sheet.head])
    for row in sheet.rows:
        writer.writerow([_cell(value) for value in row])
    return MARK + page.getvalue()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return guarded(value)
        case datetime():
            return value.isoformat(timespec="seconds")
        case float():
            return f"{value:.6g}" if math.isfinite(value) else ""
        case int():
            return str(value)
