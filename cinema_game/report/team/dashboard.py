"""The dashboard of every round, each figure against doing nothing on the same draws."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from cinema_game.compared import change, measures_of
from cinema_game.figures import number, percent
from cinema_game.language import _, say
from cinema_game.measures import name_of, spread, written
from cinema_game.report.document import Block, Cell, Column, Figure, Figures, Paragraph, Section, Table, Tone
from cinema_game.report.svg.emotion_curve import Line, emotion_curve
from cinema_game.report.svg.legend import legend
from cinema_game.report.svg.small_lines import Course, small_lines
from cinema_game.report.team.facts import FULL, Runs, TeamFacts, levels
from cinema_game.report.team.journey import way
from cinema_game.report.team.plan import round_names
from cx.model.measure import Measure
from cx.model.outcome import Outcome

DRAWN = ("nps", "retention", "visits", "revenue", "margin", "csat")
"""Figures that are drawn; all are in the table."""


def section(facts: TeamFacts, runs: Runs) -> Section:
    """Drawings, then the table, then segments, then the curve of the last round."""
    rounds = facts.state.revealed
    blocks: list[Block] = [_drawings(facts, runs), _table(facts, runs), _segments(facts, runs)]
    blocks += [_curve(facts, runs), _gathered(facts, runs)]
    if rounds < facts.scenario.rounds.count:
        told = _("{done} of {all} rounds were revealed; the report tells of these.")
        blocks.insert(0, Paragraph(told.format(done=rounds, all=facts.scenario.rounds.count), "quiet"))
    return Section(_("Round by round"), tuple(blocks), fresh=True)


def _drawings(facts: TeamFacts, runs: Runs) -> Figures:
    names = round_names(facts.scenario, facts.state.revealed)
    small = []
    for measure, base in zip(measures_of(runs.run), measures_of(runs.nothing), strict=True):
        if measure.id not in DRAWN:
            continue
        title = name_of(measure, facts.scenario)
        told = " ".join(
            _("{round}: {value}, doing nothing {base}.").format(
                round=name, value=written(measure, measure[row]), base=written(base, base[row])
            )
            for row, name in enumerate(names)
        )
        courses = (
            Course("nothing", tuple(base[row] for row in range(len(names)))),
            Course("us", tuple(measure[row] for row in range(len(names)))),
        )
        svg = small_lines(title, told, courses, names, partial(_tick, measure))
        small.append(Figure(title, told, svg))
    entries = (("us", _("with your plan")), ("nothing", _("doing nothing")))
    return Figures(_("Your plan and doing nothing on the same draws"), tuple(small), legend(entries))


def _tick(measure: Measure, value: float) -> str:
    if measure.unit == "share":
        return percent(value, 1)
    return number(value, 1 if abs(value) < 10 and value != int(value) else 0)


def _table(facts: TeamFacts, runs: Runs) -> Table:
    """A figure a row; a round has its value and the difference to doing nothing."""
    names = round_names(facts.scenario, facts.state.revealed)
    paired = runs.run - runs.nothing
    rows = []
    for measure, base in zip(measures_of(runs.run), measures_of(runs.nothing), strict=True):
        cells = [Cell(name_of(measure, facts.scenario))]
        for row in range(len(names)):
            cells.append(Cell(f"{written(measure, measure[row])} {spread(measure, row)}".strip()))
            cells.append(_against(measure, base, paired.measure(measure.id), row))
        rows.append(tuple(cells))
    columns = [Column(_("Figure"))]
    for name in names:
        columns += [Column(name, figures=True), Column(_("against nothing"), figures=True)]
    caption = _("Figures with their interval of 95 %, and the difference to doing nothing (≈: may be none)")
    return Table(caption, tuple(columns), tuple(rows), wide=True)


def _against(measure: Measure, base: Measure, paired: Measure, row: int) -> Cell:
    """A difference; one that may as well be none is told without praise or blame."""
    found = change(measure, measure[row], base[row])
    low, high = paired.interval[row]
    if low <= 0 <= high and found.arrow != "=":
        return Cell(f"≈ {found.written}")
    tone: Tone = "plain" if found.good is None else "good" if found.good else "bad"
    return Cell(f"{found.arrow} {found.written}", tone)


def _segments(facts: TeamFacts, runs: Runs) -> Table:
    row = facts.state.revealed - 1
    shown = (runs.run.nps, runs.run.retention, runs.run.visits, runs.run.satisfaction)
    rows = []
    for place, segment in enumerate(facts.scenario.segments):
        cells = [Cell(say(segment.name)), Cell(percent(float(segment.share)))]
        for measure in shown:
            value = float(measure.by_segment[row, place])
            base = float(runs.nothing.measure(measure.id).by_segment[row, place])
            found = change(measure, value, base)
            tone: Tone = "plain" if found.good is None else "good" if found.good else "bad"
            cells.append(
                Cell(f"{written(measure, value)} ({f'{found.arrow} {found.written}'.strip()})", tone)
            )
        rows.append(tuple(cells))
    columns = (
        Column(_("Segment")),
        Column(_("Share"), figures=True),
        *(Column(name_of(measure, facts.scenario), figures=True) for measure in shown),
    )
    caption = _("Whose experience you changed: last round, in brackets against doing nothing")
    return Table(caption, columns, tuple(rows), wide=True)


def _curve(facts: TeamFacts, runs: Runs) -> Figure:
    """The emotion of the last round with and without the plan."""
    row = facts.state.revealed - 1
    mine, base = levels(runs.run.emotion_all[row]), levels(runs.nothing.emotion_all[row])
    us, nothing = Line(_("with your plan"), "us", mine), Line(_("doing nothing"), "nothing", base)
    moved = [
        (real - other, place)
        for place, (real, other) in enumerate(zip(mine, base, strict=True))
        if real is not None and other is not None
    ]
    title = _("Emotion along the journey in the last round")
    told = ""
    if moved:
        (fall, down), (rise, up) = min(moved), max(moved)
        names = [say(point.name) for point in facts.scenario.touchpoints]
        told = _("It rose most at “{up}” ({rise}) and fell most at “{down}” ({fall}).").format(
            up=names[up], rise=number(rise, 2, sign=True), down=names[down], fall=number(fall, 2, sign=True)
        )
    svg = emotion_curve(title, told, way(facts.scenario), (nothing, us), gap=(us, nothing))
    entries = (("us", us.name), ("nothing", nothing.name), ("gap", _("what you changed")))
    return Figure(title, told, svg, legend(entries))


def _gathered(facts: TeamFacts, runs: Runs) -> Figure:
    """What the feelings of a visit add up to along the way."""
    row = facts.state.revealed - 1
    mine, base = _sums(runs.run, row), _sums(runs.nothing, row)
    us, nothing = Line(_("with your plan"), "us", mine), Line(_("doing nothing"), "nothing", base)
    title = _("Accumulated value along the journey in the last round")
    ends = [next((level for level in reversed(line) if level is not None), math.nan) for line in (mine, base)]
    told = _("At the end of a visit: {mine} with your plan, {base} doing nothing.").format(
        mine=number(ends[0], 2, sign=True), base=number(ends[1], 2, sign=True)
    )
    known = [abs(level) for level in (*mine, *base) if level is not None]
    edge = max(0.1, math.ceil(10 * max(known, default=1.0)) / 10)
    svg = emotion_curve(title, told, way(facts.scenario), (nothing, us), height=200.0, edge=edge)
    return Figure(title, told, svg, legend((("us", us.name), ("nothing", nothing.name))))


def _sums(run: Outcome, row: int) -> tuple[float | None, ...]:
    """Mean accumulated value after each touchpoint of every visit, over all segments by their encounters."""
    met = np.asarray(run.encounters[row], dtype=float)
    result: list[float | None] = []
    for place, point in enumerate(run.scenario.touchpoints):
        known = np.isfinite(run.accumulated[row, place]) & (met[place] > 0)
        if point.when != "always" or not known.any():
            result.append(None)
        else:
            mean = np.average(run.accumulated[row, place][known], weights=met[place][known])
            result.append(float(mean) * FULL)
    return tuple(result)
