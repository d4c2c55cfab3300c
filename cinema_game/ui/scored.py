"""Scores as lines: the number, its sentences, its formula, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Set

from textual.content import Content

from cinema_game.facilitation.rubric import LEVELS
from cinema_game.facilitation.score import Score
from cinema_game.figures import number, percent
from cinema_game.language import _, say
from cinema_game.ui.plain import plain
from cinema_game.ui.widgets.rows import Row, sentence
from cx.scenario.text import Text

_BAR = 16
_FIGURE = 16


def figure(score: Score, currency: Text | None = None) -> str:
    """Its value as people write it, with the unit; a dash where there is nothing to judge."""
    return _figure(score.value, _unit(score), currency)


def _unit(score: Score) -> str:
    """A share that has a band is a change of one."""
    return "change" if score.unit == "share" and score.band is not None else score.unit


def _figure(value: float | None, unit: str, currency: Text | None) -> str:
    if value is None:
        return "—"
    match unit:
        case "share":
            return percent(value)
        case "change":
            return _("{n} pp").format(n=number(value * 100, 1, sign=True))
        case "level":
            return _("{level} of {most}").format(level=round(value), most=LEVELS[-1])
        case "money":
            return f"{number(value, sign=True)} {say(currency) if currency is not None else ''}".strip()
        case "points":
            return number(value, 1, sign=True)
        case "count":
            return number(value)
    return number(value, 2)


def lines(
    score: Score, width: int, opened: Set[str], currency: Text | None = None, depth: int = 0
) -> Iterable[Row]:
    """A score and, where it is opened, why it is so and its parts, each of which opens again."""
    key, indent = f"score:{score.id}", 2 * depth
    room = max(10, width - indent - 2 - _FIGURE - _BAR - 2)
    name = plain(say(score.name)).truncate(room, ellipsis=True)
    full = round(_BAR * max(0.0, min(1.0, score.value or 0.0))) if score.unit == "share" else 0
    yield Row(
        Content.assemble(
            " " * indent,
            ("▾ " if score.id in opened else "▸ ", "$accent"),
            name.stylize("bold") if not depth else name,
            " " * (room - name.cell_length),
            (f"{figure(score, currency):>{_FIGURE}}", "bold $accent" if not depth else "bold"),
            ("  " + "━" * full, "$curve-other"),
        ),
        key,
    )
    if score.id in opened:
        yield from inside(score, width, opened, currency, depth)


def inside(
    score: Score, width: int, opened: Set[str], currency: Text | None = None, depth: int = 0
) -> Iterable[Row]:
    """What an open score says, how it is reckoned, and its parts."""
    key, indent = f"score:{score.id}", 2 * depth + 4
    for told in score.said:
        yield from sentence(say(told), width, key=key, indent=indent)
    if score.band is not None:
        low, high = (_figure(end, _unit(score), currency) for end in score.band)
        between = _("Between {low} and {high}.").format(low=low, high=high)
        yield from sentence(between, width, key=key, indent=indent)
    yield from sentence(
        _("How: {formula}").format(formula=say(score.how)),
        width,
        key=key,
        indent=indent,
        style="$foreground 60%",
    )
    for part in score.parts:
        yield from lines(part, width, opened, currency, depth + 1)
