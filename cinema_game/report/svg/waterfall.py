"""A waterfall: what each measure gave, one after the other, from doing nothing to what came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cinema_game.report.svg.element import beside, drawing, element, label, text
from cinema_game.report.svg.scale import Scale

WIDTH = 720.0
ROW = 26.0
NAME, FIGURE = 250.0, 76.0
MARGIN = 0.25
"""Room left of the lowest level, as a share of the range: the axis does not begin at zero."""


@dataclass(frozen=True)
class Part:
    """One bar: `whole` begins at the left edge, others where the one before ended."""

    name: str
    value: float
    written: str
    whole: bool = False


def waterfall(title: str, told: str, parts: Sequence[Part], tick: Callable[[float], str]) -> Markup:
    """The parts from top to bottom; `tick` writes the figures of the axis."""
    ends: list[tuple[float, float]] = []
    level = 0.0
    for part in parts:
        ends.append((part.value, part.value) if part.whole else (level, level + part.value))
        level = ends[-1][1]
    levels = [value for pair in ends for value in pair] or [0.0]
    room = (max(levels) - min(levels)) * MARGIN or abs(levels[0]) * MARGIN or 1.0
    scale = Scale(
        min(levels) - room,
        max(levels) + room / 4,
        NAME,
        WIDTH - beside((part.written for part in parts), FIGURE),
    )
    height = ROW * len(parts) + 26
    pieces: list[Markup] = []
    for value in scale.ticks:
        x = scale(value)
        pieces.append(element("line", x1=x, x2=x, y1=4, y2=height - 20, class_="grid"))
        pieces.append(text(tick(value), x, height - 6, "tick middle"))
    for place, (part, (start, end)) in enumerate(zip(parts, ends, strict=True)):
        pieces += _part(part, 6 + place * ROW, scale(scale.low if part.whole else start), scale(end))
        if place + 1 < len(parts):
            y = 6 + (place + 1) * ROW
            x = scale(end)
            pieces.append(element("line", x1=x, x2=x, y1=y - 8, y2=y + 2, class_="step"))
    return drawing(WIDTH, height, title, told, pieces)


def _part(part: Part, top: float, start: float, end: float) -> list[Markup]:
    middle = top + ROW / 2 - 3
    look = "whole" if part.whole else "good" if part.value >= 0 else "bad"
    return [
        label(part.name, NAME - 10, middle, NAME - 12),
        element(
            "rect",
            x=min(start, end),
            y=top + 2,
            width=max(1.5, abs(end - start)),
            height=ROW - 10,
            class_=f"bar {look}",
        ),
        text(part.written, WIDTH - 4, middle + 4, "figure end strong" if part.whole else "figure end"),
    ]
