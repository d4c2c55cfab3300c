"""Maps that a team can have drawn."""

from __future__ import annotations

from collections.abc import Iterable

from cinema_game.workshop.rules.mapping import MOST_POINTS
from cinema_game.workshop.soundness.demands import at_most, holds, known, once
from cinema_game.workshop.state import Step, Workshop
from cinema_game.workshop.typed import LINE_LIMIT, NOTE_LIMIT, TextRefused, clean
from cx.journey.point import ALL, MapPoint
from cx.message import N_
from cx.scenario.scenario import Scenario

POINTS = N_("Points of the map")
LOCKED = N_("Locked maps")
CORRECTED = N_("Corrected matches")
TEXTS = N_("Texts on the map")

MOST_PINS = 1_000
"""On a point; far more than there are cards of evidence."""
MOST_CORRECTIONS = 1_000


def sound_maps(state: Workshop, scenario: Scenario, *, changed: bool) -> None:
    """The present map, the locked ones, and what an undo would put back.

    Cards, screens, teams and segments that a changed scenario lacks are passed over when a map is read.
    """
    maps = [state.map, *(seal.map for seal in state.sealed)]
    once(LOCKED, (seal.round for seal in state.sealed))
    for map_ in maps:
        at_most(POINTS, map_.points, MOST_POINTS)
        once(POINTS, (point.id for point in map_.points))
        once(POINTS, (point.ref for point in map_.points if point.ref is not None))
    points = [point for map_ in maps for point in map_.points]
    points += [step.before for step in (*state.done, *state.undone) if step.before is not None]
    known(POINTS, (point.stage for point in points), {stage.id for stage in scenario.stages})
    bought = {purchase.id for purchase in state.purchases}
    for point in points:
        at_most(POINTS, point.pins, MOST_PINS)
        known(POINTS, (pin.partition(":")[0] for pin in point.pins), bought)
        holds(POINTS, (point.ref is None) != (point.name is None))
    if not changed:
        _in_scenario(points, scenario)
    _clean(points)
    at_most(CORRECTED, state.corrections, MOST_CORRECTIONS)
    once(CORRECTED, (point for point, _ in state.corrections))
    touchpoints = {point.id for point in scenario.touchpoints}
    known(CORRECTED, (touchpoint for _, touchpoint in state.corrections), touchpoints)


def sound_step(step: Step) -> None:
    """A step that leads back: of the plan by its choices, of the map by a point and its place."""
    of_plan = step.choices is not None and step.point is None and step.before is None
    of_map = step.choices is None and step.point is not None and 0 <= step.place <= MOST_POINTS
    same = step.before is None or step.before.id == step.point
    holds(N_("What can be undone"), same and (of_plan if step.phase == "plan" else of_map))


def _in_scenario(points: Iterable[MapPoint], scenario: Scenario) -> None:
    cards = {*(point.id for point in scenario.touchpoints), *(decoy.id for decoy in scenario.decoys)}
    screens, teams = {screen.id for screen in scenario.screens}, {team.id for team in scenario.teams}
    curves = {ALL, *(segment.id for segment in scenario.segments)}
    for point in points:
        known(POINTS, (point.ref,), cards)
        known(POINTS, (point.screen,), screens)
        known(POINTS, (point.team,), teams)
        known(POINTS, (*point.emotion, *point.target), curves)


def _clean(points: Iterable[MapPoint]) -> None:
    """People's words, cleaned as they were when they were typed."""
    lines = {text for point in points for text in (point.name, point.need) if text is not None}
    notes = {point.comment for point in points if point.comment is not None}
    for texts, limit, several in ((lines, LINE_LIMIT, False), (notes, NOTE_LIMIT, True)):
        for text in texts:
            try:
                cleaned = clean(text, limit, lines=several)
            except TextRefused:
                cleaned = ""
            holds(TEXTS, text == cleaned)
