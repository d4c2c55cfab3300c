"""Finding cards of the deck by what is being typed."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from cinema_game.language import say
from cinema_game.workshop.deck import Card
from cinema_game.workshop.typed import LINE_LIMIT

_LETTERS_FOR_LIKENESS = 4
_ALIKE = 80
"""Likeness (0..100) from which a card is offered for a misspelt word."""


def find(typed: str, cards: Iterable[Card]) -> list[Card]:
    """The cards whose name holds what was typed, then those whose name is like it; all for nothing typed."""
    query = _folded(typed[:LINE_LIMIT])
    left = [card for card in cards if not card.on_map]
    if not query:
        return left
    holding = [card for card in left if query in _folded(say(card.name))]
    if len(query) < _LETTERS_FOR_LIKENESS:
        return holding
    likeness = {card.ref: fuzz.partial_ratio(query, _folded(say(card.name))) for card in left}
    like = [card for card in left if card not in holding and likeness[card.ref] >= _ALIKE]
    return [*holding, *sorted(like, key=lambda card: -likeness[card.ref])]


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
