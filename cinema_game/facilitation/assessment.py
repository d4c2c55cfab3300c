"""All that can be computed of one team: three scores apart, and the rows of the rubric."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cinema_game.facilitation.computed import Work
from cinema_game.facilitation.rubric import Rubric
from cinema_game.facilitation.score import Score
from cinema_game.facilitation.why_forecast import of_forecast
from cinema_game.facilitation.why_map import of_map
from cinema_game.facilitation.why_result import of_result
from cinema_game.facilitation.why_rubric import of_rubric
from cinema_game.workshop.state import Workshop
from cx.journey.map import JourneyMap
from cx.scenario.scenario import Scenario
from cx.scoring.calibration import Calibration, calibrate
from cx.scoring.forecast_score import ForecastScore
from cx.scoring.map.score import MapScore, percentile, score_map
from cx.scoring.result import ResultScore
from cx.scoring.truth import Truth

Corrections = Mapping[str, str | None]


@dataclass(frozen=True)
class Assessment:
    """What the program knows of a team's work. `scores` are the same numbers, asked "why"."""

    state: Workshop
    scenario: Scenario
    rubric: Rubric
    map: JourneyMap
    """The map that is judged: the one locked last."""
    truth: Truth
    corrections: Corrections
    """What people said of its matches, by point."""
    map_score: MapScore
    percentile: float
    """Share of shuffled maps that score lower, 0..1."""
    forecasts: dict[int, ForecastScore]
    """The team's locked forecasts of the revealed rounds, by round."""
    calibration: Calibration | None
    result: ResultScore | None
    """None as long as nothing is revealed."""
    rows: tuple[Score, ...]
    """The rubric's rows in order, each `rubric.ID`; value None where only people judge."""

    @property
    def scores(self) -> tuple[Score, Score, Score]:
        """Map, forecast, result: never added into one."""
        scenario = self.truth.scenario
        return (
            of_map(self.map_score, self.percentile, scenario),
            of_forecast(self.forecasts, self.calibration, scenario),
            of_result(self.result),
        )

    def level(self, criterion: str) -> int | None:
        """The computed level of a row; None where only people judge. KeyError if there is no such row."""
        for row, one in zip(self.rows, self.rubric.criteria, strict=True):
            if one.id == criterion:
                return None if row.value is None else round(row.value)
        raise KeyError(criterion)

    def find(self, id_: str) -> Score | None:
        """The number of a path such as `map.coverage.direct` or `rubric.stages.share`."""
        for top in (*self.scores, *self.rows):
            if (found := top.find(id_)) is not None:
                return found
        return None

    def corrected(self, corrections: Corrections) -> Assessment:
        """The same team with other corrections of its matches; quick, as nothing is simulated again."""
        judged = _judged(self.state, self.truth, corrections, self.rubric)
        return replace(
            self,
            corrections=corrections,
            map_score=judged.score,
            percentile=judged.percentile,
            rows=judged.rows,
        )


def assessment(
    state: Workshop,
    scenario: Scenario,
    rubric: Rubric,
    truth: Truth,
    forecasts: dict[int, ForecastScore],
    result: ResultScore | None,
    corrections: Corrections | None = None,
) -> Assessment:
    """Everything of one team, from what came of it.

    Args:
        state: of the team's workshop.
        scenario: the one that it plays.
        rubric: whose rows are computed.
        truth: of its class.
        forecasts: the team's own against what came, by round.
        result: None as long as nothing is revealed.
        corrections: of matches, by point; by default those that the team itself has made.
    """
    said = dict(state.corrections) if corrections is None else corrections
    judged = _judged(state, truth, said, rubric)
    return Assessment(
        state=state,
        scenario=scenario,
        rubric=rubric,
        map=state.judged_map,
        truth=truth,
        corrections=said,
        map_score=judged.score,
        percentile=judged.percentile,
        forecasts=forecasts,
        calibration=calibrate(list(forecasts.values())),
        result=result,
        rows=judged.rows,
    )


@dataclass(frozen=True)
class _Judged:
    """What depends on the matching."""

    score: MapScore
    percentile: float
    rows: tuple[Score, ...]


def _judged(state: Workshop, truth: Truth, corrections: Corrections, rubric: Rubric) -> _Judged:
    map_ = state.judged_map
    score = score_map(map_, truth, corrections)
    work = Work(map_, score, truth, state.plan)
    return _Judged(score, percentile(map_, truth, corrections), of_rubric(rubric, work))
