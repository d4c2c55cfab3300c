"""A tournament tells skill from luck: the same on any number of processes, kept, resumed, judged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import combinations
from math import inf
from pathlib import Path

import numpy as np
import pytest
from lived import RESULTS, played_by
from tiny import TINY

from cinema_game.cli.app import run as command
from cinema_game.cli.kept_games import KeptGames
from cinema_game.cli.words import Problem
from cinema_game.results.spec import spec_of
from cinema_game.workshop.bots.kinds import BOTS
from cinema_game.workshop.tournament.effect import effect
from cinema_game.workshop.tournament.fixed import undrawn
from cinema_game.workshop.tournament.game import Game, carried_out, play_class
from cinema_game.workshop.tournament.par import par
from cinema_game.workshop.tournament.requirements import verdict
from cinema_game.workshop.tournament.running import learned_plans, run
from cinema_game.workshop.tournament.search import search
from cinema_game.workshop.tournament.setting import Setting
from cx.model.drawing import drawn
from cx.model.exact import Doubles
from cx.model.plan import Plan, PlanError, check_plan
from cx.model.work import TooMuchWork
from cx.scenario.reader import load_scenario

SHORT = TINY.model_copy(update={"rounds": TINY.rounds.model_copy(update={"horizon": 39})})
SETTING = Setting(SHORT, RESULTS, draws=4, customers=120, seed=3)
PLANS = (Plan().add("order"), Plan().add("smile").add("palace", 2))
LEMONADE = str(Path(__file__).parents[1] / "data" / "scenarios" / "lemonade.yaml")


def games(gain: float, fixed: tuple[tuple[float, ...], ...]) -> list[Game]:
    """Classes in which every better player gains `gain` more, give or take a little."""
    luck = np.random.default_rng(1).normal(size=(len(fixed), len(BOTS)))
    return [
        Game(
            number=number,
            draw=number,
            result={bot: gain * max(0, place - 2) + luck[number, place] for place, bot in enumerate(BOTS)},
            map={bot: 0.1 * place + luck[number, place] / 100 for place, bot in enumerate(BOTS)},
            plans=dict.fromkeys(BOTS, ()),
            fixed=fixed[number],
        )
        for number in range(len(fixed))
    ]


def test_the_same_games_on_one_process_and_on_two() -> None:
    assert run(SETTING, PLANS, workers=1) == run(SETTING, PLANS, workers=2)


def test_a_bot_gains_what_the_result_of_its_workshop_says() -> None:
    game = play_class(SETTING, 1, PLANS)
    bot = BOTS["researcher"]
    state = played_by(bot, SHORT, SETTING.begin(bot, game.draw))[1]
    assert tuple(map(str, state.plan.choices)) == game.plans["researcher"]
    score = RESULTS.score(spec_of(state, SHORT), seeds=1)
    assert score.value.median == pytest.approx(game.result["researcher"], abs=1e-6)


def test_too_many_plans_are_refused_before_anything_is_played(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cinema_game.workshop.tournament.search.MOST", 0)
    monkeypatch.setattr("cinema_game.workshop.tournament.par.bot_plans", lambda *_: pytest.fail("played"))
    with pytest.raises(TooMuchWork, match="the best plan cannot be looked for"):
        par(SETTING, 1)


def test_another_seed_is_another_set_of_classes() -> None:
    here = {SETTING.draw(number) for number in range(50)}
    there = {Setting(SHORT, RESULTS, seed=4).draw(number) for number in range(50)}
    assert len(here) == 50
    assert not here & there
    assert not here & {SETTING.apart(number) for number in range(50)}


def test_an_interrupted_tournament_goes_on_where_it_was(tmp_path: Path) -> None:
    whole = run(SETTING, PLANS)
    kept = KeptGames(tmp_path / "games", SETTING)
    assert kept.read() is None
    kept.begin(PLANS)
    run(Setting(SHORT, RESULTS, 2, SETTING.customers, SETTING.seed), PLANS, keep=kept.keep)
    with kept.path.open("a") as file:
        file.write('{"number": 2, "dr')
    before = kept.read()
    assert before is not None
    plans, known = before
    assert plans == PLANS
    assert known == whole[:2]
    lines = len(kept.path.read_text().splitlines())
    assert run(SETTING, plans, known=known, keep=kept.keep) == whole
    assert len(kept.path.read_text().splitlines()) == lines + 2
    assert kept.read() == (PLANS, whole)


def test_a_file_of_another_tournament_is_refused(tmp_path: Path) -> None:
    KeptGames(tmp_path / "games", SETTING).begin(())
    with pytest.raises(Problem, match="another scenario, seed"):
        KeptGames(tmp_path / "games", Setting(SHORT, RESULTS, seed=9)).read()
    (tmp_path / "shopping").write_text("milk\n")
    with pytest.raises(Problem, match="not a kept tournament"):
        KeptGames(tmp_path / "shopping", SETTING).read()
    with pytest.raises(Problem, match="a folder or a device"):
        KeptGames(tmp_path, SETTING).read()


def test_effect_sizes_are_those_of_the_textbook() -> None:
    one, other = np.array([3.0, 5.0, 7.0, 9.0]), np.array([1.0, 4.0, 4.0, 7.0])
    found = effect(one, other)
    assert found.paired.value == pytest.approx(2.0 / np.std([2.0, 1.0, 3.0, 2.0], ddof=1))
    pooled = np.sqrt((np.var(one, ddof=1) + np.var(other, ddof=1)) / 2)
    assert found.unpaired.value == pytest.approx(2.0 / pooled)
    assert found.unpaired.low <= found.unpaired.value <= found.unpaired.high
    assert found.wins == 1
    same = effect(one, one)
    assert (same.paired.value, same.unpaired.value, same.wins) == (0, 0, 0.5)
    assert effect(one + 1, one).paired.value == inf


def test_the_interval_of_an_effect_holds_the_truth() -> None:
    chance = np.random.default_rng(5)
    held = 0
    for _ in range(60):
        common = chance.normal(size=80)
        found = effect(common + 0.5 + chance.normal(size=80), common + chance.normal(size=80))
        held += found.unpaired.low <= 0.5 / np.sqrt(2) <= found.unpaired.high
    assert held >= 51


def test_players_far_enough_apart_meet_the_requirements() -> None:
    fixed = tuple((1.0, 0.0) if number % 2 else (0.0, 1.0) for number in range(20))
    found = verdict(games(5.0, fixed), PLANS)
    assert found.met
    assert [plan.best for plan in found.fixed] == [0.5, 0.5]
    assert [summary.bot for summary in found.bots] == list(BOTS)


def test_players_too_close_do_not() -> None:
    found = verdict(games(0.1, ((0.0, 1.0), (1.0, 0.0)) * 10), PLANS)
    missed = {(step.better, step.other) for step in found.steps if not step.met}
    assert ("researcher", "pain-remover") in missed
    assert not found.met


def test_one_plan_that_wins_nearly_everywhere_is_found_out() -> None:
    mostly = tuple((1.0, 0.0) if number % 4 else (0.0, 1.0) for number in range(20))
    found = verdict(games(5.0, mostly), PLANS)
    assert found.fixed[0].plan == PLANS[0]
    assert found.fixed[0].best == 0.75
    assert not found.met


def test_two_plans_that_share_the_wins_are_found_out_by_the_players_they_beat() -> None:
    found = verdict(games(5.0, ((100.0, 101.0), (101.0, 100.0)) * 10), PLANS)
    assert [plan.best for plan in found.fixed] == [0.5, 0.5]
    assert [plan.beats_players for plan in found.fixed] == [1, 1]
    assert not found.met


def test_one_class_shows_no_spread() -> None:
    with pytest.raises(ValueError, match="two classes"):
        verdict(games(1.0, ((0.0, 1.0),)), PLANS)


def test_the_rules_leave_out_of_a_fixed_plan_what_cannot_be_paid() -> None:
    wanted = Plan().add("order").add("school", 1, "exit").add("smile").add("palace", 2)
    done = carried_out(SETTING, 5, wanted)
    assert done.interventions == ("smile", "school")


def test_the_search_finds_the_best_plan_of_a_small_game() -> None:
    gains = {"order": 50.0, "school": 45.0, "palace": 400.0, "cuts": -5.0, "discount": 3.0, "smile": 9.0}

    def one(plan: Plan) -> float:
        total = sum(gains[c.intervention] * (4 - c.round) + (c.touchpoint == "exit") for c in plan.choices)
        return total + 30.0 * ({"order", "smile"} <= set(plan.interventions))

    def value(plans: Sequence[Plan]) -> Doubles:
        return np.array([one(plan) for plan in plans])

    found = search(TINY, value)
    assert found[0].value == max(one(plan) for plan in every_plan())
    assert [each.value for each in found] == sorted((each.value for each in found), reverse=True)


def every_plan() -> list[Plan]:
    """All plans of the small game that it allows."""
    choices = [
        (card.id, round_, point)
        for card in TINY.interventions
        for point in (card.touchpoints or (None,))
        for round_ in (1, 2, 3)
    ]
    plans = []
    for size in range(5):
        for chosen in combinations(choices, size):
            plan = Plan()
            for choice in chosen:
                plan = plan.add(*choice)
            try:
                check_plan(TINY, plan)
            except PlanError:
                continue
            plans.append(plan)
    return plans


def test_par_is_a_plan_that_the_rules_allow_and_no_bot_beats_it() -> None:
    found = par(SETTING, SETTING.draw(0))
    done = carried_out(SETTING, found.draw, found.found.plan)
    assert set(done.choices) == set(found.found.plan.choices)
    assert found.found.value >= max(play_class(SETTING, 0).result.values()) - 1e-6


def test_fixed_plans_are_learned_apart_from_the_classes_they_are_tried_on() -> None:
    plans = learned_plans(Setting(SHORT, RESULTS, 40, 60, 3), classes=1, lessons=1)
    assert len({frozenset(plan.choices) for plan in plans}) == len(plans) >= 1
    assert all(carried_out(SETTING, 5, plan).choices for plan in plans)


def test_without_hidden_parameters_every_class_is_alike() -> None:
    bare = undrawn(TINY)
    assert drawn(bare, 1).touchpoints == drawn(bare, 2).touchpoints


def test_the_command_says_it_to_people_and_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = load_scenario(LEMONADE)
    plans = [Plan().add(measure.id) for measure in case.interventions[:2]]
    KeptGames(tmp_path / "games", Setting(case, RESULTS, customers=100)).begin(plans)
    words = ["scenario", "tournament", LEMONADE, "--draws", "3", "--customers", "100", "--workers", "1"]
    words += ["--resume", str(tmp_path / "games")]
    code = command([*words, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert code == (0 if told["met"] else 1)
    assert {one["player"] for one in told["players"]} == set(BOTS)
    assert len(told["classes"]) == 3
    assert command([*words, "--format", "csv"]) == code
    rows = capsys.readouterr().out.splitlines()
    assert len(rows) == 1 + 3 * len(BOTS)
    assert command([*words, "--lang", "ru"]) == code
    assert "исследователя" in capsys.readouterr().out


def test_the_command_par_names_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        command(["scenario", "par", LEMONADE, "--draw", "5", "--customers", "100", "--format", "json"]) == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert told["draw"] == 5
    assert told["value"] >= 0
