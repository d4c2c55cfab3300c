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

from cinema_game.legible import legible
from cx.harmless import harmless

NARROWEST, WIDEST = 20, 1_000
"""Columns that a page has at least and at most, whatever a terminal or `COLUMNS` says."""


def page_width() -> int:
    """Columns of the terminal, 120 where nobody looks."""
    asked = get_terminal_size((100, 24)).columns if sys.stdout.isatty() or "COLUMNS" in environ else 120
    return min(max(asked, NARROWEST), WIDEST)


def fitted(text: str) -> str:
    """A text as standard output will show it, so that columns stay straight."""
    return legible(harmless(text, lines=True), sys.stdout.encoding)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1) -> str:
    """A titled table as text; the first `left` columns are words, the others numbers."""
    sheet = Table(
        title=Text(fitted(title)), box=None, title_justify="left", pad_edge=False, title_style="bold"
    )
    for place, name in enumerate(columns):
        sheet.add_column(Text(fitted(name)), justify="left" if place < left else "right", overflow="fold")
    for row in rows:
        sheet.add_row(*(Text(fitted(cell)) for cell in row))
    eyes = sys.stdout.isatty()
    page = StringIO()
    console = Console(
        file=page, width=page_width(), force_terminal=eyes and "NO_COLOR" not in environ, highlight=False
    )
    console.print(sheet)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"
