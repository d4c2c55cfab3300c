"""The moment that the team foretold worst."""

from __future__ import annotations

import numpy as np

from cinema_game.workshop.forecasts import forecast_errors
from cinema_game.workshop.moments.story import Moment, Story
from cx.message import N_, Message
from cx.scoring.forecast import Figure
from cx.scoring.forecast_score import FigureScore

FIGURE_NAMES: dict[Figure, str] = {
    "nps": N_("NPS"),
    "revenue": N_("revenue"),
    "returning": N_("share of customers who come back"),
}


def largest_error(story: Story, round_: int | None = None) -> Moment | None:
    """What the team foretold worst, and the touchpoint where most of the change arose."""
    found: list[tuple[float, int, FigureScore]] = [
        (figure.error, number, figure)
        for (number, member), score in forecast_errors(story.state, story.run, story.nothing).items()
        if member is None and round_ in (None, number)
        for figure in score.figures
    ]
    if not found:
        return None
    _, number, figure = max(found, key=lambda item: item[:2])
    index = _moved_most(story, number)
    point = story.scenario.touchpoints[index]
    estimate = figure.estimate
    return Moment(
        id=f"error.{number}.{figure.figure}",
        page="happened",
        text=Message(
            N_(
                "Round {round}, {figure}: you expected {expected}, and {came} came. The path moved most at "
                "“{point}”. Where did it begin?"
            ),
            {
                "round": number,
                "figure": Message(FIGURE_NAMES[figure.figure]),
                "expected": _change(figure.figure, (estimate.low + estimate.high) / 2),
                "came": _change(figure.figure, figure.actual),
                "point": point.name,
            },
        ),
        round=number,
        touchpoint=point.id,
        figure=figure.figure,
    )


def _moved_most(story: Story, round_: int) -> int:
    """Index of the touchpoint with the largest change of feeling times encounters in a round."""
    row = round_ - 1
    before = story.run.emotion_all[row - 1] if row else story.nothing.emotion_all[0]
    moved = np.nan_to_num(np.abs(np.asarray(story.run.emotion_all[row] - before, dtype=np.float64)))
    return int((moved * story.run.encounters[row].sum(axis=1)).argmax())


def _change(figure: Figure, value: float) -> Message:
    """A change as people read it: points, or per cent."""
    if figure == "nps":
        return Message(N_("{value:+.0f} points"), {"value": value})
    if figure == "revenue":
        return Message(N_("{value:+.1f} %"), {"value": 100 * value})
    return Message(N_("{value:+.1f} percentage points"), {"value": 100 * value})
