"""What is too much is refused before it begins, with the numbers; what is meant is not."""

from __future__ import annotations

from pickle import dumps, loads

import making
import pytest

import cx
from cinema_game.cli.app import run
from cx.model.work import ALL_STEPS, MEMORY, RUNS, STEPS, refuse_too_much

SHIPPED = ("cinema", "missed-flight", "tutorial")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_million_customers_of_a_case_that_ships_are_welcome(name: str) -> None:
    scenario = cx.load_scenario(name)
    refuse_too_much(cx.estimate(scenario, customers=1_000_000))
    refuse_too_much(cx.estimate(scenario, customers=4_096, rounds=8, runs=20_000), ALL_STEPS)


@pytest.mark.parametrize(
    ("customers", "rounds"), [(10**12, None), (10**9, None), (100, 10**9), (10**30, 10**30)]
)
def test_too_much_is_refused_at_once_in_both_languages(customers: int, rounds: int | None) -> None:
    with pytest.raises(cx.TooMuchWork) as caught:
        cx.simulate(making.case(), customers=customers, rounds=rounds)
    assert "are the most" in str(caught.value)
    assert caught.value.message.in_("ru") != str(caught.value)
    assert str(loads(dumps(caught.value)).message) == str(caught.value)
    with pytest.raises(cx.TooMuchWork):
        cx.Runner(making.case(), customers=customers).run(rounds=rounds)


def test_a_sweep_of_a_thousand_million_draws_is_refused_before_they_are_counted() -> None:
    with pytest.raises(cx.TooMuchWork, match=f"{RUNS:,} are the most"):
        cx.sweep(making.case(), [cx.Plan()], 10**9, customers=10)


@pytest.mark.parametrize("size", [0, -1, 1.5, "10", float("nan"), None])
def test_sizes_are_whole_numbers_from_one(size: object) -> None:
    with pytest.raises(ValueError, match="whole numbers from 1"):
        cx.simulate(making.case(), customers=size)  # type: ignore[arg-type]


def test_the_estimate_grows_with_everything() -> None:
    few = cx.estimate(making.case(), customers=1_000)
    more = cx.estimate(making.case(), customers=2_000, rounds=6)
    wide = cx.estimate(making.case([making.point(f"p{n}") for n in range(60)]), customers=1_000)
    for one in (more, wide):
        assert one.steps > few.steps
        assert one.memory > few.memory
    assert cx.estimate(making.case(), customers=1_000, runs=5).steps == 5 * few.steps
    assert few.steps < STEPS
    assert few.memory < MEMORY


@pytest.mark.parametrize(
    "line",
    [
        "simulate cinema --customers 1000000000000",
        "simulate cinema --rounds 1000000000",
        "simulate cinema --seed 99999999999999999999999999",
        "simulate cinema --seed -1",
        "simulate cinema --seed 1.5",
        "simulate cinema --workers 1000000",
        "simulate cinema --plan honest_sound@999999999",
        "simulate cinema --plan x@999999999",
        "bots cinema --saves x --teams 1000000000",
        "bots cinema --saves x --teams 99 --customers 1000000",
        "scenario tournament cinema --draws 1000000000",
        "scenario tournament cinema --draws 10000 --customers 1000000",
        "sweep cinema --random 1000000000",
        "sweep cinema --random 100000 --draws 1000000",
        "sweep cinema --plan honest_sound --draws 1000000 --customers 5000000",
    ],
)
def test_the_command_line_says_it_in_a_sentence(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(line.split()) == 2
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith("cinema-game: ")
    assert err.count("\n") == 1


def test_random_plans_end_where_there_are_no_more() -> None:
    from cx.sweeps.plans import random_plans

    assert len(random_plans(making.case(measures=[making.measure("m")]), 100_000)) == 4
