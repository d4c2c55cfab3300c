"""Figures as lines: value, interval, and what they are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from cinema_game.compared import Compared
from cinema_game.ui.plain import plain
from cinema_game.ui.widgets.rows import Row, Rows

NAME, VALUE, INTERVAL, CELL = 21, 9, 9, 12
LEAST = 8
"""Cells of a comparison in little room."""
READABLE = 18
"""Cells that a name keeps before comparisons are left out."""


@dataclass(frozen=True)
class Widths:
    """Cells of the name, of the interval (0: left out), of a comparison, and how many of these there are."""

    name: int
    interval: int
    cell: int
    shown: int


def widths(room: int, name: int, columns: int, *, interval: bool) -> Widths:
    """What fits: intervals are left out first, then comparisons shrink, then the last ones are left out."""
    tries = [(INTERVAL, columns, CELL)] if interval else []
    tries += [(0, columns, CELL), *((0, shown, LEAST) for shown in range(columns, 0, -1))]
    for middle, shown, cell in tries:
        left = room - VALUE - middle - shown * cell
        if left >= min(name, READABLE):
            given = min(name, left)
            return Widths(given, middle, min(CELL + 4, cell + (left - given) // shown), shown)
    return Widths(max(6, room - VALUE), 0, 0, 0)


@dataclass(frozen=True)
class Figure:
    """One line: all texts ready to be shown, `key` if it can be opened."""

    name: str
    value: str
    interval: str = ""
    compared: tuple[Compared, ...] = ()
    key: str | None = None
    strong: bool = False


def figures(
    rows: Sequence[Figure], heads: Sequence[str], width: int, name: int = NAME, against: str = ""
) -> Iterable[Row]:
    """The lines of a dashboard under their heads."""
    fit = widths(width, name, len(heads), interval=any(row.interval for row in rows))
    if any(heads):
        head = f"{against:>{fit.name + VALUE + fit.interval}}"
        head += "".join(f"{text:>{fit.cell}}" for text in heads[: fit.shown])
        yield Row(Content.styled(head, "$foreground 60%"))
    for row in rows:
        title = plain(row.name).truncate(fit.name - 1, ellipsis=True)
        yield Row(
            Content.assemble(
                title.stylize("bold") if row.strong else title,
                " " * (fit.name - title.cell_length),
                (f"{row.value:>{VALUE}}", "bold"),
                (f"{row.interval:>{fit.interval}}" if fit.interval else "", "$foreground 60%"),
                *(_compared(one, fit.cell) for one in row.compared[: fit.shown]),
            ),
            row.key,
        )


def _compared(one: Compared, cell: int) -> Content:
    text = f"{one.arrow} {one.written}".strip()
    if len(text) >= cell:
        text = f"{one.arrow}{one.written}"
    return Content.styled(f"{text:>{cell}}", one.style).truncate(cell, ellipsis=True)


class Dashboard(Rows):
    """Shows figures; those with a key can be opened."""

    def put(self, rows: Sequence[Figure], heads: Sequence[str], name: int = NAME, against: str = "") -> None:
        """Show these figures; `name` is the width of the first column, `against` stands before the heads."""
        self.show(lambda width: figures(rows, heads, width, name, against))
