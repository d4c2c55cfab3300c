"""Forecasts against what came: an interval and a dot a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cinema_game.report.svg.axis import axis
from cinema_game.report.svg.element import beside, drawing, element, label, path, text
from cinema_game.report.svg.scale import spanning

WIDTH = 720.0
ROW = 25.0
NAME, FIGURE = 110.0, 150.0


@dataclass(frozen=True)
class Foretold:
    """One forecast: the interval, what came, and how both are written."""

    name: str
    low: float
    high: float
    came: float
    written: str


def intervals(title: str, told: str, rows: Sequence[Foretold], tick: Callable[[float], str]) -> Markup:
    """An interval a row with a diamond where it came; `tick` writes the figures of the axis."""
    edges = (0.0, *(edge for row in rows for edge in (row.low, row.high, row.came)))
    scale = spanning(edges, NAME, WIDTH - beside((row.written for row in rows), FIGURE))
    height = ROW * len(rows) + 26
    pieces = axis(scale, height, tick)
    for place, row in enumerate(rows):
        y = 6 + place * ROW + ROW / 2 - 3
        x, came = scale(row.low), scale(row.came)
        pieces += [
            label(row.name, NAME - 10, y, NAME - 12),
            element("rect", x=x, y=y - 6, width=max(2.0, scale(row.high) - x), height=12, class_="expected"),
            path([(came, y - 8), (came + 6, y), (came, y + 8), (came - 6, y), (came, y - 8)], class_="came"),
            text(row.written, WIDTH - 4, y + 4, "figure end"),
        ]
    return drawing(WIDTH, height, title, told, pieces)
