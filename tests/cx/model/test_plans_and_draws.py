"""Plans are refused with a sentence, and a class draws its hidden parameters."""

from __future__ import annotations

from typing import Any

import making
import pytest

import cx
from cx.model.plan import spent
from cx.scenario.number import Number
from cx.scenario.scenario import Scenario


def shop(**more: Any) -> Scenario:
    return making.case(
        measures=[
            making.measure("dear", once=900, monthly=50),
            making.measure("cheap", once=100),
            making.measure("rival_of_cheap", once=100, blocks=["cheap"]),
            making.measure("choosy", touchpoints=["p1", "p2"]),
            making.measure("thrift", quality=0, monthly=-100, family="cost"),
        ],
        **more,
    )


@pytest.mark.parametrize(
    ("choices", "english", "russian"),
    [
        (["chepa"], "Did you mean “cheap”?", "Может быть, «cheap»?"),
        (["cheap@4"], "round 4 is outside the game", "раунда 4 нет в игре"),
        (["cheap@0"], "round 0 is outside the game", "раунда 0 нет в игре"),
        (["cheap", "cheap@2"], "chosen twice", "выбрана дважды"),
        (["cheap", "rival_of_cheap"], "exclude each other", "исключают друг друга"),
        (["choosy@1:p3"], "Choose one of: p1, p2", "Выберите одну из: p1, p2"),
        (["cheap@1:p1"], "leave “:p1” out", "уберите «:p1»"),
        (["cheap", "choosy", "thrift", "dear"], "at most 3", "можно не больше 3"),
        (["dear", "cheap@1", "choosy"], "150 k are missing", "недостаёт 150 k"),
    ],
)
def test_a_plan_that_is_not_allowed_is_refused_with_a_sentence(
    choices: list[str], english: str, russian: str
) -> None:
    plan = cx.Plan(choices=tuple(cx.Choice.parse(choice) for choice in choices))
    with pytest.raises(cx.PlanError) as refused:
        cx.simulate(shop(), plan, customers=10)
    assert english in str(refused.value)
    assert russian in refused.value.message.in_("ru")


def test_an_unknown_event_is_refused() -> None:
    with pytest.raises(cx.PlanError, match="no event “storm”"):
        cx.simulate(shop(), customers=10, events=[("storm", 1)])


def test_money_that_is_left_passes_on() -> None:
    plan = cx.Plan().add("dear", 2).add("cheap", 2)
    cx.check_plan(shop(), plan)
    assert spent(shop(), plan) == pytest.approx((0, 1_150, 150))


def test_savings_pay() -> None:
    plan = cx.Plan().add("dear").add("thrift").add("cheap")
    cx.check_plan(shop(), plan)


def test_the_sandbox_asks_for_no_money() -> None:
    plan = cx.Plan().add("dear").add("cheap").add("choosy").add("thrift")
    with pytest.raises(cx.PlanError):
        cx.check_plan(shop(), plan)
    cx.check_plan(shop(), plan, free=True)


def test_a_class_draws_its_own_truth() -> None:
    scenario = shop(hidden={"quality": 0.08, "importance": 0.5, "effect": 0.25})
    one, same, other = (cx.drawn(scenario, seed) for seed in (1, 1, 2))
    assert one == same
    assert one != other
    qualities = [point.quality.value for point in one.touchpoints]
    assert all(abs(quality - 0.65) <= 0.08 for quality in qualities)
    assert len(set(qualities)) == len(qualities)
    assert {segment.id for segment in one.segments} == set(one.touchpoints[0].importance_by)
    assert cx.drawn(one, 99) == one


def test_a_range_is_drawn_and_gone() -> None:
    scenario = making.case([making.point("p0", quality={"value": 0.5, "range": [0.4, 0.7]})])
    values = [cx.drawn(scenario, seed).touchpoints[0].quality for seed in range(40)]
    assert all(0.4 <= number.value <= 0.7 and number.range is None for number in values)
    assert max(number.value for number in values) > 0.65
    assert min(number.value for number in values) < 0.45


def test_another_touchpoint_in_the_file_moves_no_other_draw() -> None:
    few, many = (
        cx.drawn(making.case([making.point(id_) for id_ in ids], hidden={"quality": 0.1}), 5)
        for ids in (("a", "b"), ("new", "b", "a"))
    )
    for id_ in ("a", "b"):
        assert few.touchpoint(id_).quality == many.touchpoint(id_).quality


def test_launches_fail_in_their_share_of_classes() -> None:
    app = making.measure("app", family="technology", readiness={"failure": 0.35, "weeks": 6, "quality": -0.2})
    scenario = making.case(measures=[app])
    fails = []
    for seed in range(200):
        readiness = cx.drawn(scenario, seed).interventions[0].readiness
        assert readiness is not None
        fails.append(readiness.failure.value)
    assert set(fails) == {0.0, 1.0}
    assert 0.25 < sum(fails) / len(fails) < 0.45


def test_a_failed_launch_hurts_and_then_works() -> None:
    app = making.measure("app", readiness={"failure": 1, "weeks": 13, "quality": -0.2})
    scenario = making.case(measures=[app])
    run, nothing = (cx.simulate(scenario, p, customers=3_000, rounds=2) for p in (cx.Plan().add("app"), None))
    gain = (run - nothing).emotion_all[:, 1]
    assert gain[0] < -0.1 < 0.1 < gain[1]


def test_simulate_draws_as_drawn_does() -> None:
    scenario = shop(hidden={"quality": 0.08, "importance": 0.5})
    one = cx.simulate(scenario, customers=500, draw=4)
    other = cx.simulate(cx.drawn(scenario, 4), customers=500)
    assert (one.nps.values == other.nps.values).all()
    assert one.nps[0] != cx.simulate(scenario, customers=500, draw=5).nps[0]


def test_what_helps_and_what_is_needed() -> None:
    scenario = making.case(
        measures=[
            making.measure("queue", "p1", 0.2, needs=[{"intervention": "staff", "factor": 0.5}]),
            making.measure("staff", "p2", 0.1),
            making.measure("voice", "p3", 0.1, boosts=[{"intervention": "queue", "factor": 1.5}]),
        ]
    )

    def gain(*ids: str) -> float:
        plan = cx.Plan()
        for id_ in ids:
            plan = plan.add(id_)
        run, nothing = (cx.simulate(scenario, p, customers=2_500, rounds=1) for p in (plan, None))
        return float((run - nothing).emotion_all[0, 1])

    alone, with_staff, with_both = gain("queue"), gain("queue", "staff"), gain("queue", "staff", "voice")
    assert 0 < alone < with_staff < with_both


def test_organisation_shortens_the_lead_of_service() -> None:
    scenario = making.case(
        measures=[
            making.measure("owner", quality=0, family="organisation", speeds=0.5),
            making.measure("s", lead=4),
        ]
    )
    slow, fast = (
        cx.simulate(scenario, plan, customers=1_500)
        for plan in (cx.Plan().add("s", 2), cx.Plan().add("owner").add("s", 2))
    )
    assert (fast.emotion_all[1, 1] - slow.emotion_all[1, 1]) > 0.05


def test_a_wait_of_the_team_makes_its_measures_later() -> None:
    scenario = shop()
    prompt = cx.Plan().add("choosy", touchpoint="p2")
    waiting = prompt.model_copy(update={"waits": ((1, 6.0),)})
    nothing, now, later = (
        cx.simulate(scenario, p, customers=1_500, rounds=1) for p in (None, prompt, waiting)
    )
    assert (later.weekly_visits[:6] == nothing.weekly_visits[:6]).all()
    assert now.emotion_all[0, 2] > later.emotion_all[0, 2] > nothing.emotion_all[0, 2]
    assert now.emotion_all[0, 1] == pytest.approx(nothing.emotion_all[0, 1], abs=0.05)


def test_a_number_far_from_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="loss_aversion: 40 is outside 1 to 4"):
        making.case(model={"emotion": {"loss_aversion": 40}})
    assert isinstance(making.case().model.emotion.loss_aversion, Number)


SWITCHES = [name for name, part in making.case().model if hasattr(part, "on") and name != "research"]


@pytest.mark.parametrize("name", SWITCHES)
def test_every_mechanism_can_be_switched_off(name: str) -> None:
    points = [
        making.point("p0", kano="attractive", wait={"minutes": 20}, time="chore"),
        making.point("p1", kind="indirect", fed_by="close"),
        making.point("p2", quality=0.2, failure={"probability": 0.2, "severity": 0.5}, owner="other"),
        making.point("p3", when="failure"),
    ]
    rich: dict[str, Any] = {
        "segments": [
            making.segment("a", 0.5, hard_to_win=2, saving=0.5, ready_to_buy=0.7, technology_readiness=0.9),
            making.segment("b", 0.5),
        ],
        "measures": [
            making.measure("app", "p0", family="technology", copied={"months": 1}, lead=1),
            making.measure("cut", quality=0, price=-0.2, copied={"months": 1}),
        ],
        "owners": [{"id": "own", "name": "Own"}, {"id": "other", "name": "Other"}],
        "market": {"growth": 0.01},
        "third_parties": [{"id": "host", "name": "Host", "share": 1, "minutes": 90}],
    }
    model: dict[str, dict[str, Any]] = {"organisation": {"readiness": 0.2}, "posts": {"on": True}}
    plan = cx.Plan().add("app").add("cut")
    on = making.case(points, model=model, **rich)
    off = making.case(points, model={**model, name: {**model.get(name, {}), "on": False}}, **rich)
    one, other = (cx.simulate(scenario, plan, customers=1_500, seed=8) for scenario in (on, off))
    assert (one.satisfaction.values != other.satisfaction.values).any()
