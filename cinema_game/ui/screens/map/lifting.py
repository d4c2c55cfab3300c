"""What + and − do in the rows that hold a choice."""

from __future__ import annotations

from collections.abc import Sequence

from cinema_game.ui.screens.map.rows import EVIDENCE, KINDS, STRONGEST_IMPORTANCE
from cinema_game.workshop.actions import Entry
from cx.journey.point import MapPoint
from cx.scenario.scenario import Scenario


def lifted(scenario: Scenario, point: MapPoint, row: str, step: int) -> Entry | None:
    """The change of a point when its row is lifted by `step`; None in rows that hold no choice."""
    choices: dict[str, Sequence[object]] = {
        "importance": range(STRONGEST_IMPORTANCE + 1),
        "kind": list(KINDS),
        "screen": [None, *(screen.id for screen in scenario.screens)],
        "team": [None, *(team.id for team in scenario.teams)],
        "evidence": list(EVIDENCE),
    }
    if row not in choices:
        return None
    steps = choices[row]
    place = max(0, min(len(steps) - 1, steps.index(getattr(point, row)) + step))
    if steps[place] is None:
        return Entry.model_validate({"clear": (row,)})
    return Entry.model_validate({row: steps[place]})
