"""Names of the lines of a drawing, each with a sample of its stroke."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from cinema_game.report.svg.element import element

_FLAGS = {"painful": "M8 2L18 2L13 10Z", "decisive": "M8 6L13 1L18 6L13 11Z"}


def sample(look: str) -> Markup:
    """A short stroke as the style sheet draws it; hidden from those who cannot see it anyway."""
    kind, *rest = look.split()
    if kind == "flag":
        inside = element("path", d=_FLAGS[rest[0]], class_=look)
    elif kind in ("gap", "bar"):
        inside = element("rect", x=1, y=2, width=24, height=8, class_=look)
    elif kind == "came":
        inside = element("path", d=_FLAGS["decisive"], class_=look)
    else:
        stroke = element("path", d="M1 6L25 6", class_="stroke")
        inside = element("g", stroke, element("circle", cx=13, cy=6, r=2.6), class_=f"line {look}")
    return element("svg", inside, viewBox="0 0 26 12", class_="sample", aria_hidden="true")


def legend(entries: Sequence[tuple[str, str]]) -> tuple[tuple[Markup, str], ...]:
    """`(look, name)` as `(sample, name)`."""
    return tuple((sample(look), name) for look, name in entries)
