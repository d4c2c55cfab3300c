"""The plan as bars on the rounds: a measure is prepared, then it works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cinema_game.report.svg.element import LETTER, broken, drawing, element, label, text
from cinema_game.report.svg.scale import Scale

WIDTH = 720.0
ROW = 26.0
NAME = 260.0


@dataclass(frozen=True)
class Task:
    """One measure in weeks from the start of the game: begun, at work from, until the end."""

    name: str
    begun: float
    works: float


def timeline(title: str, told: str, tasks: Sequence[Task], rounds: Sequence[str], weeks: float) -> Markup:
    """A measure a row over `rounds` of `weeks` weeks each."""
    end = weeks * len(rounds)
    scale = Scale(0, end, NAME, WIDTH - 6)
    height = ROW * len(tasks) + 26
    pieces: list[Markup] = []
    for place, name in enumerate(rounds):
        x, width = scale(place * weeks), scale(weeks) - scale(0)
        pieces.append(
            element(
                "rect", x=x, y=0, width=width, height=height, class_="stage odd" if place % 2 else "stage"
            )
        )
        head = " ".join(broken(name, max(4, int(width / LETTER)), 1))
        pieces.append(text(head, x + width / 2, 14, "stage-name middle"))
    for place, task in enumerate(tasks):
        top = 22 + place * ROW
        works = min(task.works, end)
        pieces.append(
            label(task.name, NAME - 10, top + 10, NAME - 12),
        )
        for start, stop, look in ((task.begun, works, "prepared"), (works, end, "working")):
            if stop > start:
                pieces.append(
                    element(
                        "rect",
                        x=scale(start),
                        y=top + 3,
                        width=scale(stop) - scale(start),
                        height=ROW - 10,
                        class_=look,
                    )
                )
    return drawing(WIDTH, height, title, told, pieces)
