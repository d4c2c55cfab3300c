"""The debrief for the wall: every question of its pages, then the three scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cinema_game.figures import percent
from cinema_game.language import _, say
from cinema_game.ui.scored import figure
from cinema_game.ui.screens.debrief import feelings, what_if, why
from cinema_game.ui.screens.debrief.facts import Facts
from cinema_game.ui.screens.debrief.pages import NAMES
from cinema_game.ui.screens.debrief.scores import tops
from cinema_game.ui.screens.presenter.slide import Slide
from cinema_game.ui.screens.presenter.told import told
from cinema_game.ui.screens.reveal.picture import stages
from cinema_game.ui.widgets.curve import Picture
from cinema_game.workshop.questions import Prompt
from cinema_game.workshop.state import Reply
from cx.model.outcome import Outcome
from cx.scenario.lessons import Page
from cx.scoring.result import ResultScore


def slides(
    facts: Facts,
    answers: Sequence[Reply],
    result: ResultScore | None,
    replayed: Mapping[str, Outcome],
) -> Iterable[Slide]:
    """A slide a question, those from the team's own game first on each page; a slide a score.

    Args:
        facts: of the workshop.
        answers: what the team has written so far.
        result: its score, as soon as it is known.
        replayed: the game without single measures.
    """
    for page, prompts in facts.prompts.items():
        for prompt in sorted(prompts, key=lambda one: one.moment is None):
            answer = told(facts, prompt, answers, replayed)
            picture = _picture(facts, page, prompt, replayed)
            yield Slide(
                about=f"{facts.workshop.team} · {_(NAMES[page])}",
                question=say(prompt.text),
                answer=answer.large,
                note=answer.note,
                picture=picture,
                stages=stages(facts.scenario, picture.cursor if picture is not None else None),
                id=prompt.id,
            )
    yield from _scores(facts, result)


def _picture(facts: Facts, page: Page, prompt: Prompt, replayed: Mapping[str, Outcome]) -> Picture | None:
    moment = prompt.moment
    if page == "why":
        return why.picture(facts, prompt)
    measure = (moment.intervention or "") if moment is not None else ""
    if page == "what_if" and measure in replayed:
        return what_if.picture(facts, prompt, replayed[measure])
    if page in ("feelings", "happened"):
        return feelings.picture(facts, prompt)
    return None


def _scores(facts: Facts, result: ResultScore | None) -> Iterable[Slide]:
    about = f"{facts.workshop.team} · {_(NAMES['scores'])}"
    score = facts.map_score
    yield Slide(
        about=about,
        question=_("The map: how well did you see the way?"),
        answer=percent(score.composite),
        note=say(score.in_words()[0]),
        picture=why.picture(facts, None),
        stages=stages(facts.scenario, None),
        id="score.map",
    )
    if facts.forecast is not None:
        words = say(facts.calibration.in_words()) if facts.calibration is not None else ""
        question = _("The forecast: how well did you know what would come?")
        yield Slide(about, question, percent(facts.forecast), words, id="score.forecast")
    if result is not None:
        question = _("The result: what was your plan worth against doing nothing?")
        worth = figure(tops(facts, result)[-1], facts.scenario.money.currency).replace(" ", "\u00a0")
        last = Slide(about, question, worth, say(result.in_words()), id="score.result")
        yield replace(last, picture=feelings.picture(facts, None), stages=stages(facts.scenario, None))
