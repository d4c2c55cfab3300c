"""What the class drew of the journey: point by point how many teams, what nobody drew, decoys."""

from __future__ import annotations

from collections.abc import Sequence

from cinema_game.figures import number
from cinema_game.language import _, say
from cinema_game.report.document import Block, Bullets, Cell, Column, Figure, Paragraph, Section, Table
from cinema_game.report.svg.emotion_curve import Line, emotion_curve
from cinema_game.report.svg.legend import legend
from cinema_game.report.team.facts import TeamFacts, levels
from cinema_game.report.team.journey import key_names, point_name, way
from cx.journey.point import Key
from cx.scenario.scenario import Scenario
from cx.scenario.touchpoints import Touchpoint


def section(scenario: Scenario, teams: Sequence[TeamFacts], title: str) -> Section:
    """The class's maps of one scenario."""
    blocks = (
        _curves(scenario, teams),
        *_nobody(scenario, teams),
        _table(scenario, teams),
        *_decoys(scenario, teams),
    )
    return Section(title, blocks, fresh=True)


def _curves(scenario: Scenario, teams: Sequence[TeamFacts]) -> Figure:
    """All maps over the truth of the class."""
    true = levels(teams[0].truth.felt())
    them = Line(_("customers, if nothing is done"), "them", true)
    lines = [Line(team.state.team, "other", team.own, dots=False) for team in teams]
    title = _("All maps over what customers feel")
    known = [
        (abs(sum(drawn) / len(drawn) - real), place, sum(drawn) / len(drawn))
        for place, real in enumerate(true)
        if real is not None and (drawn := [own for team in teams if (own := team.own[place]) is not None])
    ]
    told = _("Every thin line is a team's map.")
    if known:
        _gap, place, mean = max(known)
        told += " " + _("The class is furthest off at “{point}”: mean {mean}, they feel {real}.").format(
            point=say(scenario.touchpoints[place].name),
            mean=number(mean, 1, sign=True),
            real=number(true[place] or 0.0, 1, sign=True),
        )
    svg = emotion_curve(title, told, way(scenario), (*lines, them))
    return Figure(title, told, svg, legend((("them", them.name), ("other", _("teams")))))


def _nobody(scenario: Scenario, teams: Sequence[TeamFacts]) -> tuple[Block, ...]:
    unseen = [point for point in scenario.touchpoints if not any(point.id in team.drawn for team in teams)]
    if not unseen:
        return (Paragraph(_("Every touchpoint was drawn by at least one team.")),)
    names = tuple(f"{say(point.name)} – {say(point.need)}" for point in unseen)
    return (Paragraph(_("Touchpoints that nobody drew"), "strong"), Bullets(names))


def _table(scenario: Scenario, teams: Sequence[TeamFacts]) -> Table:
    true = levels(teams[0].truth.felt())
    rows = []
    for place, point in enumerate(scenario.touchpoints):
        drawn = [team.drawn[point.id] for team in teams if point.id in team.drawn]
        felt = [own for own in (one.felt for one in drawn) if own is not None]
        mean = sum(felt) / len(felt) if felt else None
        real = true[place]
        rows.append(
            (
                Cell(f"{place + 1}. {say(point.name)}"),
                Cell(_("indirect") if point.kind == "indirect" else _("direct")),
                Cell(_("{n} of {all}").format(n=len(drawn), all=len(teams))),
                Cell("—" if mean is None else number(mean, 1, sign=True)),
                Cell("—" if real is None else number(real, 1, sign=True)),
                *(Cell(_marked(point, teams, kind)) for kind in key_names()),
            )
        )
    columns = (
        Column(_("Touchpoint")),
        Column(_("Kind")),
        Column(_("Drawn by"), figures=True),
        Column(_("Mean of the maps"), figures=True),
        Column(_("They"), figures=True),
        Column(_("Marked painful"), figures=True),
        Column(_("Marked decisive"), figures=True),
    )
    return Table(_("Point by point; ✓ is a true key moment of the kind"), columns, tuple(rows), wide=True)


def _marked(point: Touchpoint, teams: Sequence[TeamFacts], kind: Key) -> str:
    count = sum(point.id in team.drawn and team.drawn[point.id].key == kind for team in teams)
    truth = next(found.truth for found in teams[0].judged.map_score.keys if found.kind == kind)
    return f"{count}{' ✓' if point.id in truth else ''}"


def _decoys(scenario: Scenario, teams: Sequence[TeamFacts]) -> tuple[Block, ...]:
    taken: dict[str, list[str]] = {}
    for team in teams:
        for id_ in team.judged.map_score.matching.extra:
            name = point_name(team.map.point(id_), scenario)
            taken.setdefault(name, []).append(team.state.team)
    if not taken:
        return ()
    rows = tuple(
        (Cell(name), Cell(", ".join(who)))
        for name, who in sorted(taken.items(), key=lambda one: -len(one[1]))
    )
    columns = (Column(_("Point")), Column(_("Drawn by")))
    return (Table(_("What is no touchpoint of this journey"), columns, rows),)
