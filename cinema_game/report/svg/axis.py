"""The axis of drawings whose rows lie under one another."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from cinema_game.report.svg.element import element, text
from cinema_game.report.svg.scale import Scale


def axis(scale: Scale, height: float, tick: Callable[[float], str]) -> list[Markup]:
    """A line and a figure at each round value, that of zero stronger; `tick` writes the figures."""
    pieces: list[Markup] = []
    for value in scale.ticks:
        x = scale(value)
        look = "zero" if value == 0 else "grid"
        pieces.append(element("line", x1=x, x2=x, y1=4, y2=height - 20, class_=look))
        pieces.append(text(tick(value), x, height - 6, "tick middle"))
    return pieces
