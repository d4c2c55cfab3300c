"""Sheets as one XLSX file: texts stay texts, numbers stay numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cinema_game.report.guarded import dangerous
from cinema_game.report.sheets.sheet import Sheet, Value

WIDEST = 60
TITLE_LIMIT = 31
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Where a spreadsheet would read the number of a character instead of what was written."""


def as_workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets one after the other, heads frozen and in bold."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.title[:TITLE_LIMIT])
        for column, name in enumerate(sheet.head, start=1):
            _put(page.cell(1, column), name)
            page.cell(1, column).font = Font(bold=True)
        for number, row in enumerate(sheet.rows, start=2):
            for column, value in enumerate(row, start=1):
                _put(page.cell(number, column), value)
        page.freeze_panes = "B2"
        _widen(page, sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _put(cell: Cell, value: Value) -> None:
    """Texts as texts whatever they begin with; the quote prefix keeps them so when somebody edits them."""
    if isinstance(value, str):
        cell.value = _CODE.sub("_x005F_", _ILLEGAL.sub("\ufffd", value))
        cell.data_type = "s"
        cell.quotePrefix = dangerous(value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif isinstance(value, datetime):
        cell.value = value.astimezone(UTC).replace(tzinfo=None)
    elif isinstance(value, float) and not math.isfinite(value):
        cell.value = None
    else:
        cell.value = value


def _widen(page: Worksheet, sheet: Sheet) -> None:
    for column, name in enumerate(sheet.head, start=1):
        cells = [str(row[column - 1] or "") for row in sheet.rows]
        longest = max(len(line) for cell in (name, *cells) for line in (cell.splitlines() or [""]))
        page.column_dimensions[get_column_letter(column)].width = min(WIDEST, longest + 2)
