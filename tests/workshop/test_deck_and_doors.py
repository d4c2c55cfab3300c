"""The deck is the same for a class, and doors say why they are closed."""

from __future__ import annotations

from playing import begin, opening, play
from tiny import TINY

from cinema_game.workshop import actions as do
from cinema_game.workshop.deck import deck
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.rules.demands import demands, entrance
from cinema_game.workshop.state import PHASES


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


def test_doors_are_closed_with_a_reason_and_open_in_the_sandbox() -> None:
    state = play(begin(), do.Move(who="Anna", phase="map"))
    why = {phase: entrance(state, phase, TINY) for phase in PHASES}
    assert [phase for phase in PHASES if why[phase] is not None] == ["reveal", "result", "debrief"]
    assert str(why["debrief"]) == "The debrief opens after the last reveal. Rounds revealed: 0 of 3."
    sandbox = begin("Anna", mode="sandbox")
    assert all(entrance(sandbox, phase, TINY) is None for phase in PHASES)


def test_what_is_missing_is_told_before_it_is_tried() -> None:
    state = begin()
    assert [str(message) for message in demands(state, "plan", TINY)] == [
        "The map is empty. Put at least one touchpoint on it before you lock."
    ]
    assert demands(state, "research", TINY) == ()
