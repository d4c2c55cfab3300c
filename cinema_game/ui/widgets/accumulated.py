"""The accumulated value along the journey: bars that stand when it is good and hang when it is bad."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from rich.segment import Segment
from rich.style import Style
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from cinema_game.figures import number
from cinema_game.ui.widgets.columns import Columns

_STEPS = " ▁▂▃▄▅▆▇█"
_END = 6
"""Cells kept on the right for the final figure."""


@dataclass(frozen=True)
class Gathered:
    """What was accumulated after each touchpoint, in any unit; None where nothing is known yet."""

    values: tuple[float | None, ...] = ()
    label: str = ""
    cursor: int | None = None


def gather(feelings: tuple[float | None, ...], weights: tuple[float, ...]) -> tuple[float | None, ...]:
    """The running sum of feeling times weight; unknown feelings add nothing, before the first it is None."""
    sums = accumulate((value or 0.0) * weight for value, weight in zip(feelings, weights, strict=True))
    first = next((place for place, value in enumerate(feelings) if value is not None), len(feelings))
    return tuple(total if place >= first else None for place, total in enumerate(sums))


class Accumulated(Widget):
    """Draws `Gathered` over the same `Columns` as the curve above it."""

    DEFAULT_CSS = "Accumulated { height: 1; width: 1fr; }"

    gathered: var[Gathered] = var(Gathered())
    columns: var[Columns] = var(Columns(0))

    def __init__(
        self,
        gathered: Gathered | None = None,
        columns: Columns | None = None,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.set_reactive(Accumulated.gathered, gathered or Gathered())
        self.set_reactive(Accumulated.columns, columns or Columns(len(self.gathered.values)))

    def watch_gathered(self) -> None:
        """Other values."""
        self.refresh()

    def watch_columns(self) -> None:
        """Other places."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row of bars; the rows below it, if any, are blank."""
        if y:
            return Strip.blank(self.size.width, self.rich_style)
        room, ground, gutter = self.size.width, self.rich_style, self.columns.gutter
        label = self.gathered.label[: max(gutter - 1, 0)].rjust(max(gutter - 1, 0)).ljust(gutter)
        segments = [Segment(label[:room], ground + Style(dim=True))]
        length = len(self.gathered.values)
        known = [value for value in self.gathered.values if value is not None]
        light = Style(bgcolor=self.app.theme_variables["panel-lighten-1"])
        most = max((abs(value) for value in known), default=0) or 1
        for cell in range(gutter, room):
            index = self.columns.at(cell, room)
            value = self.gathered.values[index] if index is not None and index < length else None
            lit = index is not None and index == self.gathered.cursor
            segments.append(self._bar(value, most, ground + light if lit else ground))
        strip = Strip(Segment.simplify(segments), room)
        if not known:
            return strip
        end = number(known[-1], 1, sign=True)
        style = ground + Style(color=self._colour(known[-1]), bold=True)
        return Strip.join([strip.crop(0, room - _END), Strip([Segment(end.rjust(_END), style)])])

    def _bar(self, value: float | None, most: float, ground: Style) -> Segment:
        if value is None:
            return Segment(" ", ground)
        eighths = max(1, round(abs(value) / most * 7))
        if value >= 0:
            return Segment(_STEPS[eighths], ground + Style(color=self._colour(value)))
        hanging = Style(color=ground.bgcolor, bgcolor=self._colour(value))
        return Segment(_STEPS[8 - eighths], ground + hanging)

    def _colour(self, value: float) -> str:
        name = "emotion-bad" if value < 0 else "emotion-good" if value > 0 else "emotion-even"
        return self.app.theme_variables[name]
