"""The lines of the dashboard: each figure against doing nothing, the team's forecast and the round before."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from cinema_game.compared import Compared, arrow, change, measures_of
from cinema_game.language import N_, _, say
from cinema_game.measures import name_of, spread, written
from cinema_game.results.runs import Runs
from cinema_game.ui.feelings import FULL, signed
from cinema_game.ui.widgets.dashboard import Figure
from cinema_game.workshop.forecasts import forecast_errors
from cinema_game.workshop.state import Workshop
from cx.model.measure import Measure
from cx.model.outcome import Outcome
from cx.scenario.scenario import Scenario
from cx.scoring.forecast import Figure as Foretold
from cx.scoring.forecast_score import ForecastScore

HEADS = (N_("nothing"), N_("forecast"), N_("before"))
FORETOLD: dict[str, Foretold] = {"nps": "nps", "revenue": "revenue", "retention": "returning"}
"""Which measure answers which figure of the forecast."""
STRONG = ("nps", "retention", "visits", "revenue")


def dashboard(runs: Runs, workshop: Workshop) -> list[Figure]:
    """All figures of the round revealed last."""
    run, row = runs.run, workshop.revealed - 1
    scores = forecast_errors(workshop, run, runs.nothing).get((workshop.revealed, None))
    pairs = zip(measures_of(run), measures_of(runs.nothing), strict=True)
    rows = [
        _figure(measure, nothing, runs.difference.measure(measure.id), scores, run.scenario)
        for measure, nothing in pairs
    ]
    value, other = gathered(run, row), gathered(runs.nothing, row)
    before = gathered(run, row - 1) if row else math.nan
    rows.append(
        Figure(
            name=_("Accumulated value"),
            value=signed(value, 2),
            compared=(felt_change(value, other), Compared(), felt_change(value, before)),
            key="figure:accumulated",
        )
    )
    return rows


def _figure(
    measure: Measure, nothing: Measure, paired: Measure, scores: ForecastScore | None, scenario: Scenario
) -> Figure:
    row = len(measure) - 1
    value = measure[row]
    before = change(measure, value, measure[row - 1]) if row else Compared("—")
    return Figure(
        name=name_of(measure, scenario),
        value=written(measure, value),
        interval=spread(measure, row),
        compared=(
            certain(change(measure, value, nothing[row]), paired, row),
            _foretold(measure, scores),
            before,
        ),
        key=f"figure:{measure.id}",
        strong=measure.id in STRONG,
    )


def certain(compared: Compared, paired: Measure, row: int) -> Compared:
    """A difference that may as well be none is told without praise or blame."""
    low, high = paired.interval[row]
    return Compared(compared.written, None, "≈") if low <= 0 <= high and compared.arrow != "=" else compared


def _foretold(measure: Measure, scores: ForecastScore | None) -> Compared:
    """Whether what came lies in the interval that the team had locked."""
    if scores is None or measure.id not in FORETOLD:
        return Compared()
    score = scores.of(FORETOLD[measure.id])
    if score.inside:
        return Compared(_("hit"), True, "✓")
    more = score.actual > score.estimate.high
    return Compared(_("more") if more else _("less"), None, "↑" if more else "↓")


def felt_change(value: float, base: float) -> Compared:
    """A difference of emotions of the model, on the shown scale."""
    if not (math.isfinite(value) and math.isfinite(base)):
        return Compared("—")
    difference = value - base
    least = 0.005 / FULL
    good = None if abs(difference) <= least else difference > 0
    return Compared(signed(difference, 2), good, arrow(difference, least))


def gathered(run: Outcome, row: int) -> float:
    """Accumulated value at the end of the journey, −1..1, over all segments by their encounters."""
    last = run.accumulated[row]
    met = np.asarray(run.encounters[row], dtype=float)
    for place in range(len(last) - 1, -1, -1):
        known = np.isfinite(last[place]) & (met.max(axis=0) > 0)
        if run.scenario.touchpoints[place].when == "always" and known.any():
            return float(np.average(last[place][known], weights=met.max(axis=0)[known]))
    return math.nan


def segments(runs: Runs, workshop: Workshop) -> list[Figure]:
    """Each segment: loyalty, and how it and the return moved against doing nothing."""
    run, nothing, row = runs.run, runs.nothing, workshop.revealed - 1
    rows = []
    for place, segment in enumerate(run.scenario.segments):
        nps = float(run.nps.by_segment[row, place])
        rows.append(
            Figure(
                name=say(segment.name),
                value=written(run.nps, nps),
                compared=(
                    change(run.nps, nps, float(nothing.nps.by_segment[row, place])),
                    change(
                        run.retention,
                        float(run.retention.by_segment[row, place]),
                        float(nothing.retention.by_segment[row, place]),
                    ),
                    change(
                        run.visits,
                        float(run.visits.by_segment[row, place]),
                        float(nothing.visits.by_segment[row, place]),
                    ),
                ),
                key=f"segment:{segment.id}",
            )
        )
    return rows


@dataclass(frozen=True)
class Moved:
    """A touchpoint and how its felt emotion differs from doing nothing; `place` in journey order."""

    place: int
    now: float
    nothing: float

    @property
    def change(self) -> float:
        """The difference, −2..2."""
        return self.now - self.nothing


def moved(runs: Runs, row: int, most: int = 6) -> list[Moved]:
    """The touchpoints that differ most from doing nothing, the largest difference first."""
    pairs = zip(runs.run.emotion_all[row], runs.nothing.emotion_all[row], strict=True)
    all_ = [Moved(place, float(now), float(nothing)) for place, (now, nothing) in enumerate(pairs)]
    low, high = np.moveaxis(np.asarray(runs.difference.emotion_interval[row]), -1, 0)
    known = [one for one in all_ if math.isfinite(one.change) and not low[one.place] <= 0 <= high[one.place]]
    return sorted(known, key=lambda one: -abs(one.change))[:most]


def touchpoints(runs: Runs, workshop: Workshop) -> list[Figure]:
    """The touchpoints that moved most against doing nothing."""
    row = workshop.revealed - 1
    return [
        Figure(
            name=say(runs.run.scenario.touchpoints[one.place].name),
            value=signed(one.now),
            compared=(
                felt_change(one.now, one.nothing),
                felt_change(one.now, float(runs.run.emotion_all[row - 1, one.place]) if row else math.nan),
            ),
            key=f"point:{runs.run.scenario.touchpoints[one.place].id}",
        )
        for one in moved(runs, row)
    ]
