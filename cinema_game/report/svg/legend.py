"""Names of the lines of a drawing, each with a sample of its stroke."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from cinema_game.report.svg.element import element


def sample(look: str) -> Markup:
    """A short stroke as the style sheet draws it; hidden from those who cannot see it anyway."""
    kind = look.split()[0]
    inside = {
        "gap": element("rect", x=1, y=2, width=24, height=8, class_="gap"),
        "flag": element("path", d="M8 2L18 2L13 10Z", class_=look),
        "bar": element("rect", x=1, y=2, width=24, height=8, class_=look),
    }.get(kind)
    if inside is None:
        stroke = element("path", d="M1 6L25 6", class_="stroke")
        inside = element("g", stroke, element("circle", cx=13, cy=6, r=2.6), class_=f"line {look}")
    return element("svg", inside, viewBox="0 0 26 12", class_="sample", aria_hidden="true")


def legend(entries: Sequence[tuple[str, str]]) -> tuple[tuple[Markup, str], ...]:
    """`(look, name)` as `(sample, name)`."""
    return tuple((sample(look), name) for look, name in entries)
