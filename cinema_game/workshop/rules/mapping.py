"""What a team may do with its map."""

from __future__ import annotations

from typing import Any

from cinema_game.workshop.actions import AddPoint, EditPoint, Feel, MarkKey, MovePoint, RemovePoint
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.gates import open_for_change
from cinema_game.workshop.rules.undoing import changed_map
from cinema_game.workshop.state import Workshop
from cx.journey.map import JourneyMap
from cx.journey.point import ALL, MapPoint
from cx.message import N_
from cx.scenario.scenario import Scenario

MOST_POINTS = 150
"""More points than this are no map any more."""


def add(state: Workshop, action: AddPoint, scenario: Scenario) -> Workshop:
    """A card of the deck or an own point comes on the map."""
    open_for_change(state, "map")
    _known_stage(action.stage, scenario)
    if len(state.map) >= MOST_POINTS:
        raise RuleBroken(
            N_("The map is full: it holds {limit} points. Remove one that matters least."), limit=MOST_POINTS
        )
    if action.ref is not None:
        _free_card(state.map, action.ref, scenario)
    if action.id in state.map:
        raise RuleBroken(N_("This point is on the map already."))
    point = MapPoint(id=action.id, ref=action.ref, stage=action.stage, name=action.name, kind=action.kind)
    map_ = state.map.add(point, _stages(scenario), action.index)
    return changed_map(state, map_, action.id, action.do)


def edit(state: Workshop, action: EditPoint, scenario: Scenario) -> Workshop:
    """Fields of a point are filled in or cleared."""
    open_for_change(state, "map")
    point = there(state.map, action.point)
    entry = action.entry
    if entry.name is not None and point.ref is not None:
        raise RuleBroken(N_("A card of the deck keeps its name. Write your words as its need or comment."))
    _one_of(entry.screen, [screen.id for screen in scenario.screens], N_("There is no screen “{id}”."))
    _one_of(entry.team, [team.id for team in scenario.teams], N_("There is no team “{id}”."))
    fields: dict[str, Any] = dict.fromkeys(entry.clear)
    fields.update(entry.model_dump(exclude={"clear"}, exclude_none=True))
    return _changed(state, state.map.change(action.point, **fields), action.point, action.do)


def feel(state: Workshop, action: Feel, scenario: Scenario) -> Workshop:
    """A point of an emotion curve is set or wiped."""
    open_for_change(state, "map")
    there(state.map, action.point)
    curves = [ALL, *(segment.id for segment in scenario.segments)]
    _one_of(action.curve, curves, N_("There is no segment “{id}”."))
    map_ = state.map.feel(action.point, action.value, action.curve, action.version)
    return _changed(state, map_, action.point, action.do)


def mark(state: Workshop, action: MarkKey) -> Workshop:
    """A point becomes a key moment, or is one no longer."""
    open_for_change(state, "map")
    there(state.map, action.point)
    return _changed(state, state.map.mark(action.point, action.key), action.point, action.do)


def move(state: Workshop, action: MovePoint, scenario: Scenario) -> Workshop:
    """A point goes to another place."""
    open_for_change(state, "map")
    there(state.map, action.point)
    _known_stage(action.stage, scenario)
    map_ = state.map.move(action.point, action.stage, _stages(scenario), action.index)
    return _changed(state, map_, action.point, action.do)


def remove(state: Workshop, action: RemovePoint) -> Workshop:
    """A point leaves the map."""
    open_for_change(state, "map")
    there(state.map, action.point)
    return changed_map(state, state.map.remove(action.point), action.point, action.do)


def there(map_: JourneyMap, id_: str) -> MapPoint:
    """The point, or a refusal if the map does not hold it."""
    if id_ not in map_:
        raise RuleBroken(N_("This point is no longer on the map. Choose another one."))
    return map_.point(id_)


def _changed(state: Workshop, map_: JourneyMap, point: str, did: str) -> Workshop:
    """Nothing to undo where nothing has changed."""
    return state if map_ == state.map else changed_map(state, map_, point, did)


def _stages(scenario: Scenario) -> list[str]:
    return [stage.id for stage in scenario.stages]


def _known_stage(stage: str, scenario: Scenario) -> None:
    _one_of(stage, _stages(scenario), N_("There is no stage “{id}”."))


def _one_of(id_: str | None, ids: list[str], sentence: str) -> None:
    if id_ is not None and id_ not in ids:
        raise RuleBroken(sentence, id=id_)


def _free_card(map_: JourneyMap, ref: str, scenario: Scenario) -> None:
    cards = {*(point.id for point in scenario.touchpoints), *(decoy.id for decoy in scenario.decoys)}
    _one_of(ref, sorted(cards), N_("There is no card “{id}” in the deck."))
    if map_.using(ref) is not None:
        raise RuleBroken(N_("This card is on the map already. Move it instead of adding it again."))
