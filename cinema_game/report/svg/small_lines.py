"""Small drawings side by side: one figure each, over the rounds, with and without the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cinema_game.report.svg.element import broken, drawing, element, group, path, text
from cinema_game.report.svg.scale import spanning

WIDTH, HEIGHT = 234.0, 132.0
LEFT, RIGHT, TOP, FOOT = 56.0, 8.0, 28.0, 22.0


@dataclass(frozen=True)
class Course:
    """One line over the rounds."""

    look: str
    values: tuple[float, ...]


def small_lines(
    title: str, told: str, courses: Sequence[Course], rounds: Sequence[str], tick: Callable[[float], str]
) -> Markup:
    """A figure over the rounds; all courses are as long as `rounds`."""
    values = tuple(value for course in courses for value in course.values if value == value)
    down = spanning(values or (0.0,), HEIGHT - FOOT, TOP)
    step = (WIDTH - LEFT - RIGHT) / max(1, len(rounds))
    places = [LEFT + step * (place + 0.5) for place in range(len(rounds))]
    pieces = [text(" ".join(broken(title, 34, 1)), 4, 15, "small-title")]
    for value in down.ticks[::2]:
        y = down(value)
        pieces.append(element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="grid"))
        pieces.append(text(tick(value), LEFT - 6, y + 4, "tick end"))
    pieces += [text(name, x, HEIGHT - 6, "tick middle") for name, x in zip(rounds, places, strict=True)]
    for course in courses:
        points = [
            (x, down(value)) if value == value else None
            for x, value in zip(places, course.values, strict=True)
        ]
        dots = [element("circle", cx=point[0], cy=point[1], r=3) for point in points if point is not None]
        pieces.append(group([path(points, class_="stroke"), *dots], class_=f"line {course.look}"))
    return drawing(WIDTH, HEIGHT, title, told, pieces)
