"""Several owners: blame and credit, recovery, people who wait, posts that spread."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from incident import incident
from test_same_bits import assert_same

import cx
from cx.model.outcome import Outcome
from cx.model.plan import Plan
from cx.model.task import world_of
from cx.scenario.scenario import Scenario

CASE = incident()
CARE = Plan().add("soon").add("promise").add("choice")


def told(case: Scenario = CASE, **more: Any) -> Scenario:
    """The case with some of its parts said otherwise."""
    return Scenario.model_validate({**case.model_dump(exclude_unset=True), **more})


def run(plan: Plan | None = None, case: Scenario = CASE, **more: Any) -> Outcome:
    return cx.simulate(case, plan, customers=4_096, seed=3, rounds=1, events=(), **more)


def failing(owner: str) -> tuple[Outcome, Outcome]:
    """A year with and without failures at one touchpoint, which belongs to `owner`."""
    data = CASE.model_dump(exclude_unset=True)
    for stage in data["stages"]:
        for point in stage["touchpoints"]:
            if point["id"] == "desk":
                del point["failure"]
            if point["id"] == "sorting":
                point["owner"] = owner
    whole = Scenario.model_validate(data)
    return run(case=whole), run(case=told(whole, model={"repair": {"on": False}}))


def test_blame_follows_the_owner() -> None:
    fell = {}
    for owner in ("us", "them", "others"):
        broken, whole = failing(owner)
        fell[owner] = {
            id_: float((broken - whole).measure(f"nps:{id_}").values[0]) for id_ in ("them", "others")
        }
        fell[owner]["us"] = float((broken - whole).nps.values[0])
    for other in ("us", "others"):
        assert fell["them"]["them"] < fell[other]["them"] < 0
    assert fell["us"]["us"] < fell["others"]["us"] < 0
    assert fell["others"]["others"] < fell["us"]["others"] < 0


def test_who_repairs_quickly_earns_credit_for_the_failure_of_another() -> None:
    nothing, care = run(), run(CARE)
    gained = {id_: care.nps_of[id_][0] - nothing.nps_of[id_][0] for id_ in ("us", "them")}
    assert gained["us"] > 10
    assert gained["us"] > gained["them"] > 0
    assert care.nps_of["us"] is care.nps


def test_every_owner_has_a_score_with_an_interval() -> None:
    outcome = run()
    assert list(outcome.nps_of) == ["us", "them", "others"]
    assert outcome.measures[-3:] == ("nps:them", "nps:others", "waiting:friends")
    for measure in outcome.nps_of.values():
        low, high = measure.interval[0]
        assert low < measure[0] < high


def test_the_first_owner_pays_its_part_only() -> None:
    month = 12 / 52
    shared = (("warn", 2.0, 0.0), ("clock", 0.0, 0.0), ("link", 40.0, 2.0), ("soon", 50.0, 10.0))
    for id_, once, monthly in shared:
        costs = world_of(CASE, Plan().add(id_), 1, ()).costs
        assert costs[0] == pytest.approx(once + monthly * month)
        assert costs[1] == pytest.approx(monthly * month)


def test_those_who_wait_feel_whether_they_are_told() -> None:
    silent, warned = run(), run(Plan().add("warn"))
    assert silent.measure("waiting:friends")[0] < 0.4
    assert warned.measure("waiting:friends")[0] > 0.7
    deaf = run(case=told(model={"third_parties": {"on": False}, "posts": {"on": True}}))
    beliefs = [float(np.mean(one.customers["belief"])) for one in (deaf, silent)]
    assert beliefs[0] > beliefs[1], "they talk, and what they tell is bad"


def test_posts_spread_the_more_they_are_stirred_up() -> None:
    quiet, denied = run(case=told(model={})), run(Plan().add("deny"))
    loud = run()
    beliefs = [float(np.mean(one.customers["belief"])) for one in (quiet, loud, denied)]
    assert beliefs[0] > beliefs[1] > beliefs[2]


def test_the_same_bits_for_several_owners() -> None:
    plan = CARE.without("choice").add("link")
    whole = cx.simulate(CASE, plan, customers=30_000, seed=5, rounds=1)
    parted = cx.simulate(CASE, plan, customers=30_000, seed=5, rounds=1, workers=2)
    assert_same(whole, parted)
    for id_ in whole.further:
        assert whole.measure(id_).values.tobytes() == parted.measure(id_).values.tobytes()
        assert whole.measure(id_).interval.tobytes() == parted.measure(id_).interval.tobytes()


@pytest.mark.parametrize("part", ["stability", "control"])
def test_what_looks_lasting_or_could_have_been_prevented_is_forgiven_less(part: str) -> None:
    def satisfaction(value: float) -> float:
        data = CASE.model_dump(exclude_unset=True)
        data["stages"][0]["touchpoints"][1]["failure"][part] = value
        return run(CARE, Scenario.model_validate(data)).satisfaction[0]

    assert satisfaction(0.0) > satisfaction(0.5) > satisfaction(1.0)


def test_a_visit_tells_whose_failure_it_was_and_why_a_repair_did_not_delight() -> None:
    told = set()
    for plan in (Plan(), CARE, CARE.without("choice")):
        outcome = run(plan)
        for customer in cx.followable(outcome, 1)[:40]:
            steps = cx.explain(outcome, customer, round=1).steps
            told |= {(len(plan), step.touchpoint.id, str(step.why)) for step in steps}
    assert (0, "sorting", "something failed here: Depot is blamed, and your firm in part") in told
    assert (3, "care", "the repair was better than feared, which heals part of the wound") in told
    assert (
        2,
        "care",
        "a good repair, but late, without a choice or with a broken promise: no delight",
    ) in told
