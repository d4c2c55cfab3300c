"""A map as it lies on the desk: its curve, and its points one by one."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from textual.content import Content

from cinema_game.figures import number
from cinema_game.language import _, say
from cinema_game.ui.feelings import FULL, feeling
from cinema_game.ui.matching import name_of
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.map.rows import KEYS
from cinema_game.ui.screens.reveal.picture import own_feeling
from cinema_game.ui.screens.scoring.room import Sheet
from cinema_game.ui.widgets.curve import Picture, Series
from cinema_game.ui.widgets.rows import Row, heading, sentence
from cinema_game.ui.widgets.stage_names import Stages
from cx.journey.point import MapPoint

_FELT, _WEIGHT, _KEY = 5, 5, 3


def picture(sheet: Sheet) -> Picture:
    """The map's own curve in its own order, and what customers felt where its points were recognised."""
    felt = sheet.truth.felt()
    ids = [point.id for point in sheet.scenario.touchpoints]
    true: list[float | None] = []
    for point in sheet.map.points:
        touchpoint = sheet.score.matching.touchpoint(point.id)
        value = float(felt[ids.index(touchpoint)]) if touchpoint is not None else float("nan")
        true.append(value if np.isfinite(value) else None)
    own = tuple(own_feeling(point) for point in sheet.map.points)
    points = enumerate(sheet.map.points)
    marks = tuple((place, KEYS[point.key][0]) for place, point in points if point.key is not None)
    lines = (
        Series(_("the map"), own, "accent"),
        Series(_("customers"), tuple(true), "curve-other", True, "○"),
    )
    return Picture(lines, stages=stages(sheet).firsts, marks=marks)


def stages(sheet: Sheet) -> Stages:
    """The stages that the map has points in, over its own points."""
    names = {stage.id: say(stage.name) for stage in sheet.scenario.stages}
    found: list[tuple[str, int]] = []
    for place, point in enumerate(sheet.map.points):
        if not found or found[-1][0] != point.stage:
            found.append((point.stage, place))
    return Stages(tuple(names.get(stage, stage) for stage, _place in found), tuple(p for _s, p in found))


def point_rows(sheet: Sheet, width: int) -> Iterable[Row]:
    """Every point by stage: feeling, importance, key moment, need, who delivers it, what it stands for."""
    room = max(16, width - _FELT - _WEIGHT - _KEY)
    heads = "−3…+3".rjust(_FELT) + "  ●●●" + "  "
    yield Row(Content.styled(" " * (room - 1) + heads, "$foreground 60%"))
    for stage in sheet.scenario.stages:
        points = sheet.map.of(stage.id)
        yield from heading(say(stage.name), gap=False)
        if not points:
            yield Row(Content.styled("  " + _("nothing drawn"), "$foreground 55%"))
        for point in points:
            yield from _point(sheet, point, room, width)


def _point(sheet: Sheet, point: MapPoint, room: int, width: int) -> Iterable[Row]:
    key = f"point:{point.id}"
    own = own_feeling(point)
    shown = feeling(None if own is None else own * FULL)
    name = plain(name_of(point, sheet.scenario)).truncate(room - 1, ellipsis=True)
    sign = KEYS[point.key][0] if point.key is not None else " "
    weight = "●" * point.importance + "○" * (3 - point.importance)
    level = "" if own is None else number(shown.level, sign=True)
    yield Row(
        Content.assemble(
            name,
            " " * (room - name.cell_length),
            (f"{level:>3} {shown.glyph}", shown.style),
            (f" {weight}", "$foreground 75%"),
            (f" {sign}", "bold $accent"),
        ),
        key,
    )
    if told := _told(sheet, point):
        yield from sentence(plain(told, "$foreground 70%"), width, key=key, indent=2)
    match = next((one for one in sheet.score.matching.matches if one.point == point.id), None)
    if match is None:
        yield from sentence(
            plain("✗ " + _("stands for nothing on the way"), "$emotion-bad"), width, key=key, indent=2
        )
    elif match.by != "card":
        truth = say(sheet.scenario.touchpoint(match.touchpoint).name)
        how = _("by hand") if match.by == "hand" else _("by its words")
        yield from sentence(plain(f"= {truth} ({how})", "$foreground 70%"), width, key=key, indent=2)


def _told(sheet: Sheet, point: MapPoint) -> str:
    scenario = sheet.scenario
    screens = {screen.id: say(screen.name) for screen in scenario.screens}
    teams = {team.id: say(team.name) for team in scenario.teams}
    parts = [
        point.need or "",
        screens.get(point.screen or "", ""),
        teams.get(point.team or "", ""),
        _("evidence pinned") if point.pins else "",
        point.comment or "",
    ]
    return " · ".join(part for part in parts if part)
