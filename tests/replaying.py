"""A log of accepted actions, played from its beginning."""

from __future__ import annotations

from collections.abc import Iterable

from cinema_game.workshop import actions as do
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.state import Workshop
from cx.scenario.scenario import Scenario


def replay(actions: Iterable[do.Action], scenario: Scenario) -> Workshop:
    state: Workshop | None = None
    for action in actions:
        state = apply(state, action, scenario)
    assert state is not None, "an empty log"
    return state
