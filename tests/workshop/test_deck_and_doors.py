"""The deck is the same for a class, and doors say why they are closed."""

from __future__ import annotations

from playing import begin, opening, play
from tiny import TINY

from cinema_game.workshop import actions as do
from cinema_game.workshop.deck import deck
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.rules.demands import demands
from cinema_game.workshop.visible import visible


def test_the_deck_holds_decoys_and_is_shuffled_by_the_class() -> None:
    cards = [card.ref for card in deck(begin(), TINY)]
    assert sorted(cards) == ["cafe", "exit", "film", "queue", "reviews"]
    assert cards == [card.ref for card in deck(begin("Vera"), TINY)]
    orders = {
        tuple(card.ref for card in deck(apply(None, opening(draw=draw), TINY), TINY)) for draw in range(20)
    }
    assert len(orders) > 10


def test_a_card_on_the_map_is_marked_in_the_deck() -> None:
    state = play(begin(), do.AddPoint(who="Anna", stage="inside", ref="film"))
    assert [card.ref for card in deck(state, TINY) if card.on_map] == ["film"]


def test_the_strip_tells_where_the_team_is_and_what_is_closed() -> None:
    doors = {
        door.phase: door for door in visible(play(begin(), do.Move(who="Anna", phase="map")), TINY).doors
    }
    assert [door.status for door in doors.values()] == [
        "done",
        "done",
        "here",
        "open",
        "open",
        "closed",
        "closed",
        "closed",
    ]
    assert str(doors["debrief"].why) == "The debrief opens after the last reveal. Rounds revealed: 0 of 3."
    assert all(door.why is None for door in visible(begin("Anna", mode="sandbox"), TINY).doors)


def test_what_is_missing_is_told_before_it_is_tried() -> None:
    state = begin()
    assert [str(message) for message in demands(state, "plan", TINY)] == [
        "The map is empty. Put at least one touchpoint on it before you lock."
    ]
    assert demands(state, "research", TINY) == ()
