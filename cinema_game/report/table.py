"""Tables for the terminal, as wide as it is, plain where nobody looks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from io import StringIO
from os import environ
from shutil import get_terminal_size

from rich.console import Console
from rich.table import Table
from rich.text import Text


def page_width() -> int:
    """Columns of the terminal, 120 where nobody looks."""
    return get_terminal_size((100, 24)).columns if sys.stdout.isatty() or "COLUMNS" in environ else 120


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1) -> str:
    """A titled table as text; the first `left` columns are words, the others numbers."""
    sheet = Table(title=Text(title), box=None, title_justify="left", pad_edge=False, title_style="bold")
    for place, name in enumerate(columns):
        sheet.add_column(Text(name), justify="left" if place < left else "right", overflow="fold")
    for row in rows:
        sheet.add_row(*(Text(cell) for cell in row))
    eyes = sys.stdout.isatty()
    page = StringIO()
    console = Console(
        file=page, width=page_width(), force_terminal=eyes and "NO_COLOR" not in environ, highlight=False
    )
    console.print(sheet)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"
