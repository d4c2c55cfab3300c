"""The benchmark as tables for people and JSON for programs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence

from benchmarks.model.figure import Figure, Section, Unit
from benchmarks.model.profile import Step
from cinema_game.figures import number, percent
from cinema_game.language import N_, _, say
from cinema_game.report.table import table

UNITS: dict[Unit, str] = {
    "ns": N_("ns"),
    "ms": N_("ms"),
    "s": N_("s"),
    "times": "×",
    "bytes": N_("bytes"),
    "passes": N_("passes"),
    "share": "",
}
STEPS = 25
"""Most steps of a profile that a table shows."""


def as_table(sections: Iterable[Section]) -> str:
    """One table a section: figure, value, unit, goal, and whether it is met."""
    pages = []
    for section in sections:
        rows = [_row(figure) for figure in section.figures]
        columns = (_("figure"), _("value"), _("unit"), _("goal"), _("verdict"))
        pages.append(table(say(section.title), columns, rows))
        pages.extend(say(note) + "\n" for note in section.notes)
    return "\n".join(pages)


def as_markdown(sections: Iterable[Section]) -> str:
    """The same tables for a page of documentation."""
    lines: list[str] = []
    for section in sections:
        columns = (_("figure"), _("value"), _("unit"), _("goal"), _("verdict"))
        lines += [
            f"### {say(section.title)}",
            "",
            _line(columns),
            _line(("---", "---:", "---", "---:", "---")),
        ]
        lines += [_line(_row(figure)) for figure in section.figures]
        lines += ["", *(line for note in section.notes for line in (say(note), ""))]
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def as_json(sections: Sequence[Section], steps: Sequence[Step] = ()) -> str:
    """All figures as one JSON object; null where there is no value, goal or verdict."""
    figures = [
        {
            "section": section.id,
            "id": figure.id,
            "name": say(figure.name),
            "value": figure.value if math.isfinite(figure.value) else None,
            "unit": figure.unit,
            "goal": figure.goal,
            "goal_is": None if figure.goal is None else "at least" if figure.at_least else "at most",
            "met": figure.met,
        }
        for section in sections
        for figure in section.figures
    ]
    value = {
        "figures": figures,
        "notes": [say(note) for section in sections for note in section.notes],
        "profile": [
            {"step": step.name, "calls": step.calls, "own": step.own, "whole": step.whole} for step in steps
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def profile_table(title: str, steps: Sequence[Step]) -> str:
    """The dearest steps of a run: calls, own time and its share, time with all that they call."""
    whole = sum(step.own for step in steps) or 1.0
    rows = [
        (
            step.name,
            number(step.calls),
            number(step.own * 1e3, 1),
            percent(step.own / whole, 1),
            number(step.whole * 1e3, 1),
        )
        for step in steps[:STEPS]
    ]
    return table(title, (_("step"), _("calls"), _("own, ms"), _("share"), _("with its calls, ms")), rows)


def _row(figure: Figure) -> tuple[str, ...]:
    met = figure.met
    sign = "≥" if figure.at_least else "≤"
    return (
        say(figure.name),
        number(figure.value, 0 if abs(figure.value) >= 1_000 else 2),
        say(UNITS[figure.unit]),
        "" if figure.goal is None else f"{sign} {number(figure.goal, 1 if figure.goal % 1 else 0)}",
        "" if met is None else _("goal met") if met else _("goal missed"),
    )
