"""The team's own map as it drew it: every field of every point, and its comments."""

from __future__ import annotations

from cinema_game.figures import number
from cinema_game.language import _, say
from cinema_game.report.document import Block, Cell, Column, Paragraph, Quote, Section, Table
from cinema_game.report.team.facts import TeamFacts
from cinema_game.report.team.journey import dots, key_names, point_name
from cx.journey.point import ALL, Evidence, MapPoint
from cx.scenario.scenario import Scenario


def section(facts: TeamFacts) -> Section:
    """The map as a table, and what was noted on it."""
    if not len(facts.map):
        return Section(_("Your map"), (Paragraph(_("The map is blank.")),))
    blocks: list[Block] = [_table(facts)]
    noted = [point for point in facts.map.points if point.comment]
    if noted:
        blocks.append(Paragraph(_("Comments on the map"), "strong"))
        blocks += [Quote(point.comment or "", point_name(point, facts.scenario)) for point in noted]
    return Section(_("Your map"), tuple(blocks), fresh=True, lying=True)


def _table(facts: TeamFacts) -> Table:
    scenario = facts.scenario
    screens = {screen.id: say(screen.name) for screen in scenario.screens}
    teams = {team.id: say(team.name) for team in scenario.teams}
    stages = {stage.id: say(stage.name) for stage in scenario.stages}
    evidence: dict[Evidence, str] = {
        "guess": _("guess"),
        "partly": _("partly"),
        "researched": _("researched"),
    }
    rows = tuple(
        (
            Cell(point_name(point, scenario)),
            Cell(stages.get(point.stage, "—")),
            Cell(_("indirect") if point.kind == "indirect" else _("direct")),
            Cell(feelings(point, scenario)),
            Cell(feelings(point, scenario, to_be=True)),
            Cell(dots(point.importance)),
            Cell("—" if point.key is None else key_names()[point.key]),
            Cell(point.need or "—"),
            Cell(screens.get(point.screen or "", "—")),
            Cell(teams.get(point.team or "", "—")),
            Cell(evidence[point.evidence]),
        )
        for point in facts.map.points
    )
    columns = (
        Column(_("Touchpoint")),
        Column(_("Stage")),
        Column(_("Kind")),
        Column(_("Emotion")),
        Column(_("To be")),
        Column(_("Importance")),
        Column(_("Marked as key moment")),
        Column(_("Need")),
        Column(_("Screen")),
        Column(_("Team")),
        Column(_("Evidence")),
    )
    return Table(_("Every point with its fields"), columns, rows, wide=True)


def feelings(point: MapPoint, scenario: Scenario, *, to_be: bool = False) -> str:
    """`−2`, or segment by segment where they were drawn apart."""
    written = point.target if to_be else point.emotion
    names = {ALL: _("all"), **{segment.id: say(segment.name) for segment in scenario.segments}}
    if set(written) == {ALL}:
        return number(written[ALL], sign=True)
    parts = [
        f"{names[curve]} {number(level, sign=True)}" for curve, level in written.items() if curve in names
    ]
    return "; ".join(parts) or "—"
