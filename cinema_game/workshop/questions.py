"""The questions of the debrief's pages and of the micro-debrief after a round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from cinema_game.workshop.forecasts import forecast_errors
from cinema_game.workshop.moments import Moment, Story, largest_error, largest_fall, moments
from cx.message import Message
from cx.scenario.lessons import Page
from cx.scenario.scenario import Scenario
from cx.scenario.text import Text

PAGES: tuple[Page, ...] = get_args(Page)
WORTH_ASKING = 0.5
"""A forecast error, in units of its scale, from which it is worth the micro-debrief."""


@dataclass(frozen=True)
class Prompt:
    """One question: its name in `Answer`, its words, and its moment if it was made from the log."""

    id: str
    text: Text | Message
    moment: Moment | None = None


def pages(story: Story) -> dict[Page, tuple[Prompt, ...]]:
    """The six pages of the debrief: first the scenario's own questions, then those from the log."""
    made = moments(story)
    return {
        page: (
            *_authored(story.scenario, page=page),
            *(Prompt(moment.id, moment.text, moment) for moment in made if moment.page == page),
        )
        for page in PAGES
    }


def question_after(story: Story, round_: int) -> Prompt | None:
    """The one question after a round: its largest surprise, else the scenario's, else its largest fall.

    None if nothing is worth asking.
    """
    error = largest_error(story, round_)
    if error is not None and _error(story, error) >= WORTH_ASKING:
        return Prompt(error.id, error.text, error)
    if authored := _authored(story.scenario, round_=round_):
        return authored[0]
    moment = largest_fall(story, round_) or error
    return None if moment is None else Prompt(moment.id, moment.text, moment)


def _authored(scenario: Scenario, page: Page | None = None, round_: int | None = None) -> tuple[Prompt, ...]:
    """Questions of the file, named by their place in it."""
    return tuple(
        Prompt(f"q{number}", question.text)
        for number, question in enumerate(scenario.questions, start=1)
        if (question.page == page and page is not None) or (question.round == round_ and round_ is not None)
    )


def _error(story: Story, moment: Moment) -> float:
    if moment.round is None or moment.figure is None:
        return 0.0
    score = forecast_errors(story.state, story.run, story.nothing)[(moment.round, None)]
    return score.of(moment.figure).error
