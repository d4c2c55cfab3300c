"""The full cases put players of known skill in order, already over a few classes."""

from __future__ import annotations

from functools import cache

import pytest
from lived import RESULTS

import cx
from cinema_game.workshop.tournament.requirements import Verdict, verdict
from cinema_game.workshop.tournament.running import run
from cinema_game.workshop.tournament.setting import Setting

pytestmark = pytest.mark.parametrize("case", ["cinema", "missed-flight"])


@cache
def played(case: str) -> Verdict:
    return verdict(run(Setting(cx.load_scenario(case), RESULTS, draws=6, customers=400, seed=2)), ())


def mean(case: str, bot: str) -> float:
    return next(summary.mean for summary in played(case).bots if summary.bot == bot)


def test_knowing_is_worth_more_than_asking_and_asking_more_than_guessing(case: str) -> None:
    assert mean(case, "oracle") > mean(case, "planner-blind")
    assert mean(case, "researcher") > max(mean(case, "planner-blind"), mean(case, "pain-remover"))


def test_removing_pain_is_worth_more_than_prices_technology_and_chance(case: str) -> None:
    for weak in ("price-cutter", "technology-lover", "random"):
        assert mean(case, "pain-remover") > mean(case, weak)


def test_cheap_tricks_are_worth_less_than_nothing(case: str) -> None:
    assert mean(case, "price-cutter") < 0
    assert mean(case, "technology-lover") < 0


def test_who_looked_closer_draws_a_truer_map(case: str) -> None:
    drawn = {summary.bot: summary.map for summary in played(case).bots}
    assert drawn["oracle"] >= drawn["researcher"] > drawn["pain-remover"]
    assert drawn["pain-remover"] > max(drawn[bot] for bot in ("random", "price-cutter", "technology-lover"))
