"""Blind marking: maps in an order of the rater's own, under neutral names."""

from __future__ import annotations

from collections.abc import Iterable

from cinema_game.facilitation.actions import CALIBRATION
from cinema_game.facilitation.book import Book
from cinema_game.language import N_
from cx.message import Message
from cx.model.draws import share_of


def shuffled(rater: str, maps: Iterable[str]) -> tuple[str, ...]:
    """Maps in the order that belongs to a rater: the same for the same name and maps, on any machine.

    So that no map is always marked fresh and none always when tired.
    """
    return tuple(sorted(maps, key=lambda map_: (share_of(0, "blind", rater, map_), map_)))


def new_maps(book: Book, maps: Iterable[str]) -> tuple[str, ...]:
    """Maps that the book has not been dealt yet, shuffled; they come after those that it has."""
    return shuffled(book.rater, (map_ for map_ in maps if map_ not in book.order))


def neutral_name(book: Book, map_: str) -> Message:
    """What a map is called while names are hidden: `Map 3`, 3 being its place in the blind order.

    ValueError if the book was not dealt the map.
    """
    if map_ == CALIBRATION:
        return Message(N_("Calibration map"))
    return Message(N_("Map {number}"), {"number": book.number(map_)})
