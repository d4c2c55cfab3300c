"""Where a measure acts: marks on a miniature of the journey, and the names of the touchpoints."""

from __future__ import annotations

from cinema_game.language import say
from cx.scenario.measures import Intervention
from cx.scenario.scenario import Scenario

WIDEST = 12
"""A longer journey is folded to this many marks."""


def reached(intervention: Intervention, scenario: Scenario) -> list[str]:
    """Ids of the touchpoints where it acts, in journey order; those to choose from included."""
    ids = {effect.touchpoint for effect in intervention.effects} | set(intervention.touchpoints)
    return [point.id for point in scenario.touchpoints if point.id in ids]


def miniature(intervention: Intervention, scenario: Scenario) -> str:
    """One mark a stage: `·` nothing, `▪` one touchpoint, `■` several."""
    ids = set(reached(intervention, scenario))
    counts = [sum(point.id in ids for point in stage.touchpoints) for stage in scenario.stages]
    fold = -(-len(counts) // WIDEST)
    folded = [sum(counts[place : place + fold]) for place in range(0, len(counts), fold)]
    return "".join("·" if count == 0 else "▪" if count == 1 else "■" for count in folded)


def names(intervention: Intervention, scenario: Scenario) -> list[str]:
    """The touchpoints where it acts, as people read them."""
    return [say(scenario.touchpoint(id_).name) for id_ in reached(intervention, scenario)]
