"""What came in a round as a forecast puts it, and how far the forecasts were off."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cinema_game.workshop.state import Workshop
from cx.model.outcome import Outcome
from cx.scoring.forecast_score import Actual, ForecastScore, score_forecast

RARE = 0.05
"""A touchpoint met less than this share of the most frequent one is rare."""


def actual(run: Outcome, nothing: Outcome, round_: int) -> Actual:
    """What came in a round, as a forecast puts it: against the round before.

    In the first round against the same quarter without any measure, which is how it is today. A
    touchpoint that hardly anybody meets (a refund) is not among the worst.
    """
    row = round_ - 1
    base, before = (run, row - 1) if row else (nothing, 0)
    felt, usual = run.emotion_all[row], usually_met(run, round_)
    return Actual(
        nps=run.nps[row] - base.nps[before],
        revenue=run.revenue[row] / base.revenue[before] - 1 if base.revenue[before] else 0.0,
        returning=run.retention[row] - base.retention[before],
        worst=tuple(run.scenario.touchpoints[index].id for index in felt.argsort() if usual[index]),
    )


def usually_met(run: Outcome, round_: int) -> NDArray[np.bool_]:
    """(touchpoints,) whether a touchpoint was met often enough in a round to be spoken of."""
    met = run.encounters[round_ - 1].sum(axis=1)
    return np.asarray((met > 0) & (met >= RARE * met.max()))


def forecast_errors(
    state: Workshop, run: Outcome, nothing: Outcome
) -> dict[tuple[int, str | None], ForecastScore]:
    """Every locked forecast of the revealed rounds, by round and member (None: the team)."""
    return {
        (prediction.round, prediction.member): score_forecast(
            prediction.forecast, actual(run, nothing, prediction.round)
        )
        for prediction in state.predictions
        if prediction.locked and prediction.round <= run.rounds
    }


def team_errors(state: Workshop, run: Outcome, nothing: Outcome) -> dict[int, ForecastScore]:
    """The forecasts of the whole team, by round."""
    errors = forecast_errors(state, run, nothing)
    return {round_: score for (round_, member), score in errors.items() if member is None}
