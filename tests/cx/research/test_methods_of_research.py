"""Evidence is sampled from the customers: bigger samples are more precise, each method has its own bias."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx.research.evidence import Evidence
from cx.research.gather import gather
from cx.research.sampling import mean, net, share
from cx.research.sight import Sight
from cx.scenario.measures import Method
from cx.scenario.reader import load_scenario
from cx.scenario.scenario import Scenario
from cx.scenario.text import Line

SAID = Line(en="x", ru="х")


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return load_scenario("tutorial")


@pytest.fixture(scope="module")
def sight(scenario: Scenario) -> Sight:
    draw = np.random.default_rng(1)
    people, points = 4_000, len(scenario.touchpoints)
    importance = draw.dirichlet(np.linspace(0.5, 4, points), people)
    visitor = draw.integers(0, people, 6_000)
    met = draw.random((6_000, points)) < 0.8
    emotion = np.where(
        met, np.clip(draw.normal(np.linspace(-0.6, 0.6, points), 0.3, (6_000, points)), -1, 1), np.nan
    )
    return Sight(
        segment=np.arange(people) % len(scenario.segments),
        importance=importance,
        rating=np.where(draw.random(people) < 0.9, draw.integers(0, 11, people), np.nan),
        visitor=visitor,
        met=met,
        emotion=emotion,
        satisfaction=np.clip(draw.normal(0.65, 0.2, 6_000), 0, 1),
        quality=np.linspace(0.3, 0.8, points),
    )


def asked(
    scenario: Scenario, sight: Sight, kind: str, sample: int, seed: int = 1, **more: object
) -> Evidence:
    method = Method.model_validate(
        {
            "id": "m",
            "name": SAID,
            "text": SAID,
            "bias": SAID,
            "kind": kind,
            "cost": 1,
            "sample": sample,
            **more,
        }
    )
    return gather(scenario, method, sight, seed=seed, purchase="m.1")


KINDS = ["poll", "interviews", "mystery", "reviews", "funnel", "recommendation"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_purchase_always_finds_the_same(scenario: Scenario, sight: Sight, kind: str) -> None:
    assert asked(scenario, sight, kind, 50) == asked(scenario, sight, kind, 50)


@pytest.mark.parametrize("kind", KINDS)
def test_another_class_meets_other_people(scenario: Scenario, sight: Sight, kind: str) -> None:
    here, there = (asked(scenario, sight, kind, 50, seed, noise=0.1) for seed in (1, 2))
    assert here != there


@pytest.mark.parametrize("kind", KINDS)
def test_a_bigger_sample_is_more_precise(scenario: Scenario, sight: Sight, kind: str) -> None:
    widths = []
    for sample in (30, 300, 3_000):
        cards = asked(scenario, sight, kind, sample, noise=0.1).cards
        widths.append(np.median([card.high - card.low for card in cards if card.high > card.low]))
    assert all(wide > narrow for wide, narrow in pairwise(widths))


@pytest.mark.parametrize("kind", KINDS)
def test_the_value_lies_in_its_interval(scenario: Scenario, sight: Sight, kind: str) -> None:
    for card in asked(scenario, sight, kind, 200, noise=0.1).cards:
        assert card.low <= card.value <= card.high


def test_interviews_find_the_true_weights(scenario: Scenario, sight: Sight) -> None:
    cards = [
        card for card in asked(scenario, sight, "interviews", 4_000).cards if card.finding == "importance"
    ]
    truth = sight.importance.mean(axis=0) * sight.importance.shape[1]
    for place, point in enumerate(scenario.touchpoints):
        told = np.mean([card.value for card in cards if card.touchpoint == point.id])
        assert told == pytest.approx(truth[place], rel=0.1)


def test_interviews_hear_only_the_segments_chosen(scenario: Scenario, sight: Sight) -> None:
    method = Method.model_validate(
        {"id": "m", "name": SAID, "text": SAID, "bias": SAID, "kind": "interviews", "cost": 1, "sample": 20}
    )
    wanted = scenario.segments[0].id
    found = gather(scenario, method, sight, segments=(wanted,), seed=1, purchase="m.1")
    assert {card.segment for card in found.cards} == {wanted}


def test_rationalised_answers_hide_indirect_touchpoints(scenario: Scenario, sight: Sight) -> None:
    indirect = {point.id for point in scenario.touchpoints if point.kind == "indirect"}
    assert indirect

    def named(rationalised: float) -> float:
        cards = asked(scenario, sight, "poll", 4_000, rationalised=rationalised).cards
        return sum(card.value for card in cards if card.touchpoint in indirect)

    assert named(0.9) < named(0.0) or named(0.0) == 0


def test_reviews_come_from_the_extremes(scenario: Scenario, sight: Sight) -> None:
    card = next(card for card in asked(scenario, sight, "reviews", 500).cards if card.finding == "rating")
    assert card.sample == 500


def test_the_funnel_never_widens_from_stage_to_stage(scenario: Scenario, sight: Sight) -> None:
    reach = [card.value for card in asked(scenario, sight, "funnel", 3_000).cards if card.stage]
    assert all(before >= after for before, after in pairwise(reach))


def test_mystery_visits_see_direct_touchpoints_only(scenario: Scenario, sight: Sight) -> None:
    seen = {card.touchpoint for card in asked(scenario, sight, "mystery", 10).cards}
    assert seen == {p.id for p in scenario.touchpoints if p.kind == "direct" and p.when == "always"}


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_stays_a_share(hits: int, more: int) -> None:
    value, low, high = share(hits, hits + more)
    assert 0 <= low <= high <= 1
    assert hits + more == 0 or low - 1e-9 <= value <= high + 1e-9


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_a_net_score_stays_in_its_range(promoters: int, passives: int, detractors: int) -> None:
    value, low, high = net(promoters, detractors, promoters + passives + detractors)
    assert -100 <= low <= value <= high <= 100


@given(st.lists(st.floats(-1, 1), max_size=40))
def test_a_mean_stays_in_its_range(values: list[float]) -> None:
    value, low, high = mean(np.array(values), -1, 1)
    assert -1 <= low <= value <= high <= 1
