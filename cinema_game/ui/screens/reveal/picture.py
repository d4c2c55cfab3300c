"""What the curve of the reveal shows: the quarter, doing nothing, the team's map, people on the way."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from textual.content import Content

from cinema_game.language import _, say
from cinema_game.results.runs import Runs
from cinema_game.ui.feelings import FULL
from cinema_game.ui.screens.reveal.story import Beat
from cinema_game.ui.widgets.crowd import People
from cinema_game.ui.widgets.curve import Picture, Series, legend
from cinema_game.ui.widgets.stage_names import Stages
from cinema_game.workshop.state import Workshop
from cx.journey.matching import match
from cx.journey.point import MapPoint
from cx.model.outcome import Outcome
from cx.scenario.scenario import Scenario

Values = tuple[float | None, ...]


def values(row: NDArray[np.floating], until: int | None = None) -> Values:
    """A row of an outcome as a line: None where nobody felt anything or nothing is told yet."""
    known = (float(value) if math.isfinite(value) else None for value in row)
    return tuple(value if until is None or place < until else None for place, value in enumerate(known))


def own_map(workshop: Workshop, scenario: Scenario, round_: int) -> Values:
    """The team's as-is curve as it was locked for a round, −1..1 on the scenario's touchpoints.

    A point without a feeling of everybody has the mean of what its segments feel.
    """
    sealed = [seal.map for seal in workshop.sealed if seal.round <= round_]
    map_ = sealed[-1] if sealed else workshop.map
    written = {
        found.touchpoint: own_feeling(map_.point(found.point)) for found in match(map_, scenario).matches
    }
    return tuple(written.get(touchpoint.id) for touchpoint in scenario.touchpoints)


def own_feeling(point: MapPoint) -> float | None:
    """What a point says of everybody, −1..1; None if nothing is written."""
    return None if point.felt is None else point.felt / FULL


def series(runs: Runs, own: Values, row: int, points: int) -> tuple[Series, ...]:
    """The lines; the quarter's own only as far as it is told."""
    lines = [
        Series(_("this quarter"), values(runs.run.emotion_all[row], points), "accent"),
        Series(_("doing nothing"), values(runs.nothing.emotion_all[row], points), "curve-other", True, "○"),
    ]
    if any(value is not None for value in own):
        lines.append(Series(_("your map"), own, "secondary", True, "◇"))
    return tuple(lines)


def named(lines: tuple[Series, ...]) -> Content:
    """The legend."""
    return Content.assemble(legend(lines), "   ", ("░░", "$curve-other"), " ", _("half of them"))


def drawn(runs: Runs, lines: tuple[Series, ...], row: int, points: int, cursor: int | None) -> Picture:
    """The picture of the moment."""
    band = runs.run.emotion_band[row]
    return Picture(
        series=lines,
        band=tuple(zip(values(band[:, 0], points), values(band[:, 1], points), strict=True)),
        stages=firsts(runs.run.scenario),
        cursor=cursor,
    )


def firsts(scenario: Scenario) -> tuple[int, ...]:
    """The index of the first touchpoint of each stage."""
    counts = [len(stage.touchpoints) for stage in scenario.stages]
    return tuple(sum(counts[:number]) for number in range(len(counts)))


def stages(scenario: Scenario, cursor: int | None) -> Stages:
    """The names beneath the curve."""
    here = None
    if cursor is not None:
        here = scenario.stages.index(scenario.stage_of(scenario.touchpoints[cursor].id))
    return Stages(tuple(say(stage.name) for stage in scenario.stages), firsts(scenario), here)


def people(run: Outcome, round_: int, beat: Beat | None, moment: int) -> People:
    """Who is on the way: each touchpoint's share of the busiest, in the strength of the week."""
    met = np.asarray(run.encounters[round_ - 1].sum(axis=1), dtype=float)
    shares = np.sqrt(met / (met.max() or 1.0))
    return People(tuple(float(share) for share in shares), moment, beat.points if beat is not None else 0)
