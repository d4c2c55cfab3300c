"""The emotion curve: what a team drew, what customers felt, and the gap between them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cinema_game.figures import number
from cinema_game.report.svg.element import broken, drawing, element, group, path, text
from cinema_game.report.svg.scale import Scale
from cx.journey.point import Key

WIDTH = 720.0
LEFT, RIGHT, TOP, FOOT = 38.0, 10.0, 46.0, 24.0
FULL = 3.0
_LETTER = 6.3
"""Width of a letter of a stage's name, about."""

SIDE = 3.5
"""How far the two kinds of key moments stand off their place, so that both can be seen."""

Level = float | None


@dataclass(frozen=True)
class Line:
    """One curve on the scale −3..+3, touchpoint by touchpoint; None where nothing is known.

    `look` is a class of the style sheet: it gives colour and dashes, so that lines differ in both.
    """

    name: str
    look: str
    levels: tuple[Level, ...]
    dots: bool = True


@dataclass(frozen=True)
class Path:
    """The way beneath the curves: names of the stages, and how many touchpoints each has."""

    stages: tuple[str, ...]
    counts: tuple[int, ...]

    @property
    def length(self) -> int:
        """Touchpoints in all."""
        return sum(self.counts)


@dataclass(frozen=True)
class Flag:
    """A key moment at a touchpoint's place: above the curves what a team marked, below them the truth."""

    place: int
    key: Key
    above: bool


def emotion_curve(
    title: str,
    told: str,
    way: Path,
    lines: Sequence[Line],
    *,
    gap: tuple[Line, Line] | None = None,
    flags: Iterable[Flag] = (),
    height: float = 250.0,
    edge: float = FULL,
) -> Markup:
    """Curves over the stages of a journey; touchpoints carry the numbers of the table beside it.

    The gap between two lines is shaded where both are known. The scale goes from −`edge` to +`edge`.
    """
    across = Scale(0, max(1, way.length), LEFT, WIDTH - RIGHT)
    down = Scale(edge, -edge, TOP, height - FOOT)
    pieces = [
        *_stages(way, across, height),
        *_levels(down),
        *([_shade(gap, across, down)] if gap is not None else []),
        *(_line(line, across, down) for line in lines),
        *(_flag(flag, across, down) for flag in flags),
        *(
            text(str(place + 1), across(place + 0.5), height - 8, "tick middle")
            for place in range(way.length)
        ),
    ]
    return drawing(WIDTH, height, title, told, pieces)


def _stages(way: Path, across: Scale, height: float) -> Iterable[Markup]:
    first = 0
    for place, (name, count) in enumerate(zip(way.stages, way.counts, strict=True)):
        left, right = across(first), across(first + count)
        look = "stage odd" if place % 2 else "stage"
        yield element("rect", x=left, y=0, width=right - left, height=height - FOOT + 4, class_=look)
        room = max(3, int((right - left - 4) / _LETTER))
        for row, words in enumerate(broken(name, room, 3)):
            yield text(words, (left + right) / 2, 12 + 12 * row, "stage-name middle")
        first += count


def _levels(down: Scale) -> Iterable[Markup]:
    edge = down.low
    for third in range(-3, 4):
        level = third * edge / 3
        y = down(level)
        yield element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="grid" if third else "zero")
        yield text(number(level, 0 if edge == FULL else 2, sign=True), LEFT - 6, y + 4, "tick end")


def _line(line: Line, across: Scale, down: Scale) -> Markup:
    places = [
        None if level is None or not math.isfinite(level) else (across(place + 0.5), down(level))
        for place, level in enumerate(line.levels)
    ]
    known = [place for place in places if place is not None]
    dots = [element("circle", cx=x, cy=y, r=2.6) for x, y in known] if line.dots else []
    return group([path(_bridged(places), class_="stroke"), *dots], class_=f"line {line.look}")


def _bridged(places: Sequence[tuple[float, float] | None]) -> list[tuple[float, float]]:
    """A team's curve goes on over touchpoints that it did not draw."""
    return [place for place in places if place is not None]


def _shade(gap: tuple[Line, Line], across: Scale, down: Scale) -> Markup:
    """Between two lines, piece by piece where both are known side by side."""
    both = [
        (across(place + 0.5), down(one), down(other))
        for place, (one, other) in enumerate(zip(gap[0].levels, gap[1].levels, strict=True))
        if one is not None and other is not None and math.isfinite(one) and math.isfinite(other)
    ]
    if len(both) < 2:
        return Markup("")
    there = [(x, one) for x, one, _ in both]
    back = [(x, other) for x, _, other in reversed(both)]
    return path([*there, *back, there[0]], class_="gap")


def _flag(flag: Flag, across: Scale, down: Scale) -> Markup:
    """Painful moments are triangles left of the place, decisive ones diamonds right of it."""
    x, y = across(flag.place + 0.5), down(down.low) - 4 if flag.above else down(down.high) + 4
    if flag.key == "decisive":
        x += SIDE
        corners = [(x - 4, y), (x, y - 5), (x + 4, y), (x, y + 5), (x - 4, y)]
    else:
        x -= SIDE
        corners = [(x - 4.5, y - 4), (x + 4.5, y - 4), (x, y + 4), (x - 4.5, y - 4)]
    return path(corners, class_=f"flag {flag.key}")
