"""The same seed gives the same bits however it is run, and a plan changes only what follows from it."""

from __future__ import annotations

from dataclasses import fields

import making
import numpy as np
import pytest

import cx
from cx.model import simulate as simulation
from cx.model.branches import Branches
from cx.model.figures import MEASURES
from cx.model.ground import ground
from cx.model.outcome import Outcome
from cx.model.population import populate
from cx.model.side_by_side import tallies
from cx.model.task import Task, carry_out, world_of

RICH = making.case(
    [
        making.point("feed", kind="indirect", fed_by="weak"),
        making.point("friends", kind="indirect", fed_by="close", meeting=0.5),
        making.point("reviews", kind="indirect", fed_by="reviews", meeting=0.5),
        making.point("pay", kano="must_be", drop_out=0.3, quality=0.5),
        making.point("queue", wait={"minutes": 15}, time="chore"),
        making.point("show", kano="attractive", failure={"probability": 0.05, "severity": 0.5}),
        making.point("refund", when="failure"),
    ],
    measures=[
        making.measure("late", "queue", lead=1, full=4),
        making.measure("cheap", quality=0, price=-0.2, copied={"months": 2}),
        making.measure("repair", quality=0, recovery={"distributive": 0.5, "first_contact": -50}),
        making.measure("talk", quality=0, talk=0.5),
    ],
    segments=[making.segment("a", 0.5, saving=0.2, trust=1.5), making.segment("b", 0.5, hard_to_win=2)],
    crisis={"income": -0.05, "saving_hazard": 0.01, "recovery_hazard": 0.01},
)


def arrays(run: Outcome) -> dict[str, np.ndarray]:
    found = {}
    for field in fields(run):
        value = getattr(run, field.name)
        if isinstance(value, np.ndarray):
            found[field.name] = value
    for name in MEASURES:
        for part in ("values", "interval", "by_segment"):
            found[f"{name}.{part}"] = np.asarray(getattr(run.measure(name), part))
    for name in ("journeys", "surveys", "customers"):
        found[name] = getattr(run, name).array.view(np.uint8)
    return found


def assert_same(one: Outcome, other: Outcome) -> None:
    mine, theirs = arrays(one), arrays(other)
    assert mine.keys() == theirs.keys()
    different = [name for name in mine if mine[name].tobytes() != theirs[name].tobytes()]
    assert different == []


def test_twice_the_same() -> None:
    assert_same(cx.simulate(RICH, customers=3_000, seed=5), cx.simulate(RICH, customers=3_000, seed=5))


def test_another_seed_is_another_run() -> None:
    one, other = (cx.simulate(RICH, customers=3_000, seed=seed) for seed in (5, 6))
    assert one.nps[0] != other.nps[0]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_chunks_do_not_matter(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = cx.simulate(RICH, customers=9_000, seed=5)
    monkeypatch.setattr(simulation, "CHUNK", size)
    assert_same(whole, cx.simulate(RICH, customers=9_000, seed=5))


def test_blocks_of_visitors_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = cx.simulate(RICH, customers=2_500, seed=5)
    monkeypatch.setattr("cx.model.workspace.ELEMENTS", 0)
    monkeypatch.setattr("cx.model.workspace.NARROWEST", 37)
    assert_same(whole, cx.simulate(RICH, customers=2_500, seed=5))


def test_workers_do_not_matter() -> None:
    one, two = (cx.simulate(RICH, customers=9_000, seed=5, rounds=1, workers=w) for w in (1, 2))
    assert_same(one, two)


def test_the_first_customers_are_the_same_people() -> None:
    base = ground(RICH)
    few, many = populate(base, 3, 0, 1_000), populate(base, 3, 0, 5_000)
    for name in ("segment", "halo", "style", "rhythm", "importance", "replicate"):
        assert (getattr(few, name) == getattr(many, name)[:1_000]).all(), name
    assert (few.taste == many.taste[:, :1_000]).all()


def test_the_first_towns_live_the_same_life_in_a_larger_population() -> None:
    few, many = (cx.simulate(RICH, customers=n, seed=5) for n in (4_096, 9_000))
    for name in ("customers", "journeys"):
        mine, theirs = getattr(few, name).array, getattr(many, name).array
        assert (mine == theirs[: len(mine)]).all()


def test_nothing_differs_before_a_plan_takes_effect() -> None:
    nothing = cx.simulate(RICH, customers=5_000, seed=5)
    plan = cx.Plan().add("late", round=2)
    run = cx.simulate(RICH, plan, customers=5_000, seed=5)
    launch = 13 + round(52 / 12)
    assert (run.weekly_visits[:launch] == nothing.weekly_visits[:launch]).all()
    difference = run - nothing
    assert not np.nan_to_num(difference.emotion[0]).any()
    assert all(difference.measure(name)[0] == 0 for name in MEASURES)
    assert (difference.nps.interval[0] == 0).all()
    assert difference.emotion_all[2, 4] > 0
    early, late = (table[table["week"] < launch] for table in (run.journeys, nothing.journeys))
    assert early.tobytes() == late.tobytes()


def test_elsewhere_the_first_visit_after_it_meets_the_same_quality() -> None:
    plan = cx.Plan().add("late")
    run, nothing = (cx.simulate(RICH, p, customers=2_000, seed=5, rounds=1) for p in (plan, None))
    week = round(52 / 12)
    for table in (run.journeys, nothing.journeys):
        assert (table["week"] == week).any()
    one, other = (t[(t["week"] == week) & (t["touchpoint"] != 4)] for t in (run.journeys, nothing.journeys))
    assert (one["quality"] == other["quality"]).all()


def test_an_event_changes_nothing_before_it() -> None:
    news = {"id": "news", "name": "News", "text": "News", "week": 5, "belief": -0.1}
    scenario = RICH.model_copy(update={"events": making.case(events=[news]).events})
    hit, spared = (cx.simulate(scenario, customers=3_000, seed=5, events=e) for e in ([("news", 2)], []))
    assert (hit.weekly_visits[:17] == spared.weekly_visits[:17]).all()
    assert hit.revenue[2] < spared.revenue[2]


@pytest.mark.parametrize("customers", [700, 5_000])
def test_side_by_side_is_one_after_another(customers: int) -> None:
    base = ground(RICH)
    plans = [cx.Plan(), cx.Plan().add("late"), cx.Plan().add("cheap").add("talk", 2), cx.Plan().add("repair")]
    worlds = [world_of(RICH, plan, 2, ()) for plan in plans]
    together = tallies(base, worlds, customers, 5, 2)
    for plan, tally in zip(plans, together, strict=True):
        alone = carry_out(RICH, Task(plan, (), 5, 0, customers, 2, 0, False), lambda: None).tally
        for field in fields(alone):
            assert (getattr(alone, field.name) == getattr(tally, field.name)).all(), field.name


def test_branches_of_a_plan_are_runs_of_their_own() -> None:
    base = ground(RICH)
    plan = cx.Plan().add("cheap", 2).add("talk", 2).add("late", 3)
    told: list[tuple[int, int]] = []
    found = Branches(base, plan, (), 5, 3).run(
        2_500, lambda: None, lambda done, total: told.append((done, total))
    )
    assert sorted(found) == list(range(8))
    assert told[-1] == (8, 8)
    for mask, tally in found.items():
        chosen = tuple(one for at, one in enumerate(plan.choices) if mask >> at & 1)
        task = Task(cx.Plan(choices=chosen), (), 5, 0, 2_500, 3, 0, False)
        alone = carry_out(RICH, task, lambda: None).tally
        for field in fields(alone):
            assert (getattr(alone, field.name) == getattr(tally, field.name)).all(), (mask, field.name)


def test_a_run_that_resumes_is_the_run_from_the_start() -> None:
    runner = cx.Runner(RICH, customers=3_000, seed=5)
    plans = [
        cx.Plan(),
        cx.Plan().add("cheap", 2),
        cx.Plan().add("cheap", 2).add("late", 3),
        cx.Plan().add("talk"),
    ]
    for plan in [*plans, plans[1]]:
        for rounds in (None, 5):
            fresh = cx.simulate(RICH, plan, customers=3_000, seed=5, rounds=rounds)
            assert_same(fresh, runner.run(plan, rounds=rounds))


def test_a_longer_run_begins_like_a_shorter_one() -> None:
    short, long = (cx.simulate(RICH, customers=2_500, seed=5, rounds=r) for r in (2, 4))
    assert (short.nps.values == long.nps.values[:2]).all()
    assert (short.weekly_visits == long.weekly_visits[:26]).all()


def test_a_cancelled_run_stops_and_says_so() -> None:
    weeks: list[int] = []
    with pytest.raises(cx.Cancelled):
        cx.simulate(
            RICH,
            customers=500,
            progress=lambda done, total: weeks.append(done),
            cancel=lambda: len(weeks) > 4,
        )
    assert weeks == [1, 2, 3, 4, 5]


def test_progress_ends_at_the_whole() -> None:
    told: list[tuple[int, int]] = []
    cx.simulate(RICH, customers=500, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (39, 39)
