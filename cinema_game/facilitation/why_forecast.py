"""The forecast score as numbers that can be asked "why"."""

from __future__ import annotations

from collections.abc import Mapping

from cinema_game.facilitation.score import Score
from cinema_game.language import N_
from cx.message import Message
from cx.scenario.scenario import Scenario
from cx.scoring.calibration import Calibration
from cx.scoring.forecast import COVERAGE, Figure
from cx.scoring.forecast_score import SCALE, FigureScore, ForecastScore, mean_score

FIGURE_NAMES: dict[Figure, str] = {
    "nps": N_("NPS"),
    "revenue": N_("revenue"),
    "returning": N_("returning customers"),
}


def of_forecast(
    scores: Mapping[int, ForecastScore], calibration: Calibration | None, scenario: Scenario
) -> Score:
    """The forecasts of the team by round, and whether it knows how much it knows."""
    value = mean_score(list(scores.values()))
    said = () if scores else (Message(N_("No forecast of the team was locked before a reveal.")),)
    rounds = tuple(_round(round_, score, scenario) for round_, score in sorted(scores.items()))
    known = () if calibration is None else (_calibration(calibration),)
    how = Message(N_("Mean over the rounds."))
    told = (*said, *(() if calibration is None else (calibration.in_words(), calibration.of_intervals())))
    return Score("forecast", Message(N_("forecast")), value, "share", how, told, (*rounds, *known))


def _round(round_: int, score: ForecastScore, scenario: Scenario) -> Score:
    id_ = f"forecast.{round_}"
    name = Message(N_("{round} {number}"), {"round": scenario.rounds.name, "number": round_})
    figures = tuple(_figure(f"{id_}.{one.figure}", one) for one in score.figures)
    how = Message(N_("Mean of the three figures and the worst touchpoint named."))
    return Score(
        id_, name, score.score, "share", how, (), (*figures, _worst(f"{id_}.worst", score, scenario))
    )


def _figure(id_: str, one: FigureScore) -> Score:
    if one.right is None:
        told = Message(N_("It stood still, so neither direction was right or wrong."))
    elif one.right:
        told = Message(N_("The direction was right."))
    else:
        told = Message(N_("The direction was wrong."))
    inside = Message(
        N_("The interval held what came.") if one.inside else N_("What came lay outside the interval.")
    )
    brier = Score(
        f"{id_}.brier",
        Message(N_("Brier score of the direction")),
        one.brier,
        "index",
        Message(N_("(p − o)²: 0 is certain and right, .25 a coin, 1 certain and wrong (Brier 1950).")),
    )
    interval = Score(
        f"{id_}.interval",
        Message(N_("interval score")),
        one.interval / SCALE[one.figure],
        "index",
        Message(
            N_(
                "Width plus {penalty:.0f} for each unit outside, over {scale:g}, at which it counts half "
                "(Gneiting & Raftery 2007)."
            ),
            {"penalty": 2 / (1 - COVERAGE), "scale": SCALE[one.figure]},
        ),
    )
    how = Message(N_("Mean of 1 − Brier and 1 / (1 + interval score)."))
    name = Message(FIGURE_NAMES[one.figure])
    return Score(id_, name, one.score, "share", how, (told, inside), (brier, interval))


def _worst(id_: str, score: ForecastScore, scenario: Scenario) -> Score:
    name = next((point.name for point in scenario.touchpoints if point.id == score.worst), score.worst)
    if score.worst_place is None:
        told = Message(N_("“{name}” was not met often enough to be the worst."), {"name": name})
    elif score.worst_place == 0:
        told = Message(N_("“{name}” was indeed the worst."), {"name": name})
    else:
        told = Message(
            N_("“{name}” came at place {place} from the worst."),
            {"name": name, "place": score.worst_place + 1},
        )
    how = Message(N_("1 for the worst touchpoint, ½ for the second, ⅓ for the third."))
    return Score(id_, Message(N_("worst touchpoint")), score.worst_score, "share", how, (told,))


def _calibration(found: Calibration) -> Score:
    confidence = Score(
        "forecast.calibration.confidence",
        Message(N_("mean confidence")),
        found.confidence,
        "share",
        Message(N_("What you gave that the direction is right, over all figures that moved.")),
    )
    hits = Score(
        "forecast.calibration.hits",
        Message(N_("right directions")),
        found.hits,
        "share",
        Message(N_("Right directions over all figures that moved.")),
    )
    inside = Score(
        "forecast.calibration.inside",
        Message(N_("intervals that held")),
        found.inside,
        "share",
        Message(
            N_("Intervals that held what came, over all; {meant} % are meant to."),
            {"meant": round(100 * COVERAGE)},
        ),
        (found.of_intervals(),),
    )
    how = Message(
        N_("Mean confidence less the share of right directions: above 0 too sure, below 0 too shy.")
    )
    name = Message(N_("calibration"))
    return Score(
        "forecast.calibration", name, found.gap, "index", how, (found.in_words(),), (confidence, hits, inside)
    )
