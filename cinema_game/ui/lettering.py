"""Words in a given number of cells: wide characters count twice, what is cut ends in `…`."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from cinema_game.ui.plain import plain


def fit(text: str, width: int) -> str:
    """One line of exactly `width` cells."""
    text = " ".join(plain(text).plain.split())
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip() + "…" if width > 1 else ""
    return set_cell_size(text, max(width, 0))


def wrap(text: str, width: int, lines: int) -> list[str]:
    """Exactly `lines` lines of `width` cells, broken between words where possible."""
    rows: list[str] = []
    rest = " ".join(plain(text).plain.split())
    while rest and len(rows) < lines - 1:
        row = _head(rest, width)
        rows.append(row)
        rest = rest[len(row) :].lstrip()
    rows.append(rest)
    rows += [""] * (lines - len(rows))
    return [fit(row, width) for row in rows]


def _head(text: str, width: int) -> str:
    """As many whole words as fit, broken after a hyphen too; a word longer than the line is cut."""
    if cell_len(text) <= width:
        return text
    row = ""
    for character in text:
        if cell_len(row + character) > width:
            break
        row += character
    if text[len(row)].isspace():
        return row
    end = max(row.rfind(" "), row.rfind("-") + 1)
    return row[:end] if end > 0 else row or text[0]
