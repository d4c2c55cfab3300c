"""A round for the wall: three figures and the worst touchpoint, each first as a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cinema_game.language import N_, _, say
from cinema_game.measures import foretold, written
from cinema_game.results.runs import Runs
from cinema_game.ui.feelings import felt, signed
from cinema_game.ui.screens.presenter.slide import Slide
from cinema_game.ui.screens.reveal import picture
from cinema_game.workshop.forecasts import actual
from cinema_game.workshop.state import Workshop
from cx.scoring.forecast import FIGURES, Figure

QUESTIONS: dict[Figure, str] = {
    "nps": N_("Loyalty, NPS: up or down? By how much?"),
    "revenue": N_("Revenue: up or down? By how much?"),
    "returning": N_("Customers who return: more of them or fewer?"),
}
MEASURES: dict[Figure, str] = {"nps": "nps", "revenue": "revenue", "returning": "retention"}
"""The measure that a foretold figure is about."""


def slides(runs: Runs, workshop: Workshop, round_: int) -> Iterable[Slide]:
    """What came of a round, against the round before."""
    run, scenario = runs.run, runs.run.scenario
    about = f"{workshop.team} · {say(scenario.rounds.name)} {round_}"
    came = actual(run, runs.nothing, round_)
    lines = picture.series(
        runs, picture.own_map(workshop, scenario, round_), round_ - 1, len(scenario.touchpoints)
    )
    drawn = picture.drawn(runs, lines, round_ - 1, len(scenario.touchpoints), None)
    for figure in FIGURES:
        measure, nothing = run.measure(MEASURES[figure]), runs.nothing.measure(MEASURES[figure])
        now, without = written(measure, measure[round_ - 1]), written(nothing, nothing[round_ - 1])
        yield Slide(
            about=about,
            question=_(QUESTIONS[figure]),
            answer=foretold(figure, came.of(figure)),
            note=_("now {now}; doing nothing {without}").format(now=now, without=without),
            picture=drawn,
            stages=picture.stages(scenario, None),
            id=figure,
        )
    if came.worst:
        place = [point.id for point in scenario.touchpoints].index(came.worst[0])
        emotion = float(run.emotion_all[round_ - 1, place])
        yield Slide(
            about=about,
            question=_("Where on the way did they feel worst?"),
            answer=say(scenario.touchpoints[place].name),
            note=f"{signed(emotion)} {felt(emotion).word}",
            picture=replace(drawn, cursor=place),
            stages=picture.stages(scenario, place),
            id="worst",
        )
