"""The three scores, kept apart: map, forecast, result. Each opens to show its parts."""

from __future__ import annotations

from collections.abc import Iterable, Set

from textual.content import Content

from cinema_game.figures import number, percent
from cinema_game.language import N_, _, say
from cinema_game.measures import FORETOLD, foretold
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.debrief.facts import Facts
from cinema_game.ui.widgets.rows import Row, heading, sentence
from cx.scoring.forecast import FIGURES
from cx.scoring.map.score import PART_NAMES
from cx.scoring.result import Change, ResultScore

_BAR = 24
_KINDS = {
    "nps": N_("Loyalty (NPS), last round"),
    "retention": N_("Retention, mean of the rounds"),
    "revenue": N_("Revenue, all rounds"),
    "value": N_("Value, discounted"),
}


def rows(facts: Facts, result: ResultScore | None, width: int, opened: Set[str]) -> Iterable[Row]:
    """Three words with their numbers."""
    yield from heading(_("Three scores, never added up. Enter opens one."), gap=False)
    share = facts.map_score.composite
    yield from _score("map", _("Map"), percent(share), share, _("how well you saw the way"), opened)
    if "map" in opened:
        yield from _map(facts, width)
    foretold = facts.forecast
    figure = "—" if foretold is None else percent(foretold)
    yield from _score(
        "forecast", _("Forecast"), figure, foretold, _("how well you knew what would come"), opened
    )
    if "forecast" in opened:
        yield from _forecast(facts, width)
    about = _("what it was worth against doing nothing")
    money, par = "…", None
    if result is not None:
        money, par = changed(result.value, facts), result.share_of_par
    yield from _score("result", _("Result"), money, par, about, opened)
    if "result" in opened and result is not None:
        yield from _result(result, facts, width)


def _score(
    key: str, name: str, figure: str, share: float | None, about: str, opened: Set[str]
) -> Iterable[Row]:
    yield Row(Content(""))
    sign = "▾" if key in opened else "▸"
    yield Row(
        Content.assemble(
            (f"{sign} ", "$accent"), (f"{name.upper():<12}", "bold"), (f"{figure:>14}", "bold $accent")
        ),
        f"score:{key}",
    )
    bar = Content(" " * 2)
    if share is not None:
        full = round(max(0.0, min(1.0, share)) * _BAR)
        bar = Content.assemble("  ", ("━" * full, "$accent"), ("━" * (_BAR - full), "$panel-lighten-2"), "  ")
    yield Row(Content.assemble(bar, (about, "$foreground 65%")), f"score:{key}")


def _map(facts: Facts, width: int) -> Iterable[Row]:
    for id_, share in facts.map_score.parts.items():
        yield _part(_(PART_NAMES[id_]), percent(share), share)
    for told in facts.map_score.in_words():
        yield from sentence(say(told), width, indent=4, style="$foreground 75%")
    yield from sentence(
        _("The number is the geometric mean of the parts: none can be bought with another."),
        width,
        indent=4,
        style="$foreground 60%",
    )


def _forecast(facts: Facts, width: int) -> Iterable[Row]:
    if not facts.forecasts:
        yield from sentence(_("Nothing was foretold."), width, indent=4)
    for round_, score in facts.forecasts.items():
        yield _part(f"{say(facts.scenario.rounds.name)} {round_}", percent(score.score), score.score)
        for figure in FIGURES:
            one = score.of(figure)
            line = _("{figure}: came {came}, {score}").format(
                figure=_(FORETOLD[figure]), came=foretold(figure, one.actual), score=percent(one.score)
            )
            yield from sentence(line, width, indent=6, style="$foreground 75%")
    if facts.calibration is not None:
        yield from sentence(say(facts.calibration.in_words()), width, indent=4)
        yield from sentence(say(facts.calibration.of_intervals()), width, indent=4)


def _result(result: ResultScore, facts: Facts, width: int) -> Iterable[Row]:
    for one in (result.nps, result.retention, result.revenue, result.value):
        yield _part(_(_KINDS[one.kind]), changed(one, facts), None)
    yield from sentence(say(result.in_words()), width, indent=4, style="$foreground 75%")


def changed(one: Change, facts: Facts) -> str:
    """A change against doing nothing, with its unit."""
    if one.unit == "share":
        return _("{n} pp").format(n=number(one.median * 100, 1, sign=True))
    if one.unit == "money":
        return f"{number(one.median, sign=True)} {say(facts.scenario.money.currency)}"
    return number(one.median, 1, sign=True)


def _part(name: str, figure: str, share: float | None) -> Row:
    full = round(max(0.0, min(1.0, share or 0.0)) * _BAR)
    bar = "" if share is None else "━" * full
    return Row(Content.assemble("    ", plain(f"{name:<30}"), f"{figure:>14}  ", (bar, "$curve-other")))
