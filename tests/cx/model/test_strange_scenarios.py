"""Strange scenarios give finite figures of sensible sign."""

from __future__ import annotations

from typing import Any

import making
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cx
from cx.model.figures import MEASURES
from cx.model.outcome import Outcome
from cx.scenario.scenario import Scenario

EDGE = st.sampled_from([0.0, 1.0]) | st.floats(0, 1)
SHARE = st.sampled_from([0.0, 1.0, 0.5]) | st.floats(0, 1)


@st.composite
def points(draw: st.DrawFn) -> list[dict[str, Any]]:
    count = draw(st.sampled_from([1, 2, 5]))
    made = []
    for number in range(count):
        more: dict[str, Any] = {
            "quality": draw(EDGE),
            "meeting": draw(SHARE),
            "drop_out": draw(SHARE),
            "importance": draw(st.sampled_from([0, 1, 10])),
            "kano": draw(st.sampled_from(["must_be", "one_dimensional", "attractive", "indifferent"])),
        }
        if draw(st.booleans()):
            more["failure"] = {"probability": draw(SHARE), "severity": draw(EDGE)}
        if draw(st.booleans()):
            more["wait"] = {"minutes": draw(st.sampled_from([0, 10, 100_000]))}
            more["time"] = draw(st.sampled_from(["chore", "experience"]))
        if draw(st.booleans()):
            more["expectation"] = draw(EDGE)
        if number and draw(st.booleans()):
            more["when"] = "failure"
        if draw(st.booleans()):
            more |= {
                "kind": "indirect",
                "fed_by": draw(st.sampled_from(["close", "weak", "reviews", "market"])),
            }
        made.append(making.point(f"p{number}", **more))
    return made


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    rivals = [
        making.rival(
            f"r{n}", belief=draw(EDGE), price=draw(st.sampled_from([0, 0.5, 1, 100])), known=draw(SHARE)
        )
        for n in range(draw(st.sampled_from([0, 1, 3])))
    ]
    first = draw(st.floats(0, 1))
    segments = [
        making.segment(
            name,
            share,
            visits_per_year=draw(st.sampled_from([0, 0.1, 6, 52, 365])),
            saving=draw(SHARE),
            price_sensitivity=draw(st.sampled_from([0, 1, 10])),
            hard_to_win=draw(st.sampled_from([0, 1, 10])),
            easy_to_lose=draw(st.sampled_from([0, 1, 10])),
            trust=draw(st.sampled_from([0, 1, 10])),
            talk=draw(st.sampled_from([0, 1, 10])),
            ready_to_buy=draw(SHARE),
            expectation=draw(st.sampled_from([-1, 0, 0.3])),
        )
        for name, share in (("a", first), ("b", 1 - first))
    ]
    return making.case(
        draw(points()),
        segments=segments,
        rivals=rivals,
        measures=[
            making.measure(
                "m", "p0", draw(st.sampled_from([-1, 0.3, 1])), lead=draw(st.sampled_from([0, 1, 50]))
            ),
            making.measure(
                "price", quality=0, price=draw(st.sampled_from([-1, -0.5, 1])), copied={"months": 1}
            ),
        ],
        crisis={"income": draw(st.sampled_from([-1, 0, 0.5])), "saving_hazard": draw(SHARE)},
        money={"ticket": draw(st.sampled_from([0, 300])), "unit": draw(st.sampled_from([0, 1000]))},
        rounds={"count": 3, "weeks": draw(st.sampled_from([1, 4]))},
        market={"quality": draw(EDGE), "growth": draw(st.sampled_from([-1, 0, 0.01, 1]))},
    )


def assert_sane(run: Outcome) -> None:
    for name in MEASURES:
        measure = run.measure(name)
        for values in (measure.values, measure.interval, measure.by_segment):
            assert np.isfinite(values).all(), name
    assert (np.abs(run.nps.values) <= 100).all()
    for name in ("csat", "satisfaction", "retention", "churn"):
        values = run.measure(name).values
        assert ((values >= 0) & (values <= 1)).all(), name
    assert ((run.ces.values >= 1) & (run.ces.values <= 7)).all()
    assert (run.visits.values >= 0).all()
    assert (run.revenue.values >= 0).all()
    assert np.isfinite(run.weekly_revenue).all()
    assert np.isfinite(run.accumulated).all()
    felt = run.emotion[run.encounters > 0]
    assert np.isfinite(felt).all()
    assert (np.abs(felt) <= 1).all()
    assert np.isnan(run.emotion[run.encounters == 0]).all()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenarios(), st.sampled_from([1, 2, 17, 300]), st.integers(0, 2**62))
def test_anything_that_can_be_written_down_can_be_run(scenario: Scenario, customers: int, seed: int) -> None:
    assert_sane(cx.simulate(scenario, customers=customers, seed=seed))
    plan = cx.Plan().add("m").add("price", round=2)
    run = cx.simulate(scenario, plan, customers=customers, seed=seed)
    assert_sane(run)
    assert len(run.customers) == customers
    cx.explain(run)


def test_two_hundred_touchpoints() -> None:
    scenario = making.case([making.point(f"p{number}") for number in range(200)])
    assert_sane(cx.simulate(scenario, customers=2_100, rounds=1))


@pytest.mark.parametrize("customers", [1, 2, 15])
def test_a_handful_of_customers(customers: int) -> None:
    assert_sane(cx.simulate(making.case(), customers=customers, seed=4))


def test_nobody_comes() -> None:
    scenario = making.case(segments=[making.segment("all", 1, visits_per_year=0)])
    run = cx.simulate(scenario, customers=500)
    assert_sane(run)
    assert run.encounters.sum() == 0
    assert (run.revenue.values == 0).all()


def test_prices_of_nothing_earn_nothing() -> None:
    run = cx.simulate(making.case(money={"ticket": 0}), customers=500)
    assert (run.revenue.values == 0).all()
    assert (run.visits.values > 0).all()


@pytest.mark.parametrize("chance", [0, 1])
def test_certain_and_impossible_meetings(chance: int) -> None:
    scenario = making.case([making.point("p0"), making.point("p1", meeting=chance)])
    run = cx.simulate(scenario, customers=3_000, rounds=1)
    assert run.encounters[0, 1].sum() == chance * run.encounters[0, 0].sum()


def test_a_certain_failure_is_always_repaired() -> None:
    scenario = making.case(
        [making.point("p0", failure={"probability": 1, "severity": 0.4}), making.point("fix", when="failure")]
    )
    run = cx.simulate(scenario, customers=2_000, rounds=1)
    assert (run.encounters[0, 0] == run.encounters[0, 1]).all()


def test_better_is_better() -> None:
    levels = [0.2, 0.5, 0.65, 0.8, 1.0]
    scenarios = [making.case([making.point(f"p{n}", quality=level) for n in range(6)]) for level in levels]
    runs = [cx.simulate(scenario, customers=3_000, rounds=1) for scenario in scenarios]
    satisfaction = [run.satisfaction[0] for run in runs]
    assert satisfaction == sorted(satisfaction)
    assert runs[0].nps[0] < -50 < 40 < runs[-1].nps[0]
