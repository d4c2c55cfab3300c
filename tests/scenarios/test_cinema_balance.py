"""The cinema lives as its story says: it declines, hurts and delights where it should, and traps bite."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

import cx
from cx.model.outcome import Outcome
from cx.scenario.scenario import Scenario

CUSTOMERS = 4_000
YEAR, TWO_YEARS = 4, 8
GOOD = ["evening_pass", "full_price_at_once", "order_from_seat", "honest_sound", "staff_school",
        "refund_on_the_spot", "talk_club", "one_voice", "last_touch", "clear_schedule"]  # fmt: skip
TRAPS = ["weekday_discount", "new_app", "vr_zone", "daily_mailing", "cut_staff", "facade_repairs"]


@cache
def cinema() -> Scenario:
    return cx.load_scenario("cinema")


@cache
def played(*measures: str) -> Outcome:
    """Two years with these measures from the first round on, without events."""
    plan = cx.Plan()
    for measure in measures:
        plan = plan.add(measure)
    return cx.simulate(cinema(), plan, customers=CUSTOMERS, seed=7, rounds=TWO_YEARS, events=[])


def value(*measures: str) -> float:
    """What they bring over two years against doing nothing, discounted, in the scenario's money."""
    more = np.asarray(played(*measures).margin.values) - np.asarray(played().margin.values)
    weeks = (np.arange(TWO_YEARS) + 0.5) * cinema().rounds.weeks
    return float((more * (1 + float(cinema().money.discount)) ** (-weeks / 52)).sum())


def felt(point: str, segment: str) -> float:
    """Mean emotion of a segment at a touchpoint in the first quarter, −1..1."""
    row = [one.id for one in cinema().touchpoints].index(point)
    column = [one.id for one in cinema().segments].index(segment)
    return float(played().emotion[0, row, column])


def test_it_begins_with_a_fifth_of_the_seats_and_the_audience_of_the_story() -> None:
    assert played().occupancy[0] == pytest.approx(0.21, abs=0.015)
    assert played().visits[0] * 4 == pytest.approx(345_000, rel=0.06)


def test_doing_nothing_loses_a_tenth_of_the_revenue_and_the_recommendation_falls() -> None:
    revenue, nps = played().revenue, played().nps
    assert -0.17 < revenue[YEAR - 1] / revenue[0] - 1 < -0.07
    assert nps[YEAR - 1] - nps[0] < -5


def test_families_suffer_at_the_bar_and_film_lovers_at_the_advertising() -> None:
    usual = [one.id for one in cinema().touchpoints if one.when == "always"]
    heavy = [point for point in usual if point not in ("parking", "signs", "phone_call")]
    assert set(sorted(heavy, key=lambda point: felt(point, "family"))[:2]) == {"bar_queue", "bar_price"}
    assert min(heavy, key=lambda point: felt(point, "cinephile")) == "ads"
    assert felt("payment", "family") < felt("payment", "cinephile") - 0.05


def test_the_peak_is_sound_and_picture_and_the_end_is_the_back_door() -> None:
    for segment in cinema().segments:
        everywhere = {one.id: felt(one.id, segment.id) for one in cinema().touchpoints}
        assert max(everywhere, key=lambda point: everywhere[point]) == "sound_picture"
        assert everywhere["sound_picture"] > 0.3
        assert everywhere["exit"] < -0.2


def test_the_easily_seen_pains_hurt_most_and_weigh_least() -> None:
    for decoy in ("parking", "signs", "phone_call"):
        assert felt(decoy, "senior") < -0.4
        assert float(cinema().touchpoint(decoy).importance) < 0.2


@pytest.mark.parametrize("measure", GOOD)
def test_a_good_measure_pays_alone(measure: str) -> None:
    assert value(measure) > 0


@pytest.mark.parametrize("measure", TRAPS)
def test_a_trap_bites_over_two_years(measure: str) -> None:
    assert value(measure) < 0


def test_price_wins_the_first_quarter_and_loses_later() -> None:
    cheap, nothing = played("weekday_discount").revenue, played().revenue
    service = played("staff_school").revenue
    assert cheap[0] > nothing[0] * 1.01
    assert cheap[0] > service[0]
    assert cheap[3] < nothing[3]
    assert service[7] > nothing[7] * 1.03


def test_order_from_the_seat_needs_taught_people() -> None:
    together = value("order_from_seat", "staff_school")
    assert together > value("order_from_seat") + value("staff_school")


def test_one_voice_makes_answers_and_the_last_touch_reach_further() -> None:
    alone = value("review_answers") + value("last_touch") + value("one_voice")
    assert value("review_answers", "last_touch", "one_voice") > alone


def test_an_owner_of_the_journey_makes_the_slow_ones_sooner() -> None:
    assert value("journey_owner", "staff_school", "talk_club") > value("staff_school", "talk_club")


def test_every_measure_can_be_paid_in_the_first_round() -> None:
    for measure in cinema().interventions:
        cx.check_plan(cinema(), cx.Plan().add(measure.id))
