"""Three standings, one a score: a team may be first in one and last in another."""

from __future__ import annotations

from cinema_game.facilitation.score import Score
from cinema_game.figures import number, percent
from cinema_game.language import _, say
from cinema_game.report.classroom.facts import ClassFacts
from cinema_game.report.document import Block, Cell, Column, Figure, Paragraph, Section, Table
from cinema_game.report.svg.bars import Bar, bars
from cinema_game.report.team.facts import TeamFacts
from cinema_game.report.team.scores import abouts, figure, named

Rated = tuple[float, TeamFacts, Score]


def pictures(facts: ClassFacts) -> tuple[Figure, ...]:
    """Map, forecast and result, each with its best team on top."""
    return tuple(_picture(facts, place) for place in range(3) if _rated(facts, place))


def section(facts: ClassFacts) -> Section:
    """The three standings as drawings."""
    lead = _(
        "The scores stand apart and are never added up: a business result alone says little of what was "
        "learned."
    )
    blocks: tuple[Block, ...] = (Paragraph(lead), *pictures(facts))
    return Section(_("Three standings"), blocks)


def side_by_side(facts: ClassFacts) -> Section:
    """Every team a row, every score with its parts a column."""
    first = facts.teams[0].judged.scores
    columns = [Column(_("Team"))]
    for score in first:
        columns.append(Column(named(score), figures=True))
        columns += [Column(named(part), figures=True) for part in _shown(score)]
    rows = []
    for team in facts.teams:
        cells = [Cell(team.state.team, "strong")]
        for place, score in enumerate(team.judged.scores):
            cells.append(Cell(figure(score, team.scenario), "strong"))
            for wanted in _shown(first[place]):
                part = next((part for part in score.parts if part.id == wanted.id), None)
                cells.append(Cell("—" if part is None else figure(part, team.scenario)))
        rows.append(tuple(cells))
    table = Table(_("Scores and their parts"), tuple(columns), tuple(rows), wide=True)
    return Section(_("Teams side by side"), (table,), fresh=True, lying=True)


def _shown(score: Score) -> tuple[Score, ...]:
    """Parts that a class compares; rounds of the forecast stand in its own chapter."""
    if score.id == "forecast":
        return tuple(part for part in score.parts if part.id == "forecast.calibration")
    return tuple(part for part in score.parts if part.id != "result.value" and part.value is not None)


def _rated(facts: ClassFacts, place: int) -> list[Rated]:
    rated = [
        (score.value, team, score)
        for team in facts.teams
        if (score := team.judged.scores[place]).value is not None
    ]
    return sorted(rated, key=lambda one: -one[0])


def _picture(facts: ClassFacts, place: int) -> Figure:
    rated = _rated(facts, place)
    score = rated[0][2]
    rows = [
        Bar(
            team.state.team,
            value,
            figure(one, team.scenario),
            one.band[0] if one.band is not None else None,
            one.band[1] if one.band is not None else None,
            "them" if one.unit == "share" else "",
        )
        for value, team, one in rated
    ]
    title = f"{named(score)}: {abouts()[place]}"
    told = " ".join(f"{at}. {row.name}: {row.written}." for at, row in enumerate(rows, start=1))
    share = score.unit == "share"
    svg = bars(title, told, rows, lambda value: percent(value) if share else number(value))
    note = "" if score.band is None else ". " + _("The whiskers hold the middle 80 % of several runs: luck.")
    return Figure(title + note, told, svg, silent=True)


def left_out(facts: ClassFacts) -> tuple[Block, ...]:
    """Saves and books that could not be read, each with a sentence."""
    rows = [(Cell(one.name), Cell(say(one.why))) for one in (*facts.left_out,)]
    rows += [(Cell(one.id), Cell(say(one.why))) for one in facts.unreadable]
    if not rows:
        return ()
    columns = (Column(_("Save")), Column(_("Why it is left out")))
    return (Table(_("What could not be told"), columns, tuple(rows)),)
