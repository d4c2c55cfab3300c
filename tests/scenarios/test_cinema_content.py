"""The cinema is whole: counts, origins, voices where it matters, money and the chart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cx
from cx.scenario.scenario import Scenario

FOLDER = Path(__file__).parents[2] / "scenarios" / "cinema"
DECISIVE = [
    "friends_talk",
    "map_reviews",
    "payment",
    "bar_queue",
    "bar_price",
    "ads",
    "sound_picture",
    "exit",
    "close_story",
    "refund",
    "complaint_answer",
    "box_office",
    "foyer",
    "ticket_check",
    "toilets",
    "seat",
    "own_schedule",
    "newsletter",
    "broken_show",
    "own_post",
]
"""Where the choice, the memory or the story is made."""


@pytest.fixture(scope="module")
def cinema() -> Scenario:
    return cx.load_scenario("cinema")


def test_the_whole_case_is_there(cinema: Scenario) -> None:
    assert len(cinema.segments) == 4
    assert len(cinema.stages) == 9
    assert len(cinema.touchpoints) == 33
    assert len(cinema.interventions) >= 17
    assert len(cinema.events) >= 10
    assert len(cinema.rules) == 5
    assert cinema.rounds.count == 3
    assert {agenda.id for agenda in cinema.agendas} == {"hse-180", "productive-failure"}


def test_every_number_has_an_origin(cinema: Scenario) -> None:
    assert cinema.source == "assumed"
    file = (FOLDER / "scenario.yaml").read_text("utf-8")
    named = set(re.findall(r'source: "([^"]+)"', file))
    assert any("bank deck" in origin for origin in named)
    assert any("conference 2017" in origin for origin in named)


def test_a_quarter_of_the_way_is_made_by_others(cinema: Scenario) -> None:
    indirect = [point for point in cinema.touchpoints if point.kind == "indirect"]
    assert len(indirect) >= 8
    assert {point.fed_by for point in indirect} == {"close", "weak", "reviews", "market"}


@pytest.mark.parametrize("mood", ["bad", "good"])
@pytest.mark.parametrize("point", DECISIVE)
def test_where_it_matters_each_segment_says_three_things(cinema: Scenario, point: str, mood: str) -> None:
    said = {str(name): by for name, by in cinema.voices[point].items()}[mood]
    assert {who: len(said.get(who, ())) for who in said if len(said.get(who, ())) < 3} == {}
    assert {segment.id for segment in cinema.segments} <= set(said)


def test_good_measures_together_cost_about_twice_the_money(cinema: Scenario) -> None:
    budget = sum(float(part) for part in cinema.money.budget)
    months = cinema.rounds.count * cinema.rounds.weeks / (52 / 12)
    good = [measure for measure in cinema.interventions if measure.trap is None]
    cost = sum(float(measure.once) + months * float(measure.monthly) for measure in good)
    assert budget == 6_000
    assert 1.8 * budget <= cost <= 2.3 * budget


def test_traps_are_those_of_the_story(cinema: Scenario) -> None:
    traps = {measure.id for measure in cinema.interventions if measure.trap}
    assert traps == {"weekday_discount", "new_app", "vr_zone", "daily_mailing", "cut_staff", "facade_repairs"}


def test_the_chart_shows_the_fall_that_the_caption_names(cinema: Scenario) -> None:
    assert cinema.history is not None
    values = [float(value) for value in cinema.history.values]
    assert len(values) == 13
    assert round(100 * (1 - values[-1] / values[0])) == 18
    assert "18 %" in cinema.history.caption.en
    assert "18 %" in cinema.history.caption.ru


def test_the_seats_are_filled_by_a_fifth(cinema: Scenario) -> None:
    weekly = 345_000 / 52
    assert weekly / float(cinema.money.seats) == pytest.approx(0.21, abs=0.005)
