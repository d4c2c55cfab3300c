"""The cinema puts players of known skill in order, already over a few classes."""

from __future__ import annotations

from functools import cache

import cx
from cinema_game.workshop.tournament.requirements import Verdict, verdict
from cinema_game.workshop.tournament.running import run
from cinema_game.workshop.tournament.setting import Setting


@cache
def played() -> Verdict:
    return verdict(run(Setting(cx.load_scenario("cinema"), draws=6, customers=400, seed=2)), ())


def mean(bot: str) -> float:
    return next(summary.mean for summary in played().bots if summary.bot == bot)


def test_knowing_is_worth_more_than_asking_and_asking_more_than_guessing() -> None:
    assert mean("oracle") > mean("planner-blind")
    assert mean("researcher") > max(mean("planner-blind"), mean("pain-remover"))


def test_removing_pain_is_worth_more_than_prices_technology_and_chance() -> None:
    for weak in ("price-cutter", "technology-lover", "random"):
        assert mean("pain-remover") > mean(weak)


def test_cheap_tricks_are_worth_less_than_nothing() -> None:
    assert mean("price-cutter") < 0
    assert mean("technology-lover") < 0


def test_who_looked_closer_draws_a_truer_map() -> None:
    drawn = {summary.bot: summary.map for summary in played().bots}
    assert drawn["oracle"] >= drawn["researcher"] > drawn["pain-remover"]
    assert drawn["pain-remover"] > max(drawn[bot] for bot in ("random", "price-cutter", "technology-lover"))
