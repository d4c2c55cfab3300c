"""Pieces of SVG: every text and attribute is escaped, every drawing has a title and a description."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from cinema_game.report.breadth import breadth, pieces

LETTER, LINE = 6.9, 11.5
"""Width of a letter of a name, rather too wide than too narrow, and height of its line."""
FIGURE_LETTER = 7.2
"""Width of a letter or digit of a figure."""

Value = str | float | int | None


def element(name: str, *children: Markup | str, **attributes: Value) -> Markup:
    """`<name attribute="value">children</name>`; `_` in a name of an attribute stands for `-`.

    Plain strings are escaped; attributes that are None are left out; numbers are short.
    """
    head = Markup("").join(
        Markup(' {}="{}"').format(Markup(key.rstrip("_").replace("_", "-")), _value(value))
        for key, value in attributes.items()
        if value is not None
    )
    if not children:
        return Markup("<{}{}/>").format(Markup(name), head)
    inside = Markup("").join(escape(child) for child in children)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), head, inside)


def group(children: Iterable[Markup], **attributes: Value) -> Markup:
    """Pieces drawn in the same way."""
    return element("g", Markup("").join(children), **attributes)


def drawing(width: float, height: float, title: str, told: str, children: Iterable[Markup]) -> Markup:
    """A whole drawing: `title` names it and `told` says what is to be seen, for those who cannot see it."""
    return element(
        "svg",
        element("title", title),
        element("desc", told),
        *children,
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        role="img",
        aria_label=f"{title}. {told}",
        class_="drawing",
    )


def text(words: str, x: float, y: float, look: str = "", **attributes: Value) -> Markup:
    """Words at a place; `look` is a class of the style sheet."""
    return element("text", words, x=x, y=y, class_=look or None, **attributes)


def label(words: str, x: float, middle: float, room: float) -> Markup:
    """A name that ends at `x`, on one line or two around `middle`, in `room` at most."""
    rows = broken(words, max(4, int(room / LETTER)), 2)
    first = middle + 4 - LINE * (len(rows) - 1) / 2
    return group(text(row, x, first + LINE * place, "label end") for place, row in enumerate(rows))


def beside(written: Iterable[str], least: float) -> float:
    """The room that figures at the right edge need, so that no bar runs into them; a third at most."""
    return min(240.0, max([least, *(FIGURE_LETTER * breadth(words) + 12 for words in written)]))


def path(points: Iterable[tuple[float, float] | None], **attributes: Value) -> Markup:
    """A line through points; it pauses where there is none."""
    words: list[str] = []
    down = False
    for point in points:
        if point is None:
            down = False
            continue
        words.append(f"{'L' if down else 'M'}{_value(point[0])} {_value(point[1])}")
        down = True
    return element("path", d="".join(words), **attributes) if words else Markup("")


def broken(words: str, room: int, lines: int = 2) -> tuple[str, ...]:
    """Words in at most so many lines of about `room` letters; what does not fit ends in an ellipsis."""
    rows: list[str] = []
    rest = words.split()
    while rest and len(rows) < lines:
        row = rest.pop(0)
        while rest and breadth(row) + 1 + breadth(rest[0]) <= room:
            row += " " + rest.pop(0)
        rows.append(row if breadth(row) <= room else _cut(row, room))
    if rest and rows:
        rows[-1] = _cut(rows[-1], room)
    return tuple(rows)


def _cut(row: str, room: int) -> str:
    return next(pieces(row, room - 1)).rstrip("… ") + "…"


def _value(value: Value) -> str:
    if isinstance(value, float | int):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return "" if value is None else value
