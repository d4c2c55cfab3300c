"""Points beside what they stand for, as lines and as a choice: for those who correct the matching."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from cinema_game.language import N_, _, say
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.pick import Item
from cinema_game.ui.widgets.rows import Row
from cx.journey.map import JourneyMap
from cx.journey.matching import By, Matching
from cx.journey.point import MapPoint
from cx.scenario.scenario import Scenario

NOTHING, AS_IT_WAS = "@nothing", "@as-it-was"
"""The two choices that are no touchpoint; the second is the last of `chosen`."""
_HOW: dict[By, str] = {"card": N_("card"), "text": N_("by its words"), "hand": N_("by hand")}
_BY = 14


def match_rows(map_: JourneyMap, matching: Matching, scenario: Scenario, width: int) -> Iterable[Row]:
    """A line a point: its name, what it stands for, who says so; keyed by the point."""
    found = {one.point: one for one in matching.matches}
    room = max(12, (width - _BY - 4) // 2)
    for point in map_.points:
        match = found.get(point.id)
        name = plain(name_of(point, scenario)).truncate(room, ellipsis=True)
        if match is None:
            truth = plain(_("nothing on the way"), "$emotion-bad")
        else:
            truth = plain(say(scenario.touchpoint(match.touchpoint).name))
        truth = truth.truncate(room, ellipsis=True)
        yield Row(
            Content.assemble(
                name,
                " " * (room - name.cell_length),
                (" → " if match is not None else " ✗ ", "$accent"),
                truth,
                " " * (room - truth.cell_length + 1),
                (_(_HOW[match.by]) if match is not None else "", "$foreground 60%"),
            ),
            point.id,
        )


def chosen(
    map_: JourneyMap, matching: Matching, scenario: Scenario, point: str
) -> tuple[str, list[Item], str]:
    """The question which touchpoint a point stands for, what can be chosen, and what stands now.

    A touchpoint that another point stands for says so; the one chosen by hand wins.
    """
    drawn = {one.touchpoint: one.point for one in matching.matches}
    names = {one.id: name_of(one, scenario) for one in map_.points}
    items = [Item(NOTHING, _("Nothing on the way"))]
    for touchpoint in scenario.touchpoints:
        other = drawn.get(touchpoint.id)
        note = say(scenario.stage_of(touchpoint.id).name)
        if other is not None and other != point:
            note += " · " + _("now “{point}”").format(point=names[other])
        items.append(Item(touchpoint.id, say(touchpoint.name), note, other == point))
    items.append(Item(AS_IT_WAS, _("What the program thinks")))
    question = _("What does “{point}” stand for?").format(point=names[point])
    return question, items, matching.touchpoint(point) or NOTHING


def name_of(point: MapPoint, scenario: Scenario) -> str:
    """What a point is called: as the team wrote it, or as its card says."""
    if point.name is not None:
        return point.name
    names = {decoy.id: decoy.name for decoy in scenario.decoys}
    names |= {touchpoint.id: touchpoint.name for touchpoint in scenario.touchpoints}
    return say(names[point.ref]) if point.ref in names else "?"
