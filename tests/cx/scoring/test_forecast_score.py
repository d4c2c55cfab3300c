"""Forecast scores have known answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cx.scoring.calibration import calibrate
from cx.scoring.forecast import Estimate, Forecast
from cx.scoring.forecast_score import Actual, brier, interval_score, mean_score, score_forecast

CAME = Actual(nps=4, revenue=0.05, returning=-0.02, worst=("queue", "fee", "exit"))


def estimate(direction: str = "up", low: float = 0, high: float = 0, sure: float = 1) -> Estimate:
    return Estimate.model_validate({"direction": direction, "low": low, "high": high, "confidence": sure})


def forecast(sure: float = 1, worst: str = "queue") -> Forecast:
    return Forecast(
        nps=estimate("up", 4, 4, sure),
        revenue=estimate("up", 0.05, 0.05, sure),
        returning=estimate("down", -0.02, -0.02, sure),
        worst=worst,
    )


def test_a_seer_scores_one() -> None:
    assert score_forecast(forecast(), CAME).score == 1


def test_a_coin_is_worth_a_quarter_and_a_certain_error_everything() -> None:
    assert brier(estimate(sure=0.5), 1) == 0.25
    assert brier(estimate(sure=0.5), -1) == 0.25
    assert brier(estimate(sure=1), -1) == 1
    assert brier(estimate("down", sure=0.8), -1) == pytest.approx(0.04)
    assert brier(estimate(sure=0.9), 0) == pytest.approx(0.16)


def test_an_interval_costs_its_width_and_ten_times_the_miss() -> None:
    assert interval_score(estimate(low=1, high=3), 2) == 2
    assert interval_score(estimate(low=1, high=3), 4) == pytest.approx(12)
    assert interval_score(estimate(low=1, high=3), 0) == pytest.approx(12)


def test_the_worst_touchpoint_counts_by_its_place() -> None:
    places = [
        score_forecast(forecast(worst=worst), CAME).worst_score for worst in ("queue", "fee", "exit", "moon")
    ]
    assert places == [1, 0.5, pytest.approx(1 / 3), 0]


def test_a_figure_that_stood_still_proves_nobody_right_or_wrong() -> None:
    still = Actual(nps=0.2, revenue=0, returning=0.001, worst=())
    score = score_forecast(forecast(sure=0.5), still)
    assert [figure.right for figure in score.figures] == [None, None, None]
    assert [figure.brier for figure in score.figures] == [0, 0, 0]
    assert calibrate([score]) is None


def test_calibration_is_told_in_words() -> None:
    wrong = Actual(nps=-4, revenue=-0.05, returning=0.02, worst=())
    sure = calibrate([score_forecast(forecast(), wrong)])
    shy = calibrate([score_forecast(forecast(0.55), CAME)])
    right = calibrate([score_forecast(forecast(), CAME)])
    assert sure is not None
    assert str(sure.in_words()) == "Too sure: you gave 100 % on average and 0 % came true."
    assert str(sure.of_intervals()).startswith("Your intervals were narrow: 0 %")
    assert shy is not None
    assert str(shy.in_words()).startswith("Too shy")
    assert right is not None
    assert str(right.in_words()).startswith("Well judged")
    assert calibrate([]) is None
    assert mean_score([]) is None


def test_an_interval_upside_down_is_refused() -> None:
    with pytest.raises(ValidationError, match="lower end"):
        estimate(low=2, high=1)


@given(st.floats(0.5, 1), st.floats(0, 1))
def test_the_brier_score_rewards_saying_what_one_believes(said: float, believed: float) -> None:
    """Proper: nobody gains by saying another probability than believed."""
    if believed < 0.5:
        believed = 1 - believed

    def expected(sure: float) -> float:
        return believed * brier(estimate(sure=sure), 1) + (1 - believed) * brier(estimate(sure=sure), -1)

    assert expected(believed) <= expected(said) + 1e-12
