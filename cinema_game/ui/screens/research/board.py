"""The evidence board: what a method has found, as a table that can be pinned row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from textual.content import Content
from textual.widgets.option_list import Option

from cinema_game.language import N_, _, say
from cinema_game.ui.commands import Command
from cinema_game.ui.feelings import felt
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.research import words
from cinema_game.ui.screens.research.rows import Row, columns
from cinema_game.ui.widgets.listing import Listing
from cx.research.evidence import EvidenceCard, Finding
from cx.scenario.scenario import Scenario

_ERROR = 5
_NAME = 11
"""Cells for the name of a touchpoint at least; columns that would leave less are told below only."""
Column = tuple[Finding, str | None]
"""A finding, and the segment if segments were asked apart."""


@dataclass(frozen=True)
class Table:
    """The evidence of one purchase: its heading and its rows."""

    heading: str
    rows: tuple[Row, ...]


class Board(Listing):
    """Enter pins a row to a point of the map, or takes it off."""

    ACTIONS = (
        Command("board.pin", "enter", "select", N_("Pin"), N_("Pin this evidence to a point of the map.")),
    )
    HELP = N_(
        "What the method has found, the strongest on top. ± is the sampling error: asked again, 19 answers "
        "of 20 would lie within it. What the method itself gets wrong is not in it. Enter pins a row to a "
        "point of your map; • is pinned."
    )

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(id="board", markup=False)
        self._scenario = scenario
        self._tables: tuple[Table, ...] = ()
        self._pinned: frozenset[str] = frozenset()

    def show(self, tables: Sequence[Table], pinned: frozenset[str]) -> None:
        """Show other evidence, or the same with other pins; the highlight stays on its row."""
        before = self.highlighted_option
        self._tables, self._pinned = tuple(tables), pinned
        self.set_options(self._lines_of_tables())
        known = before is not None and before.id in self._id_to_option
        self.highlighted = self.get_option_index(str(before.id)) if before is not None and known else None
        if self.highlighted is None:
            self.action_first()

    def row(self, id_: str | None) -> Row | None:
        """The row of this name."""
        return next((row for table in self._tables for row in table.rows if row.id == id_), None)

    def on_resize(self) -> None:
        """The columns follow the width."""
        self.show(self._tables, self._pinned)

    def _lines_of_tables(self) -> Iterable[Option]:
        for table in self._tables:
            fitting = self._fitting(columns(table.rows))
            yield Option(self._head(table, fitting), disabled=True)
            for row in table.rows:
                yield Option(self._cells(row, fitting), id=row.id)

    def _head(self, table: Table, shown: Sequence[Column]) -> Content:
        """The heading of a purchase over the names of its columns."""
        gap = " " * (self._name_room(shown) + 2)
        parts: list[Content | str] = [plain(table.heading, "bold"), "\n"]
        if any(segment for _finding, segment in shown):
            parts.append(gap)
            for segment, same in groupby(shown, key=lambda column: column[1]):
                wide = sum(_width(column) for column in same)
                name = plain(say(self._scenario.segment(segment).name) if segment else "")
                name = name.truncate(wide - 1, ellipsis=True)
                parts.append(name.pad_left(wide - name.cell_length))
            parts.append("\n")
        parts.append(gap)
        parts += [plain(f"{_(words.COLUMNS[column[0]]):>{_width(column)}}") for column in shown]
        return Content.assemble(*parts)

    def _cells(self, row: Row, shown: Sequence[Column]) -> Content:
        room = self._name_room(shown)
        pinned = any(pin in self._pinned for pin in row.pins)
        name = plain(words.subject(row.cards[0], self._scenario)).truncate(room, ellipsis=True)
        parts: list[Content | tuple[str, str] | str] = [
            ("• ", "bold $accent") if pinned else "  ",
            name.pad_right(room - name.cell_length),
        ]
        for column in shown:
            parts.append(self._cell(_found(row, *column), _width(column), alone=len(shown) == 1))
        return Content.assemble(*parts)

    @staticmethod
    def _cell(card: EvidenceCard | None, wide: int, *, alone: bool) -> Content:
        if card is None:
            return Content(" " * wide)
        style = felt(card.value).style if card.finding == "emotion" else ""
        text = Content.styled(f"{words.cell(card):>{wide}}", style)
        return (
            Content.assemble(text, (f" {words.error(card):<{_ERROR}}", "$foreground 60%")) if alone else text
        )

    def _fitting(self, needed: Sequence[Column]) -> tuple[Column, ...]:
        """All columns, or the first finding of each segment, or as many of these as there is room for."""
        shown = tuple(needed)
        if self._left_for_names(shown) < _NAME:
            shown = tuple(column for column in needed if column[0] == needed[0][0])
        while len(shown) > 1 and self._left_for_names(shown) < _NAME:
            shown = shown[:-1]
        return shown

    def _left_for_names(self, shown: Sequence[Column]) -> int:
        error = _ERROR + 1 if len(shown) == 1 else 0
        return self.scrollable_content_region.width - 2 - sum(map(_width, shown)) - error

    def _name_room(self, shown: Sequence[Column]) -> int:
        return max(_NAME, min(44, self._left_for_names(shown)))


def _width(column: Column) -> int:
    """Cells of a column: its name and a space before it."""
    return max(7 if column[0] == "importance" else 8, len(_(words.COLUMNS[column[0]])) + 1)


def _found(row: Row, finding: Finding, segment: str | None) -> EvidenceCard | None:
    for card in row.cards:
        if card.finding == finding and (card.segment if card.touchpoint else None) == segment:
            return card
    return None
