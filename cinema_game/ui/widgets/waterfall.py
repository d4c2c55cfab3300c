"""A waterfall: what each part gave, one after the other, ending in the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from cinema_game.ui.plain import plain
from cinema_game.ui.widgets.rows import Row, Rows

NAME = 27
FIGURE = 10
MARGIN = 0.25
"""Room left of the lowest level, as a share of the range: the axis does not begin at zero."""


SLIGHT = 0.01
"""Share of the range below which a part is as good as nothing."""


@dataclass(frozen=True)
class Part:
    """One bar: its name, the value, how it is written, and a key if it can be opened."""

    name: str
    value: float
    written: str
    key: str | None = None
    quiet: bool = False
    """Nobody's doing."""
    whole: bool = False
    """Strong, drawn from the left: where it starts from or what it comes to."""


def bar(start: float, end: float, low: float, high: float, width: int) -> tuple[int, int]:
    """The cells `first..last` (exclusive) of a bar from `start` to `end` on an axis `low..high`."""
    span = (high - low) or 1.0
    cells = sorted(round((value - low) / span * width) for value in (start, end))
    first, last = cells
    if first == last:
        first, last = min(first, width - 1), min(first, width - 1) + 1
    return first, last


def falling(parts: Sequence[Part], width: int) -> Iterable[Row]:
    """The lines of the waterfall; each part begins where the one before it ended.

    The axis shows the range of the levels, so that small gains on a large figure can be seen.
    """
    wide = max(12, min(NAME, width // 2 - 2))
    room = max(6, width - wide - FIGURE - 2)
    ends: list[tuple[float, float]] = []
    level = 0.0
    for part in parts:
        ends.append((0.0, part.value) if part.whole else (level, level + part.value))
        level = ends[-1][1]
    levels = [level for _, level in ends] or [0.0]
    margin = (max(levels) - min(levels)) * MARGIN or abs(levels[0]) or 1.0
    low, high = min(levels) - margin, max(levels)
    for part, (start, end) in zip(parts, ends, strict=True):
        first, last = bar(low if part.whole else start, end, low, high, room)
        style = "$emotion-good" if part.value >= 0 else "$emotion-bad"
        style = "$accent" if part.whole else "$foreground 60%" if part.quiet else style
        name = plain(part.name).truncate(wide - 1, ellipsis=True)
        yield Row(
            Content.assemble(
                name.stylize("bold") if part.whole else name,
                " " * (wide - name.cell_length),
                (f"{part.written:>{FIGURE}}", "bold" if part.whole else style),
                "  ",
                " " * first,
                (_sign(part, high - low) * (last - first), style),
            ),
            part.key,
        )


def _sign(part: Part, span: float) -> str:
    """What a bar is drawn with, so that its kind can be seen without colours."""
    if part.whole:
        return "━"
    if abs(part.value) < SLIGHT * span:
        return "│"
    return "░" if part.quiet else "█" if part.value >= 0 else "▒"


class Waterfall(Rows):
    """Shows parts; those with a key can be opened."""

    def put(self, parts: Sequence[Part]) -> None:
        """Show these parts."""
        self.show(lambda width: falling(parts, width))
