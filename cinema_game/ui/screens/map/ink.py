"""How a line of the grid is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from cinema_game.language import _, say
from cinema_game.ui.lettering import fit, wrap
from cinema_game.ui.screens.map.rows import PLACE, ROWS, Column
from cinema_game.ui.screens.map.sheet import Sheet
from cinema_game.ui.widgets.columns import Columns


@dataclass(frozen=True)
class Line:
    """A line of the grid: the id of a row (or `stage`, `name`), which line of it, and of how many."""

    id: str
    part: int = 0
    of: int = 1


@dataclass(frozen=True)
class Ink:
    """Draws lines on a ground, with the colours of the theme; `bright` when the grid has the focus."""

    ground: Style
    colours: Mapping[str, str]
    bright: bool

    def line(self, sheet: Sheet, line: Line, columns: Columns, column: int, row: int, room: int) -> Strip:
        """The visible part of a line; the hand is at `column` and `row`."""
        if line.id == "stage":
            return self._stages(sheet, columns, column, room)
        here = PLACE.get(line.id) == row
        label = _(ROWS[PLACE[line.id]].label) if line.id in PLACE and line.part == 0 else ""
        head = self.ground + (self._style("accent") if here else self._style("quiet"))
        segments = [Segment(f" {fit(label, columns.gutter - 2)} ", head)]
        width = (columns.width or 1) - 1
        for index in self._visible(columns, room):
            text, style = self._cell(sheet, line, index, width)
            if index == column:
                style += self._lit(here if sheet.point(index) else text != "")
            segments.append(Segment(fit(text, width) + " ", self.ground + style))
        return Strip(segments).adjust_cell_length(room, self.ground)

    def _cell(self, sheet: Sheet, line: Line, index: int, width: int) -> tuple[str, Style]:
        point = sheet.point(index)
        if point is None:
            invitation = line.id == "name" and line.part == 0
            return _("+ add") if invitation else "", self._style("quiet")
        if line.id == "name":
            return wrap(sheet.names[point.id], width, line.of)[line.part], Style(bold=True)
        text, style = ROWS[PLACE[line.id]].cell(Column(sheet, point))
        return wrap(text, width, line.of)[line.part], self._style(style)

    def _visible(self, columns: Columns, room: int) -> range:
        """The slots of which at least a part is visible."""
        width = columns.width or 1
        first = columns.shift // width
        return range(first, min(columns.count, first - (columns.gutter - room) // width))

    def _stages(self, sheet: Sheet, columns: Columns, column: int, room: int) -> Strip:
        """The names of stages over the visible part of each."""
        segments = [Segment(" " * columns.gutter, self.ground)]
        for number, group in groupby(
            self._visible(columns, room), key=lambda index: sheet.slots[index].stage
        ):
            slots = list(group)
            left = columns.left(slots[0], room)
            width = min(columns.left(slots[-1] + 1, room), room) - left - 1
            name = fit(say(sheet.scenario.stages[number].name), width).rstrip()
            rule = "─" * max(0, width - len(name) - 1)
            here = sheet.slots[column].stage == number
            style = self._style("accent") + Style(bold=True) if here else self._style("foreground")
            segments.append(Segment(name, self.ground + style))
            segments.append(Segment(f" {rule} "[: width - len(name) + 1], self.ground + self._style("quiet")))
        return Strip(segments).adjust_cell_length(room, self.ground)

    def _lit(self, here: bool) -> Style:
        """The column of the hand, and in it the cell."""
        if not here:
            return Style(bgcolor=self.colours["panel-lighten-1"])
        if self.bright:
            return Style(bgcolor=self.colours["accent"], color=self.colours["background"], bold=True)
        return Style(bgcolor=self.colours["panel-lighten-2"])

    def _style(self, name: str) -> Style:
        return Style(dim=True) if name == "quiet" else Style(color=self.colours[name])
