"""The one way in which anything is written as CSV: texts quoted and guarded, numbers bare."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Sequence
from io import StringIO

from cinema_game.report.guarded import guarded

Cell = str | float | int | None


def csv_page(head: Sequence[str], rows: Iterable[Sequence[Cell]], ends: str = "\n") -> str:
    """A head and rows as CSV; what is not known or not finite is empty, `ends` stands after each line.

    Every text is quoted: a spreadsheet may take other signs than a comma for the end of a cell.
    """
    page = StringIO()
    writer = csv.writer(page, lineterminator=ends, quoting=csv.QUOTE_NONNUMERIC)
    for row in (head, *rows):
        writer.writerow([_safe(cell) for cell in row])
    return page.getvalue()


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return guarded(cell)
    return cell if cell is not None and math.isfinite(cell) else ""
