"""Bots play through the real rules, the same game every time."""

from __future__ import annotations

import pytest
from lived import RESULTS, played_by
from replaying import replay
from tiny import TINY

from cinema_game.workshop.actions import ACTION
from cinema_game.workshop.bots.bot import BotId
from cinema_game.workshop.bots.kinds import BOTS
from cinema_game.workshop.bots.playing import begin_with
from cx.scoring.map.score import score_map


@pytest.mark.parametrize("id_", list(BOTS))
def test_a_bot_plays_to_the_debrief_and_its_log_is_the_game(id_: BotId) -> None:
    bot = BOTS[id_]
    begin = begin_with(bot, TINY, "0", seed=3, draw=4, customers=300, language="ru")
    log, state = played_by(bot, TINY, begin)
    assert state.phase == "debrief"
    assert state.revealed == TINY.rounds.count
    assert replay([ACTION.validate_json(action.model_dump_json()) for action in log], TINY) == state
    if id_ == "price-cutter":
        assert "discount" in state.plan.interventions
    if id_ == "researcher":
        assert [purchase.method for purchase in state.purchases] == ["talks"]


def test_the_same_class_sees_the_same_game() -> None:
    bot = BOTS["random"]
    begin = begin_with(bot, TINY, "0", seed=3, draw=4, customers=300, language="en")
    first, second = played_by(bot, TINY, begin)[1], played_by(bot, TINY, begin)[1]
    assert first == second
    other = begin_with(bot, TINY, "0", seed=3, draw=5, customers=300, language="en")
    assert played_by(bot, TINY, other)[1] != first


def test_who_knows_the_truth_draws_it() -> None:
    bot = BOTS["oracle"]
    _, state = played_by(bot, TINY, begin_with(bot, TINY, "0", seed=3, draw=4, customers=300, language="en"))
    truth = RESULTS.truth(state, TINY)
    score = score_map(state.map, truth)
    assert score.parts["coverage"] == pytest.approx(1)
    assert score.parts["curve"] == pytest.approx(1)
    assert score.composite > 0.8
