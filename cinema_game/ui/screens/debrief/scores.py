"""The three scores, kept apart: map, forecast, result. Each number opens to show what it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Set

from textual.content import Content

from cinema_game.facilitation.score import Score
from cinema_game.facilitation.why_forecast import of_forecast
from cinema_game.facilitation.why_map import of_map
from cinema_game.facilitation.why_result import of_result
from cinema_game.figures import percent
from cinema_game.language import N_, _, say
from cinema_game.ui.scored import figure, inside
from cinema_game.ui.screens.debrief.facts import Facts
from cinema_game.ui.widgets.rows import Row, heading, sentence
from cx.scoring.result import ResultScore

_BAR = 24
ABOUT = {
    "map": N_("how well you saw the way"),
    "forecast": N_("how well you knew what would come"),
    "result": N_("what it was worth against doing nothing"),
}


def tops(facts: Facts, result: ResultScore | None) -> tuple[Score, Score, Score]:
    """Map, forecast, result as numbers that can be asked "why"; without a result its value is None."""
    return (
        of_map(facts.map_score, facts.percentile, facts.scenario),
        of_forecast(facts.forecasts, facts.calibration, facts.scenario),
        of_result(result),
    )


def rows(facts: Facts, result: ResultScore | None, width: int, opened: Set[str]) -> Iterable[Row]:
    """Three words with their numbers, and below those that are open what they are made of."""
    yield from heading(_("Three scores, never added up. Enter opens a number."), gap=False)
    currency = facts.scenario.money.currency
    for score in tops(facts, result):
        waiting = score.id == "result" and result is None
        written = "…" if waiting else figure(score, currency)
        yield from _top(score, written, _share(score, result), opened, width)
        if score.id in opened and not waiting:
            yield from inside(score, width, opened, currency)


def _share(score: Score, result: ResultScore | None) -> float | None:
    """What the bar of a score shows; the result's is its share of par, once par is known."""
    if score.id == "result":
        return result.share_of_par if result is not None else None
    return score.value


def _top(score: Score, written: str, share: float | None, opened: Set[str], width: int) -> Iterable[Row]:
    key = f"score:{score.id}"
    yield Row(Content(""))
    yield Row(
        Content.assemble(
            ("▾ " if score.id in opened else "▸ ", "$accent"),
            (f"{say(score.name).upper():<26}", "bold"),
            (f"{written:>14}", "bold $accent"),
        ),
        key,
    )
    bar, about = Content(" " * 2), _(ABOUT[score.id])
    if share is not None:
        full = round(max(0.0, min(1.0, share)) * _BAR)
        bar = Content.assemble("  ", ("━" * full, "$accent"), ("━" * (_BAR - full), "$panel-lighten-2"), "  ")
        if score.id == "result":
            about = _("{share} of the best plan found").format(share=percent(share))
    elif score.id == "result" and score.value is not None:
        about += " · " + _("the best plan is being looked for")
    yield from sentence(Content.assemble(bar, (about, "$foreground 65%")), width, key=key)
