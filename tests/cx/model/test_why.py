"""Why it came so: contributions, decisive touchpoints, a visit in words, tables, differences, value."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import making
import numpy as np
import pytest

import cx
from cx import attribution
from cx.scenario.scenario import Scenario


@cache
def scenario() -> Scenario:
    return making.case(
        [
            making.point("feed", kind="indirect", fed_by="close", meeting=0.5),
            making.point("toilets", importance=0.1),
            making.point("pay", kano="must_be", quality=0.45),
            making.point("queue", wait={"minutes": 20}, quality=0.6),
            making.point("film", importance=3, kano="attractive", quality=0.75),
            making.point("show", failure={"probability": 0.05, "severity": 0.5}),
            making.point("fix", when="failure", quality=0.3),
        ],
        measures=[
            making.measure("pay_better", "pay", 0.2, once=100),
            making.measure("film_better", "film", 0.1, once=100),
            making.measure("toilets_better", "toilets", 0.2, once=100),
            making.measure("idle", quality=0),
        ],
    )


PLAN = cx.Plan().add("pay_better").add("film_better", 2).add("idle", 2)


def test_contributions_add_up_to_the_effect() -> None:
    shares = cx.attribute(scenario(), PLAN, customers=2_048, seed=3)
    for what in ("revenue", "nps", "value"):
        whole = getattr(shares, what)
        assert sum(getattr(one, what) for one in shares.contributions) == pytest.approx(whole)
    run, nothing = (cx.simulate(scenario(), p, customers=2_048, seed=3) for p in (PLAN, None))
    assert shares.revenue == pytest.approx(float((run - nothing).revenue.values.sum()))
    assert shares.value == pytest.approx(cx.value(scenario(), PLAN, customers=2_048, seed=3).amount)
    assert shares.exact
    assert shares.of("idle").revenue == pytest.approx(0)
    assert shares.of("pay_better").nps > 0


def test_long_plans_are_sampled_and_say_how_sure_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = cx.attribute(scenario(), PLAN, customers=1_024, seed=3, horizon=False)
    monkeypatch.setattr(attribution, "EXACT", 1)
    sampled = cx.attribute(scenario(), PLAN, customers=1_024, seed=3, horizon=False)
    assert not sampled.exact
    assert sampled.revenue == exact.revenue
    for mine, theirs in zip(sampled.contributions, exact.contributions, strict=True):
        assert mine.revenue == pytest.approx(
            theirs.revenue, abs=4 * mine.error[0] + 0.02 * abs(exact.revenue)
        )


def test_what_weighs_more_decides_more() -> None:
    moved = cx.decisiveness(scenario(), customers=2_048, rounds=1).together.mean(axis=1)
    points = [point.id for point in scenario().touchpoints]
    assert points[int(moved.argmax())] == "film"
    assert abs(moved[points.index("toilets")]) < 0.2 * moved.max()


def test_the_truth_behind_a_map() -> None:
    truth = cx.truth(scenario(), customers=2_048, rounds=1)
    shape = (len(scenario().touchpoints), 2)
    for values in (truth.visits, truth.emotion, truth.importance, truth.decisiveness):
        assert values.shape == shape
    assert truth.importance.sum(axis=0) == pytest.approx(np.ones(2))
    assert truth.shares.sum() == pytest.approx(1)
    assert truth.visits[0] == pytest.approx([0.5, 0.5], abs=0.05)
    assert truth.visits[2] == pytest.approx([1, 1])
    assert truth.emotion[2].max() < 0 < truth.emotion[4].min()


def test_a_visit_told_in_both_languages() -> None:
    run = cx.simulate(scenario(), customers=3_000, seed=5)
    customer = cx.followable(run, 2)[0]
    visit = cx.explain(run, customer, 2)
    assert visit.steps
    assert visit.week is not None
    assert 13 <= visit.week < 26
    english, russian = visit.told("en"), visit.told("ru")
    assert len(english) == len(russian) == len(visit.steps) + 1
    assert "recommendation" in english[-1]
    assert "готовность рекомендовать" in russian[-1]
    for step in visit.steps:
        assert -1 <= step.felt <= 1
        if (
            abs(step.met - step.expected) > 0.35
            and not step.failed
            and step.touchpoint.kano == "one_dimensional"
        ):
            assert (step.felt > 0) == (step.met > step.expected)


def test_whom_something_failed_reads_it() -> None:
    run = cx.simulate(scenario(), customers=3_000, seed=5)
    journeys = run.journeys
    row = journeys[journeys["failed"]][0]
    steps = cx.explain(run, int(row["customer"]), int(row["round"])).steps
    assert any("failed" in str(step.why) for step in steps) or not any(step.failed for step in steps)


def test_anybody_can_be_followed() -> None:
    run = cx.simulate(scenario(), customers=5_000, seed=5)
    far = [customer for customer in range(4_400, 4_440) if run.customers["visits"][customer] > 2]
    visit = cx.explain(run, far[0], 1)
    again = run.journeys_of(far[0])
    assert len(np.unique(again["week"])) == run.customers["visits"][far[0]]
    assert visit.customer == far[0]
    with pytest.raises(IndexError):
        cx.explain(run, 5_000)
    with pytest.raises(IndexError):
        cx.explain(run, 0, 4)


def test_who_stayed_away_is_told_so() -> None:
    run = cx.simulate(scenario(), customers=3_000, seed=5)
    away = int(np.flatnonzero(run.customers["visits"] == 0)[0])
    visit = cx.explain(run, away, 1)
    assert visit.steps == ()
    assert "Did not come" in str(visit.ending)
    assert "не было" in visit.ending.in_("ru")


def test_tables_agree_with_the_figures() -> None:
    run = cx.simulate(scenario(), customers=1_500, seed=5)
    journeys, answers, people = run.journeys, run.surveys, run.customers
    assert len(journeys) == run.encounters.sum()
    mine = journeys[(journeys["round"] == 1) & (journeys["touchpoint"] == 1)]
    assert mine["emotion"].mean() == pytest.approx(run.emotion_all[0, 1], abs=1e-3)
    assert len(answers) == people["visits"].sum()
    first = answers[answers["round"] == 1]
    net = 100 * ((first["rating"] >= 9).mean() - (first["rating"] <= 6).mean())
    assert net == pytest.approx(run.nps[0])
    assert answers["talked"].sum() == people["talked"].sum() == (run.told_good + run.told_bad).sum()
    low, high = run.emotion_band[0, 1]
    assert low < run.emotion_all[0, 1] < high


def test_a_table_becomes_a_frame_where_pandas_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pandas:
        DataFrame = dict

    monkeypatch.setitem(sys.modules, "pandas", Pandas)
    frame = cx.simulate(scenario(), customers=50).customers.to_pandas()
    assert len(frame["belief"]) == 50


def test_intervals_hold_what_they_promise() -> None:
    point = cx.simulate(scenario(), customers=40_000, seed=99, rounds=1).satisfaction[0]
    inside = 0
    for seed in range(40):
        low, high = cx.simulate(scenario(), customers=1_024, seed=seed, rounds=1).satisfaction.interval[0]
        inside += low <= point <= high
    assert inside >= 33


def test_paired_differences_are_sharper_than_runs() -> None:
    run, nothing = (cx.simulate(scenario(), p, customers=4_000, seed=5) for p in (PLAN, None))
    difference = (run - nothing).satisfaction
    width = difference.interval[0, 1] - difference.interval[0, 0]
    assert width < 0.5 * (nothing.satisfaction.interval[0, 1] - nothing.satisfaction.interval[0, 0])
    assert difference.interval[0, 0] > 0
    with pytest.raises(ValueError, match="same seed"):
        run - cx.simulate(scenario(), customers=4_000, seed=6)


def test_value_counts_costs_and_is_nothing_for_nothing() -> None:
    assert cx.value(scenario(), cx.Plan(), customers=1_000).amount == 0
    idle = scenario().model_copy(
        update={
            "interventions": making.case(measures=[making.measure("idle", quality=0, once=100)]).interventions
        }
    )
    worth = cx.value(idle, cx.Plan().add("idle"), customers=1_000)
    assert -100 <= worth.amount < -95


def test_the_package_is_light_until_it_is_used() -> None:
    code = (
        "import cx, sys; heavy = {'numpy', 'pydantic', 'textual', 'rich', 'tinydb'} & set(sys.modules);"
        "assert not heavy, heavy; cx.simulate; assert not {'textual', 'rich', 'tinydb'} & set(sys.modules);"
        "assert all(getattr(cx, name) is not None for name in cx.__all__)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
