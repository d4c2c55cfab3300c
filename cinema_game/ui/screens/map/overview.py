"""The whole journey on one line: a bar a point, the stages, and brackets round what is visible."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from cinema_game.language import _
from cinema_game.ui.feelings import felt
from cinema_game.ui.lettering import fit

_BARS = "▁▂▃▄▅▆▇"
_UNKNOWN, _STAGE, _OPEN, _SHUT = "·", "│", "[", "]"


@dataclass(frozen=True)
class Whole:
    """The curve slot by slot (−1..1), where stages start, what is visible, where the hand is."""

    values: tuple[float | None, ...] = ()
    stages: tuple[int, ...] = ()
    visible: tuple[int, int] = (0, 0)
    column: int = 0
    gutter: int = 4


class Overview(Widget):
    """Draws a `Whole`; a click goes there."""

    DEFAULT_CSS = "Overview { height: 1; width: 1fr; }"

    whole: var[Whole] = var(Whole())

    class Pressed(Message):
        """The mouse pressed at a slot."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def watch_whole(self) -> None:
        """Another journey or another part of it."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Tell which slot it was."""
        event.stop()
        signs = self._signs(self.size.width - self.whole.gutter)
        cell = event.x - self.whole.gutter
        if 0 <= cell < len(signs):
            self.post_message(self.Pressed(signs[cell][1]))

    def render_line(self, y: int) -> Strip:
        """The line."""
        room, whole = self.size.width, self.whole
        if y:
            return Strip.blank(room, self.rich_style)
        ground, colours = self.rich_style, self.app.theme_variables
        segments = [Segment(f" {fit(_('journey'), whole.gutter - 2)} ", ground + Style(dim=True))]
        for sign, index in self._signs(room - whole.gutter):
            value = whole.values[index]
            style = Style(dim=True)
            if sign in _BARS and value is not None:
                style = Style(color=colours[felt(value).style.removeprefix("$")])
            if sign in (_OPEN, _SHUT) or index == whole.column:
                style = Style(color=colours["accent"], bold=True)
            elif not whole.visible[0] <= index < whole.visible[1]:
                style += Style(dim=True)
            segments.append(Segment(sign, ground + style))
        return Strip(Segment.simplify(segments)).adjust_cell_length(room, ground)

    def _signs(self, room: int) -> list[tuple[str, int]]:
        """The signs of the line, each with its slot; several slots share one where room is short."""
        whole = self.whole
        marks = len(whole.stages) + 2
        wide = max(1, min(3, (room - marks) // max(len(whole.values), 1)))
        step = max(1, -(-len(whole.values) // max(room - marks, 1)))
        signs: list[tuple[str, int]] = []
        for index in range(0, len(whole.values), step):
            part = range(index, min(index + step, len(whole.values)))
            if whole.visible[0] in part:
                signs.append((_OPEN, index))
            elif any(stage in part for stage in whole.stages) and signs and signs[-1][0] != _SHUT:
                signs.append((_STAGE, index))
            known = [value for value in whole.values[part.start : part.stop] if value is not None]
            bar = _BARS[round((sum(known) / len(known) + 1) * 3)] if known else _UNKNOWN
            signs += [(bar, index)] * wide
            if whole.visible[1] - 1 in part:
                signs.append((_SHUT, index))
        return signs
