"""Page 2, what happened: round by round what was done, what befell, what was foretold and what came."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from cinema_game.language import _, say
from cinema_game.measures import FORETOLD, foretold
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.debrief.facts import Facts
from cinema_game.ui.widgets.rows import Row, heading, sentence
from cinema_game.workshop.happenings import happens_in
from cx.scoring.forecast import FIGURES
from cx.scoring.forecast_score import FigureScore, ForecastScore

_NAME, _CELL = 24, 22


def rows(facts: Facts, width: int) -> Iterable[Row]:
    """A block a round."""
    scenario = facts.scenario
    for round_ in range(1, facts.runs.run.rounds + 1):
        yield from heading(f"{say(scenario.rounds.name)} {round_}", gap=round_ > 1)
        chosen = [choice.intervention for choice in facts.workshop.plan.choices if choice.round == round_]
        names = ", ".join(say(scenario.intervention(id_).name) for id_ in chosen)
        yield from sentence(_("You began: {measures}").format(measures=names or _("nothing")), width)
        for occurrence in happens_in(facts.workshop, scenario, round_):
            event = occurrence.event
            yield from sentence(plain(f"◆ {say(event.name)}", "$accent"), width)
            if event.lesson is not None:
                yield from sentence(say(event.lesson), width, indent=2, style="$foreground 75%")
        if (score := facts.forecasts.get(round_)) is not None:
            yield from _foretold(score, facts, f"why:forecast.{round_}")


def _foretold(score: ForecastScore, facts: Facts, key: str) -> Iterable[Row]:
    head = " " * _NAME + _("foretold").rjust(_CELL) + _("came").rjust(12)
    yield Row(Content.styled(head, "$foreground 60%"))
    for figure in FIGURES:
        one = score.of(figure)
        estimate = f"{foretold(figure, one.estimate.low)} … {foretold(figure, one.estimate.high)}"
        yield Row(
            Content.assemble(
                f"{_(FORETOLD[figure]):<{_NAME}}{estimate:>{_CELL}}{foretold(figure, one.actual):>{12}}  ",
                verdict(one),
            ),
            f"{key}.{figure}",
        )
    place = score.worst_place
    name = say(facts.scenario.touchpoint(score.worst).name)
    told = (
        _("it was the worst")
        if place == 0
        else _("nobody met it")
        if place is None
        else _("place {n} from below").format(n=place + 1)
    )
    words = Content.assemble(_("Worst touchpoint"), ": ", plain(name), "  ", (told, "$foreground 75%"))
    yield Row(words, f"{key}.worst")


def verdict(score: FigureScore) -> Content:
    """Whether it came as foretold, in two words."""
    if score.inside:
        return Content.styled("✓ " + _("inside"), "$emotion-good")
    if score.right:
        return Content.styled("~ " + _("right way"), "$emotion-even")
    return Content.styled("✗ " + _("other way"), "$emotion-bad")
