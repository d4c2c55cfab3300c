"""Forecasts against what came: the team's round by round, and each member's."""

from __future__ import annotations

from functools import partial

from cinema_game.figures import number, percent
from cinema_game.language import _, say
from cinema_game.measures import FORETOLD, foretold
from cinema_game.report.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Figure,
    Figures,
    Paragraph,
    Section,
    Table,
    Tone,
)
from cinema_game.report.svg.intervals import Foretold, intervals
from cinema_game.report.svg.legend import legend
from cinema_game.report.team.facts import Runs, TeamFacts
from cinema_game.report.team.plan import round_names
from cx.scoring.forecast import FIGURES
from cx.scoring.forecast_score import FigureScore, ForecastScore


def section(facts: TeamFacts, runs: Runs) -> Section:
    """What was expected, what came, and who knew it best."""
    own = facts.judged.forecasts
    title = _("Forecast and reveal")
    if not own:
        return Section(title, (Paragraph(_("Nothing was foretold.")),), fresh=True)
    blocks: list[Block] = [_pictures(own, facts)]
    if (known := facts.judged.calibration) is not None:
        blocks.append(Bullets((say(known.in_words()), say(known.of_intervals()))))
    blocks.append(_table(own, facts))
    blocks += _members(facts, runs)
    return Section(title, tuple(blocks), fresh=True)


def _pictures(own: dict[int, ForecastScore], facts: TeamFacts) -> Figures:
    """A drawing a figure, a row a round."""
    names = round_names(facts.scenario)
    small = []
    for figure in FIGURES:
        rows = []
        for round_, score in sorted(own.items()):
            one = score.of(figure)
            rows.append(
                Foretold(
                    names[round_ - 1],
                    one.estimate.low,
                    one.estimate.high,
                    one.actual,
                    f"{foretold(figure, one.actual)} · {verdict(one)[0]}",
                )
            )
        title = _(FORETOLD[figure])
        told = " ".join(f"{row.name}: {row.written}." for row in rows)
        svg = intervals(title, told, rows, partial(foretold, figure))
        small.append(Figure(title, told, svg))
    entries = (("bar expected", _("what you expected")), ("came", _("what came")))
    caption = _("Expected change against the round before, and what came")
    return Figures(caption, tuple(small), legend(entries), abreast=1)


def _table(own: dict[int, ForecastScore], facts: TeamFacts) -> Table:
    names = round_names(facts.scenario)
    rows: list[tuple[Cell, ...]] = []
    for round_, score in sorted(own.items()):
        for figure in FIGURES:
            one = score.of(figure)
            word, tone = verdict(one)
            expected = f"{foretold(figure, one.estimate.low)} … {foretold(figure, one.estimate.high)}"
            rows.append(
                (
                    Cell(f"{names[round_ - 1]}: {_(FORETOLD[figure])}"),
                    Cell(expected),
                    Cell(percent(one.estimate.confidence)),
                    Cell(foretold(figure, one.actual)),
                    Cell(word, tone),
                    Cell(percent(one.score)),
                )
            )
        rows.append(_worst(names[round_ - 1], score, facts))
    columns = (
        Column(_("What was foretold")),
        Column(_("Expected"), figures=True),
        Column(_("Confidence"), figures=True),
        Column(_("Came"), figures=True),
        Column(_("Verdict")),
        Column(_("Score"), figures=True),
    )
    return Table(_("The team's locked forecasts"), columns, tuple(rows))


def _worst(name: str, score: ForecastScore, facts: TeamFacts) -> tuple[Cell, ...]:
    place = score.worst_place
    told = (
        _("it was the worst")
        if place == 0
        else _("nobody met it")
        if place is None
        else _("place {n} from below").format(n=place + 1)
    )
    return (
        Cell(f"{name}: {_('Worst touchpoint')}"),
        Cell(say(facts.scenario.touchpoint(score.worst).name)),
        Cell("—"),
        Cell("—"),
        Cell(told, "good" if place == 0 else "plain"),
        Cell(percent(score.worst_score)),
    )


def verdict(score: FigureScore) -> tuple[str, Tone]:
    """Whether it came as foretold, in two words."""
    if score.inside:
        return _("inside"), "good"
    if score.right:
        return _("right way"), "plain"
    return _("other way"), "bad"


def _members(facts: TeamFacts, runs: Runs) -> list[Block]:
    """Everybody's own forecasts, laid open after the game."""
    if facts.state.solo:
        return []
    rounds = range(1, facts.state.revealed + 1)
    rows = []
    for member in facts.state.members:
        scores = [runs.forecasts.get((round_, member)) for round_ in rounds]
        known = [score.score for score in scores if score is not None]
        if known:
            cells = (Cell("—" if score is None else percent(score.score)) for score in scores)
            rows.append((Cell(member), *cells, Cell(percent(sum(known) / len(known)), "strong")))
    if not rows:
        return []
    columns = (
        Column(_("Member")),
        *(Column(name, figures=True) for name in round_names(facts.scenario, len(rounds))),
        Column(_("Mean"), figures=True),
    )
    caption = _("Each member's own forecast, locked before the team's ({n} rounds)").format(
        n=number(len(rounds))
    )
    return [Table(caption, columns, tuple(rows))]
