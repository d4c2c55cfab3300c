"""A bar chart of one series, drawn in eighths of a line; the same numbers as a table for those who listen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from cinema_game.figures import number
from cinema_game.ui.plain import plain

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_WIDEST = 7


class Bars(Widget):
    """Bars from zero (or from the lowest value below it); the first and the last stand out."""

    COMPONENT_CLASSES = {"bars--bar", "bars--end", "bars--label"}
    DEFAULT_CSS = """
    Bars { height: 8; }
    Bars > .bars--bar { color: $primary 55%; }
    Bars > .bars--end { color: $accent; text-style: bold; }
    Bars > .bars--label { color: $foreground 70%; }
    """

    def __init__(
        self, values: Sequence[float], labels: Sequence[str], *, digits: int = 1, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._values = tuple(values)
        self._labels = tuple(plain(label).plain for label in labels)
        self._digits = digits

    def render_line(self, y: int) -> Strip:
        """One line of cells: values float above their bars, labels stand below."""
        width, height = self.size
        column = max(1, min(_WIDEST, width // max(1, len(self._values))))
        gap = 1 if column > 2 else 0
        shown = range(min(len(self._values), width))
        if y == height - 1:
            segments = list(self._names(shown, column))
        else:
            segments = []
            for place in shown:
                text, name = self._cell(place, y, column - gap, height - 1)
                segments.append(Segment(text.ljust(column), self._style(name, place)))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def table(self) -> Content:
        """The series as lines of `label value`, to be read aloud."""
        wide = max((len(label) for label in self._labels), default=0)
        rows = zip(self._labels, self._values, strict=True)
        return Content("\n").join(
            Content(f"{label:<{wide}}  {number(value, self._digits):>8}") for label, value in rows
        )

    def _cell(self, place: int, y: int, wide: int, rows: int) -> tuple[str, str]:
        """What stands in the line `y` of `rows` above the labels: bar, value or nothing."""
        low, high = min(0.0, *self._values), max(self._values)
        full = (rows - 1) * 8
        eighths = round((self._values[place] - low) / ((high - low) or 1) * full)
        above = eighths - (rows - 1 - y) * 8
        if above > 0:
            return _EIGHTHS[min(8, above)] * wide, "bars--bar"
        value = number(self._values[place], self._digits)
        if above > -8 and len(value) <= wide:
            return value.rjust(wide), "bars--label"
        return " " * wide, "bars--label"

    def _names(self, shown: range, column: int) -> Iterable[Segment]:
        """The labels, as many as there is room for."""
        every = -(-(max(map(len, self._labels), default=0) + 1) // column)
        for place in shown[::every]:
            text = self._labels[place][: column * every - 1]
            yield Segment(text.ljust(column * every), self._style("bars--label", place))

    def _style(self, name: str, place: int) -> Style:
        end = place in (0, len(self._values) - 1)
        return self.get_component_rich_style("bars--end" if end else name)
