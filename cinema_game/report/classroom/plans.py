"""What the teams began and when, and how well they knew what would come."""

from __future__ import annotations

from collections.abc import Sequence

from cinema_game import card_words as words
from cinema_game.figures import number, percent
from cinema_game.language import _, say
from cinema_game.report.classroom.facts import ClassFacts
from cinema_game.report.document import Cell, Column, Paragraph, Section, Table
from cinema_game.report.team.facts import TeamFacts
from cx.scenario.scenario import Scenario


def section(scenario: Scenario, teams: Sequence[TeamFacts], title: str) -> Section:
    """A measure a row, a team a column, the round in the cell."""
    begun = [{choice.intervention: choice.round for choice in team.state.plan.choices} for team in teams]
    counts = {measure.id: sum(measure.id in one for one in begun) for measure in scenario.interventions}
    chosen = sorted(
        (measure for measure in scenario.interventions if counts[measure.id]), key=lambda one: -counts[one.id]
    )
    if not chosen:
        return Section(title, (Paragraph(_("Nobody began a measure.")),))
    rows = tuple(
        (
            Cell(say(measure.name)),
            Cell(_(words.FAMILIES[measure.family])),
            Cell(number(counts[measure.id])),
            *(Cell(number(one[measure.id]) if measure.id in one else "·") for one in begun),
        )
        for measure in chosen
    )
    columns = (
        Column(_("Measure")),
        Column(_("Family")),
        Column(_("Teams"), figures=True),
        *(Column(team.state.team, figures=True) for team in teams),
    )
    caption = _("In which round each team began it")
    return Section(title, (Table(caption, columns, rows, wide=True),), fresh=True, lying=True)


def forecasts(facts: ClassFacts) -> Section:
    """Who knew how much they knew."""
    rows = []
    for team in facts.teams:
        own, known = team.judged.forecasts, team.judged.calibration
        score = team.judged.scores[1].value
        rows.append(
            (
                Cell(team.state.team),
                Cell("—" if score is None else percent(score)),
                Cell(", ".join(percent(one.score) for _round, one in sorted(own.items())) or "—"),
                Cell("—" if known is None else percent(known.confidence)),
                Cell("—" if known is None else percent(known.hits)),
                Cell("—" if known is None else say(known.in_words())),
            )
        )
    columns = (
        Column(_("Team")),
        Column(_("Forecast"), figures=True),
        Column(_("Round by round"), figures=True),
        Column(_("Confidence"), figures=True),
        Column(_("Right directions"), figures=True),
        Column(_("Verdict")),
    )
    return Section(_("Forecasts"), (Table(_("Who knew how much they knew"), columns, tuple(rows)),))
