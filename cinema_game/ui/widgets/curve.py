"""The emotion curve: several lines over the touchpoints, a band, stages and the place of the hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from cinema_game.figures import number
from cinema_game.ui.feelings import FULL
from cinema_game.ui.widgets.columns import Columns
from cinema_game.ui.widgets.dots import along, braille, level, raster

_SHADE, _ZERO, _STAGE = "░", "┈", "┊"
_ROOM_FOR_MARKS = 3
"""Cells between touchpoints from which each point of a line is marked."""


@dataclass(frozen=True)
class Series:
    """One line. `name` is plain text; `values` are −1..1 in journey order, None (or NaN) where unknown.

    `style` names a theme variable; `mark` is the sign of its points, so that colour is never alone.
    """

    name: str
    values: tuple[float | None, ...]
    style: str = "accent"
    dotted: bool = False
    mark: str = "●"


@dataclass(frozen=True)
class Picture:
    """What a curve shows; the first series lies on top.

    Args:
        series: the lines.
        band: low and high of a shaded spread at each touchpoint, −1..1; empty for none.
        stages: index of the first touchpoint of each stage.
        cursor: the touchpoint where the hand is.
        marks: signs at single touchpoints of the first line, instead of its own: `((3, "▲"),)`.
    """

    series: tuple[Series, ...] = ()
    band: tuple[tuple[float | None, float | None], ...] = ()
    stages: tuple[int, ...] = ()
    cursor: int | None = None
    marks: tuple[tuple[int, str], ...] = ()


def legend(series: Sequence[Series]) -> Content:
    """The names of lines with their signs, on one line."""
    return Content("   ").join(
        Content.assemble((("┄┄" if one.dotted else "──") + one.mark, f"${one.style}"), " ", Content(one.name))
        for one in series
    )


class Curve(Widget):
    """Draws a `Picture` over `Columns`. Both are values; setting one redraws it."""

    DEFAULT_CSS = "Curve { height: 7; width: 1fr; }"

    picture: var[Picture] = var(Picture())
    columns: var[Columns] = var(Columns(0))

    class Touched(Message):
        """The mouse pressed at a touchpoint, at a height −1..1."""

        def __init__(self, index: int, value: float) -> None:
            super().__init__()
            self.index = index
            self.value = value

    def __init__(
        self,
        picture: Picture | None = None,
        columns: Columns | None = None,
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: list[Strip] = []
        self.set_reactive(Curve.picture, picture or Picture())
        longest = max((len(one.values) for one in self.picture.series), default=0)
        self.set_reactive(Curve.columns, columns or Columns(longest))

    def watch_picture(self) -> None:
        """Another picture."""
        self._redraw()

    def watch_columns(self) -> None:
        """Other places."""
        self._redraw()

    def on_resize(self) -> None:
        """Another room."""
        self._redraw()

    def notify_style_update(self) -> None:
        """Other colours."""
        super().notify_style_update()
        self._redraw()

    def on_click(self, event: Click) -> None:
        """Tell where the mouse was."""
        index = self.columns.at(event.x, self.size.width)
        if index is not None:
            event.stop()
            share = event.y / max(self.size.height - 1, 1)
            self.post_message(self.Touched(index, 1 - 2 * share))

    def render_line(self, y: int) -> Strip:
        """One row, from the picture drawn last."""
        if not self._lines:
            self._lines = self._draw(self.size)
        return self._lines[y] if y < len(self._lines) else Strip.blank(self.size.width, self.rich_style)

    def _redraw(self) -> None:
        self._lines = []
        self.refresh()

    def _draw(self, size: Size) -> list[Strip]:
        room, rows = size.width, size.height
        if not room or not rows:
            return []
        glyphs = np.full((rows, room), " ", dtype="<U1")
        colours = np.full((rows, room), "", dtype="<U24")
        self._draw_ground(glyphs, colours)
        lines = [along(one.values, self.columns, room) for one in self.picture.series]
        dots = np.zeros((rows, room), np.uint8)
        for one, (line, bridges) in reversed(list(zip(self.picture.series, lines, strict=True))):
            drawn = raster(line, rows, dotted=True if one.dotted else bridges)
            dots |= drawn
            colours[drawn > 0] = one.style
        for row, cell in np.argwhere(dots):
            glyphs[row, cell] = braille(int(dots[row, cell]))
        roomy = self.columns.pitch(room) >= _ROOM_FOR_MARKS
        for place, one in reversed(list(enumerate(self.picture.series))):
            marks = dict(self.picture.marks) if place == 0 else {}
            self._draw_marks(one, marks, glyphs, colours, one.mark if roomy else "")
        self._draw_scale(glyphs, colours)
        return self._strips(glyphs, colours)

    def _draw_ground(self, glyphs: NDArray[np.str_], colours: NDArray[np.str_]) -> None:
        """The zero line, the borders of stages, the band."""
        rows, room = glyphs.shape
        gutter = self.columns.gutter
        zero = int(level(np.zeros(1), rows)[0]) // 4
        right = min(room, max(gutter, round(self.columns.middle(self.columns.count - 0.5, room))))
        glyphs[zero, gutter:right] = _ZERO
        colours[zero, gutter:right] = "panel-lighten-2"
        for first in self.picture.stages:
            cell = self.columns.left(first, room) - 1
            if first and gutter <= cell < room:
                glyphs[:, cell] = _STAGE
                colours[:, cell] = "panel-lighten-2"
        if not self.picture.band:
            return
        low, _ = along([pair[0] for pair in self.picture.band], self.columns, room)
        high, _ = along([pair[1] for pair in self.picture.band], self.columns, room)
        top, bottom = level(high, rows) // 4, level(low, rows) // 4
        for cell in range(gutter, room):
            if np.isfinite(low[2 * cell]) and np.isfinite(high[2 * cell]):
                inside = slice(top[2 * cell], bottom[2 * cell] + 1)
                glyphs[inside, cell] = _SHADE
                colours[inside, cell] = "curve-other"

    def _draw_marks(
        self,
        one: Series,
        marks: dict[int, str],
        glyphs: NDArray[np.str_],
        colours: NDArray[np.str_],
        usual: str,
    ) -> None:
        rows, room = glyphs.shape
        for index, value in enumerate(one.values):
            cell = int(self.columns.middle(index, room))
            if value is None or not np.isfinite(value) or not self.columns.gutter <= cell < room:
                continue
            row = int(level(np.array([value]), rows)[0]) // 4
            if mark := marks.get(index, usual):
                glyphs[row, cell] = mark
                colours[row, cell] = one.style

    def _draw_scale(self, glyphs: NDArray[np.str_], colours: NDArray[np.str_]) -> None:
        rows = len(glyphs)
        gutter = self.columns.gutter
        for value, row in (
            (FULL, 0),
            (0, int(level(np.zeros(1), rows)[0]) // 4),
            (-FULL, rows - 1),
        ):
            label = number(value, sign=True).rjust(gutter - 1)[: max(min(gutter - 1, len(glyphs[0])), 0)]
            glyphs[row, : len(label)] = list(label)
            colours[row, :gutter] = "quiet"

    def _strips(self, glyphs: NDArray[np.str_], colours: NDArray[np.str_]) -> list[Strip]:
        rows, room = glyphs.shape
        ground = self.rich_style
        styles = self._styles({str(colour) for colour in np.unique(colours)}, ground)
        lit = np.zeros(room, bool)
        if self.picture.cursor is not None:
            start = self.columns.left(self.picture.cursor, room)
            end = max(self.columns.left(self.picture.cursor + 1, room), start + 1)
            lit[max(start, self.columns.gutter) : max(end, 0)] = True
        light = Style(bgcolor=self.app.theme_variables["panel-lighten-1"])
        edges = (colours[:, 1:] != colours[:, :-1]) | (lit[1:] != lit[:-1])
        strips = []
        for row in range(rows):
            borders = [0, *(int(edge) + 1 for edge in np.flatnonzero(edges[row])), room]
            segments = []
            for start, end in pairwise(borders):
                style = styles[str(colours[row, start])]
                text = "".join(glyphs[row, start:end])
                segments.append(Segment(text, style + light if lit[start] else style))
            strips.append(Strip(segments, room))
        return strips

    def _styles(self, names: set[str], ground: Style) -> dict[str, Style]:
        """Rich styles by the name of a theme variable; `quiet` is the text colour, dimmed."""
        variables = self.app.theme_variables
        return {
            name: ground + (Style(color=variables[name]) if name in variables else Style(dim=name == "quiet"))
            for name in names
        }
