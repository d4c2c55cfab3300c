"""The missed flight lives as its story says: people are lost, it hurts where it hurt her, traps bite."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

import cx
from cx.model.outcome import Outcome
from cx.scenario.scenario import Scenario

CUSTOMERS = 4_000
YEAR, TWO_YEARS = 4, 8
GOOD = ["backup_line", "escort_clock", "security_training", "two_checks", "hold_gate", "first_person",
        "instant_rebooking", "money_or_business", "room_contract", "care_calls", "warn_hosts",
        "public_review"]  # fmt: skip
TRAPS = ["voucher", "auto_reply", "denial", "biometric_gate"]


@cache
def flight() -> Scenario:
    return cx.load_scenario("missed-flight")


@cache
def with_money() -> Scenario:
    """The same with money and hands for everything at once: here the purse is not what is tried."""
    rounds = flight().rounds.model_copy(update={"per_round": len(flight().interventions)})
    budget = tuple(part.model_copy(update={"value": 100_000}) for part in flight().money.budget)
    money = flight().money.model_copy(update={"budget": budget})
    return flight().model_copy(update={"rounds": rounds, "money": money})


@cache
def played(*measures: str) -> Outcome:
    """Two years with these measures from the first phase on, without news."""
    plan = cx.Plan()
    for measure in measures:
        plan = plan.add(measure)
    return cx.simulate(with_money(), plan, customers=CUSTOMERS, seed=7, rounds=TWO_YEARS, events=[])


def value(*measures: str) -> float:
    """What they bring over two years against doing nothing, discounted, in the scenario's money."""
    more = np.asarray(played(*measures).margin.values) - np.asarray(played().margin.values)
    weeks = (np.arange(TWO_YEARS) + 0.5) * flight().rounds.weeks
    return float((more * (1 + float(flight().money.discount)) ** (-weeks / 52)).sum())


def felt(point: str, segment: str) -> float:
    """Mean emotion of a segment at a touchpoint in the first phase, −1..1."""
    row = [one.id for one in flight().touchpoints].index(point)
    column = [one.id for one in flight().segments].index(segment)
    return float(played().emotion[0, row, column])


def test_five_hundred_others_take_the_road_every_week() -> None:
    assert played().visits[0] / 13 == pytest.approx(550, rel=0.06)
    assert played().occupancy[0] == pytest.approx(0.56, abs=0.03)


def test_something_fails_on_every_eighth_journey() -> None:
    rows = [one.id for one in flight().touchpoints]
    left, boarded = (
        float(played().encounters[0, rows.index(point)].sum()) for point in ("first_comer", "tone")
    )
    assert 0.115 < left / boarded < 0.145


def test_doing_nothing_loses_a_fifth_of_the_revenue_in_a_year() -> None:
    revenue = played().revenue
    assert -0.27 < revenue[YEAR - 1] / revenue[0] - 1 < -0.13


def test_the_way_to_help_hurts_most_and_the_air_is_the_peak() -> None:
    usual = [one.id for one in flight().touchpoints if one.when == "always"]
    worst = sorted(usual, key=lambda point: felt(point, "chair"))[:3]
    assert set(worst) == {"escort_wait", "call_phone", "reserved_place"}
    for segment in flight().segments:
        assert max(usual, key=lambda point: felt(point, segment.id)) == "on_board"


def test_the_belt_is_harder_with_children_and_the_desk_for_the_first_time() -> None:
    assert felt("belt", "chair") < felt("belt", "business") - 0.05
    assert felt("belt", "holiday") < felt("belt", "business") - 0.05
    assert felt("explanation", "elder") < felt("explanation", "chair") - 0.03


def test_the_easily_seen_pain_weighs_least() -> None:
    assert felt("reserved_place", "business") < -0.4
    assert float(flight().touchpoint("reserved_place").importance) < 0.2


@pytest.mark.parametrize("measure", GOOD)
def test_a_good_measure_pays_alone(measure: str) -> None:
    assert value(measure) > 0


@pytest.mark.parametrize("measure", TRAPS)
def test_a_trap_bites_over_two_years(measure: str) -> None:
    assert value(measure) < -1_000


def test_the_forecourt_does_not_repay_what_it_costs() -> None:
    assert value("new_forecourt") < min(value(measure) for measure in GOOD)


def test_person_choice_and_ticket_are_worth_more_together_than_apart() -> None:
    key = ("first_person", "money_or_business", "instant_rebooking")
    assert value(*key) > sum(value(measure) for measure in key)


def test_review_without_change_is_worth_less() -> None:
    assert value("hold_gate", "public_review") > value("hold_gate") + value("public_review")


def test_every_measure_of_the_airline_can_be_paid_in_the_first_phase() -> None:
    for measure in flight().interventions:
        if measure.owner in (None, "airline") or measure.joint is not None:
            cx.check_plan(flight(), cx.Plan().add(measure.id))
