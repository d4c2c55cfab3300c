"""The deck of the map: the journey's touchpoints and decoys, shuffled the same way for a whole class."""

from __future__ import annotations

from dataclasses import dataclass

from cinema_game.workshop.state import Workshop
from cx.model.draws import share_of
from cx.scenario.scenario import Scenario
from cx.scenario.text import Text


@dataclass(frozen=True)
class Card:
    """A card of the deck. Whether it is a decoy is not told before the debrief."""

    ref: str
    name: Text
    on_map: bool


def deck(state: Workshop, scenario: Scenario) -> tuple[Card, ...]:
    """All cards in the class's order, those on the map marked."""
    used = {point.ref for point in state.map.points}
    named: list[tuple[str, Text]] = [(point.id, point.name) for point in scenario.touchpoints]
    named += [(item.id, item.name) for item in scenario.decoys]
    named.sort(key=lambda card: share_of(state.draw, "deck", card[0]))
    return tuple(Card(ref, name, ref in used) for ref, name in named)
