"""The evidence board: what a method has found, as a table that can be pinned row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cinema_game.language import N_, _, say
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.feelings import felt
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.research import words
from cinema_game.ui.screens.research.rows import Row, columns
from cx.research.evidence import EvidenceCard, Finding
from cx.scenario.scenario import Scenario

_CELL = 8
_ERROR = 5


@dataclass(frozen=True)
class Table:
    """The evidence of one purchase: its heading and its rows."""

    heading: str
    rows: tuple[Row, ...]


class Board(Commanded, OptionList):
    """Enter pins a row to a point of the map, or takes it off."""

    ACTIONS = (
        Command("board.pin", "enter", "select", N_("Pin"), N_("Pin this evidence to a point of the map.")),
    )
    HELP = N_(
        "What the method has found, the strongest on top. ± is the sampling error: asked again, 19 answers "
        "of 20 would lie within it. What the method itself gets wrong is not in it. Enter pins a row to a "
        "point of your map; • is pinned."
    )
    DEFAULT_CSS = """
    Board { border: none; background: $background; padding: 0 1; height: 1fr; max-height: 100%; }
    Board:focus { border: none; background-tint: $foreground 0%; }
    Board > .option-list--option-disabled { color: $foreground 65%; }
    """

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
            needed = columns(table.rows)
            yield Option(self._head(table, needed), disabled=True)
            for row in table.rows:
                yield Option(self._cells(row, needed), id=row.id)

    def _head(self, table: Table, needed: Sequence[tuple[Finding, str | None]]) -> Content:
        """The heading of a purchase over the names of its columns."""
        room = self._name_room(len(needed))
        parts: list[Content | str] = [plain(table.heading, "bold"), "\n"]
        if any(segment for _finding, segment in needed):
            parts.append(" " * (room + 2))
            for segment, same in groupby(segment for _finding, segment in needed):
                wide = _CELL * len(list(same))
                name = plain(say(self._scenario.segment(segment).name) if segment else "")
                name = name.truncate(wide - 1, ellipsis=True)
                parts.append(name.pad_left(wide - name.cell_length))
            parts.append("\n")
        parts.append(" " * (room + 2))
        parts += [plain(f"{_(words.COLUMNS[finding]):>{_CELL}}") for finding, _segment in needed]
        return Content.assemble(*parts)

    def _cells(self, row: Row, needed: Sequence[tuple[Finding, str | None]]) -> Content:
        room = self._name_room(len(needed))
        pinned = any(pin in self._pinned for pin in row.pins)
        name = plain(words.subject(row.cards[0], self._scenario)).truncate(room, ellipsis=True)
        parts: list[Content | tuple[str, str] | str] = [
            ("• ", "bold $accent") if pinned else "  ",
            name.pad_right(room - name.cell_length),
        ]
        for finding, segment in needed:
            parts.append(self._cell(_found(row, finding, segment), alone=len(needed) == 1))
        return Content.assemble(*parts)

    @staticmethod
    def _cell(card: EvidenceCard | None, *, alone: bool) -> Content:
        if card is None:
            return Content(" " * _CELL)
        style = felt(card.value).style if card.finding == "emotion" else ""
        text = Content.styled(f"{words.cell(card):>{_CELL}}", style)
        return (
            Content.assemble(text, (f" {words.error(card):<{_ERROR}}", "$foreground 60%")) if alone else text
        )

    def _name_room(self, many: int) -> int:
        room = self.scrollable_content_region.width - 4 - many * _CELL - (_ERROR + 1 if many == 1 else 0)
        return max(12, min(44, room))


def _found(row: Row, finding: Finding, segment: str | None) -> EvidenceCard | None:
    for card in row.cards:
        if card.finding == finding and (card.segment if card.touchpoint else None) == segment:
            return card
    return None
