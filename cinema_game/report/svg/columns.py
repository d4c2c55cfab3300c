"""Standing columns: a short series such as the revenue of the months before."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from cinema_game.report.svg.element import drawing, element, text
from cinema_game.report.svg.scale import Scale

WIDTH, HEIGHT = 720.0, 200.0
TOP, FOOT = 22.0, 22.0
FILLED = 0.66
"""Share of its place that a column fills."""


def columns(
    title: str, told: str, values: Sequence[float], labels: Sequence[str], written: Sequence[str]
) -> Markup:
    """A column a value, written above it, its label beneath. Columns begin at zero."""
    down = Scale(min(0.0, *values), max(0.0, *values) or 1.0, HEIGHT - FOOT, TOP)
    place = WIDTH / max(1, len(values))
    pieces = [element("line", x1=0, x2=WIDTH, y1=down(0.0), y2=down(0.0), class_="zero")]
    for at, (value, label, figure) in enumerate(zip(values, labels, written, strict=True)):
        x, y = (at + (1 - FILLED) / 2) * place, down(value)
        height = max(1.0, abs(down(0.0) - y))
        pieces += [
            element("rect", x=x, y=min(y, down(0.0)), width=place * FILLED, height=height, class_="bar them"),
            text(figure, (at + 0.5) * place, min(y, down(0.0)) - 5, "figure middle"),
            text(label, (at + 0.5) * place, HEIGHT - 6, "tick middle"),
        ]
    return drawing(WIDTH, HEIGHT, title, told, pieces)
