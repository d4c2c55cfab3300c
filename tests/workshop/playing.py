"""How the tests of the rules play: a team, a log, a refusal."""

from __future__ import annotations

import pytest
from tiny import TINY

from cinema_game.workshop import actions as do
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.state import Workshop
from cx.scoring.forecast import Estimate, Forecast


def opening(*members: str, mode: do.Mode = "play", draw: int = 7) -> do.Begin:
    members = members or ("Anna", "Lev")
    return do.Begin(
        who=members[0],
        scenario="tiny",
        fingerprint="0",
        seed=1,
        draw=draw,
        team="Owls",
        members=members,
        language="en",
        mode=mode,
        customers=500,
    )


def begin(*members: str, mode: do.Mode = "play") -> Workshop:
    return apply(None, opening(*members, mode=mode), TINY)


def play(state: Workshop, *actions: do.Action) -> Workshop:
    for action in actions:
        state = apply(state, action, TINY)
    return state


def refused(state: Workshop, action: do.Action) -> str:
    before = state.model_dump_json()
    with pytest.raises(RuleBroken) as caught:
        apply(state, action, TINY)
    assert state.model_dump_json() == before
    return str(caught.value)


def forecast(worst: str = "queue") -> Forecast:
    estimate = Estimate(direction="up", low=0, high=0.1, confidence=0.7)
    return Forecast(nps=estimate, revenue=estimate, returning=estimate, worst=worst)
