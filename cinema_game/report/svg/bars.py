"""Horizontal bars with a band: what teams came to, one under the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cinema_game.report.svg.axis import axis
from cinema_game.report.svg.element import beside, drawing, element, label, text
from cinema_game.report.svg.scale import spanning

WIDTH = 720.0
ROW = 26.0
NAME, FIGURE = 190.0, 96.0


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its value, how it is written, and the band in which it may lie."""

    name: str
    value: float
    written: str
    low: float | None = None
    high: float | None = None
    look: str = ""


def bars(title: str, told: str, rows: Sequence[Bar], tick: Callable[[float], str]) -> Markup:
    """Bars from zero to the right, negative ones to the left; `tick` writes the figures of the axis."""
    edges = [0.0, *(edge for row in rows for edge in (row.value, row.low, row.high) if edge is not None)]
    scale = spanning(tuple(edges), NAME, WIDTH - beside((row.written for row in rows), FIGURE))
    height = ROW * len(rows) + 26
    pieces = axis(scale, height, tick)
    for place, row in enumerate(rows):
        pieces += _bar(row, 6 + place * ROW, scale(0.0), scale(row.value))
        if row.low is not None and row.high is not None:
            y = 6 + place * ROW + ROW / 2 - 3
            pieces.append(element("line", x1=scale(row.low), x2=scale(row.high), y1=y, y2=y, class_="band"))
            for edge in (row.low, row.high):
                pieces.append(
                    element("line", x1=scale(edge), x2=scale(edge), y1=y - 4, y2=y + 4, class_="band")
                )
    return drawing(WIDTH, height, title, told, pieces)


def _bar(row: Bar, top: float, zero: float, end: float) -> list[Markup]:
    middle = top + ROW / 2 - 3
    sign = "bad" if row.value < 0 else "good"
    return [
        label(row.name, NAME - 10, middle, NAME - 12),
        element(
            "rect",
            x=min(zero, end),
            y=top + 2,
            width=max(1.0, abs(end - zero)),
            height=ROW - 10,
            class_=f"bar {row.look or sign}",
        ),
        text(row.written, WIDTH - 4, middle + 4, "figure end"),
    ]
