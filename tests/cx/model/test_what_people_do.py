"""What is known of customers shows in the simulated ones, with the constants as they are."""

from __future__ import annotations

from functools import cache
from typing import Any

import making
import numpy as np
from numpy.typing import NDArray

import cx
from cx.model.exact import ln
from cx.model.outcome import Outcome

KANO = ("must_be", "one_dimensional", "attractive")


def ordinary(**more: Any) -> Any:
    """Twelve touchpoints of all classes, about as good as the market."""
    lifts = [0.01, -0.03, 0.04, -0.05, 0, 0.02, -0.02, 0.03, -0.04, 0.05, -0.01, 0]
    points = [
        making.point(f"p{n}", kano=KANO[n % 3], quality=0.66 + lift, meeting=0.6 if n % 4 == 3 else 1)
        for n, lift in enumerate(lifts)
    ]
    return making.case(points, **more)


@cache
def ordinary_run() -> Outcome:
    return cx.simulate(ordinary(), customers=4_096, seed=11)


def standardised(y: NDArray[Any], *columns: NDArray[Any]) -> tuple[NDArray[Any], float]:
    x = np.stack([(column - column.mean()) / column.std() for column in columns], axis=1)
    y = (y - y.mean()) / y.std()
    beta = np.linalg.lstsq(x, y, rcond=None)[0]
    return beta, 1 - float(((y - x @ beta) ** 2).mean())


def test_a_shortfall_weighs_more_than_an_excess() -> None:
    answers = ordinary_run().surveys
    gap, satisfied = answers["quality"] - answers["expectation"], answers["satisfaction"]
    slopes = [np.polyfit(gap[side], satisfied[side], 1)[0] for side in (gap < 0, gap > 0)]
    assert 1.3 < slopes[0] / slopes[1] < 2.5


def test_given_quality_expectation_adds_little() -> None:
    answers = ordinary_run().surveys
    beta, explained = standardised(answers["satisfaction"], answers["expectation"], answers["quality"])
    assert -0.15 < beta[0] < 0.20
    assert 0.55 < beta[1] < 0.85
    assert 0.45 < explained < 0.72
    assert 0.45 < np.corrcoef(answers["expectation"], answers["quality"])[0, 1] < 0.85


def test_satisfaction_is_high_and_skewed_to_the_left() -> None:
    satisfied = ordinary_run().surveys["satisfaction"].astype(float)
    assert 70 < 100 * satisfied.mean() < 80
    assert -1.5 < ((satisfied - satisfied.mean()) ** 3).mean() / satisfied.std() ** 3 < -0.05


def contrast(kano: str) -> float:
    """Reward less penalty of a class, over their sum, all touchpoints reckoned together."""
    run = ordinary_run()
    answers, journeys = run.surveys.array, run.journeys.array
    visit = np.searchsorted(
        answers["customer"] * 1_000 + answers["week"], journeys["customer"] * 1_000 + journeys["week"]
    )
    points = run.scenario.touchpoints
    marks = np.zeros((len(answers), 2 * len(points) + 1))
    marks[:, -1] = 1
    for row in range(len(points)):
        mine = journeys["touchpoint"] == row
        gap = journeys["quality"][mine] - journeys["expectation"][mine]
        low, high = np.quantile(gap, [0.2, 0.8])
        marks[visit[mine], 2 * row], marks[visit[mine], 2 * row + 1] = gap < low, gap > high
    beta = np.linalg.lstsq(marks, answers["satisfaction"].astype(float), rcond=None)[0]
    found = []
    for row, point in enumerate(points):
        if point.kano == kano:
            penalty, reward = beta[2 * row], beta[2 * row + 1]
            found.append((reward + penalty) / (abs(reward) + abs(penalty)))
    return float(np.mean(found))


def test_classes_of_touchpoints_differ_in_what_they_punish_and_reward() -> None:
    must_be, one_dimensional, attractive = (contrast(kano) for kano in KANO)
    assert must_be < -0.25
    assert -0.35 < one_dimensional < 0.35
    assert attractive > 0.15
    assert must_be < one_dimensional < attractive


def test_the_middle_talks_least() -> None:
    answers = ordinary_run().surveys
    satisfied, talked = answers["satisfaction"], answers["talked"]
    low, middle, high = (
        talked[part].mean()
        for part in (satisfied < 0.45, (satisfied > 0.6) & (satisfied < 0.72), satisfied > 0.9)
    )
    assert middle < 0.6 * high
    assert low > high


def test_waits_hurt_and_saturate() -> None:
    minutes = [0, 15, 45, 90]
    scenarios = [
        making.case([making.point("p0"), making.point("queue", wait={"minutes": m}), making.point("p2")])
        for m in minutes
    ]
    levels = [
        cx.simulate(scenario, customers=3_000, seed=2, rounds=1).satisfaction[0] for scenario in scenarios
    ]
    steps = -np.diff(levels)
    assert (steps > 0).all()
    assert steps[2] < 0.4 * steps[0]


def test_service_rises_and_the_score_falls_where_the_market_rises_faster() -> None:
    grow = [
        making.measure(
            "grow", effects=[{"touchpoint": f"p{n}", "quality": 0.144} for n in range(12)], full=24
        )
    ]
    racing, still = (ordinary(measures=grow, market={"growth": growth}) for growth in (0.009, 0))
    plan = cx.Plan().add("grow")
    race, alone = (cx.simulate(s, plan, customers=3_000, seed=2, rounds=8) for s in (racing, still))
    met = [race.journeys["quality"][race.journeys["round"] == r].mean() for r in (1, 8)]
    assert met[1] - met[0] > 0.03
    assert race.satisfaction[7] - race.satisfaction[0] < -0.02
    assert alone.satisfaction[7] - alone.satisfaction[0] > 0.03
    quiet = cx.simulate(still, customers=3_000, seed=2, rounds=8)
    assert abs(quiet.satisfaction[7] - quiet.satisfaction[0]) < 0.025


def crisis(**more: Any) -> Any:
    return ordinary(
        measures=[
            making.measure("cut", quality=0, price=-0.1, copied={"months": 4}),
            making.measure(
                "school",
                effects=[{"touchpoint": f"p{n}", "quality": 0.05} for n in range(12)],
                lead=4,
                full=12,
                copied={"months": 24},
            ),
        ],
        crisis={"income": -0.06, "saving_hazard": 0.01},
        **more,
    )


def test_price_wins_the_first_quarter_and_service_the_second_year() -> None:
    nothing, cut, school = (
        cx.simulate(crisis(), plan, customers=6_000, seed=3, rounds=8)
        for plan in (None, cx.Plan().add("cut"), cx.Plan().add("school"))
    )
    by_price, by_service = ((run - nothing).revenue.values for run in (cut, school))
    assert by_price[0] > 0 >= by_service[0]
    assert by_price[3] < 0 < by_service[3]
    assert by_price[4:].sum() < 0 < by_service[4:].sum()
    first, later = nothing.revenue.values[0], nothing.revenue.values[3]
    assert 0.75 * first < later < first


def test_own_price_elasticity_before_the_rival_answers() -> None:
    nothing, cut = (
        cx.simulate(crisis(), plan, customers=6_000, seed=3, rounds=1)
        for plan in (None, cx.Plan().add("cut"))
    )
    more = np.log(cut.weekly_visits[:8].sum() / nothing.weekly_visits[:8].sum())
    assert -3 < more / float(ln(0.9)) < -1


def repair(severity: float, worth: float, minutes: float) -> tuple[float, float]:
    """Satisfaction of those whom something failed against the spared, in standard deviations; return."""
    scenario = making.case(
        [
            *(making.point(f"p{n}", kano=KANO[n % 3]) for n in range(7)),
            making.point("show", failure={"probability": 0.12, "severity": severity}),
            making.point("fix", when="failure", quality=worth),
        ],
        recovery={
            "first_contact": minutes,
            "fix_delay": minutes,
            "distributive": worth,
            "interactional": worth,
            "procedural": worth,
        },
    )
    run = cx.simulate(scenario, customers=4_000, seed=4, rounds=2)
    answers, journeys = run.surveys.array, run.journeys.array
    key = answers["customer"] * 1_000 + answers["week"]
    bad = journeys[journeys["failed"]]
    failed = np.isin(key, bad["customer"] * 1_000 + bad["week"])
    first = np.ones(len(key), dtype=bool)
    seen: set[int] = set()
    for at, (customer, hit) in enumerate(zip(answers["customer"].tolist(), failed.tolist(), strict=True)):
        first[at] = customer not in seen
        if hit:
            seen.add(customer)
    hit, spared = failed & first, ~failed & first
    satisfied = answers["satisfaction"].astype(float)
    early = answers["week"] < 13
    return (
        (satisfied[hit].mean() - satisfied[spared].mean()) / satisfied.std(),
        answers["returned"][hit & early].mean() - answers["returned"][spared & early].mean(),
    )


def test_an_excellent_repair_pleases_more_than_no_failure_but_does_not_bring_back_more() -> None:
    mild, returned = repair(0.25, 0.95, 5)
    assert 0.05 < mild < 0.6
    assert returned < 0.03
    assert repair(0.7, 0.95, 5)[0] < 0
    assert repair(0.25, 0.5, 60)[0] < 0


def test_a_bad_repair_is_worse_than_the_failure() -> None:
    assert repair(0.25, 0.1, 600)[0] < repair(0.25, 0.5, 60)[0] - 0.1


def test_both_kinds_of_ties_carry_a_better_service() -> None:
    lifted = [making.measure("up", effects=[{"touchpoint": f"p{n}", "quality": 0.1} for n in range(12)])]

    def lift(**talk: bool) -> float:
        scenario = ordinary(measures=lifted, model={"talk": talk})
        run, nothing = (
            cx.simulate(scenario, plan, customers=6_000, seed=5, rounds=1)
            for plan in (cx.Plan().add("up"), None)
        )
        return run.visits[0] / nothing.visits[0]

    both = lift()
    assert both > lift(close=False) + 0.01
    assert both > lift(weak=False) + 0.001


def test_segments_that_are_hard_to_win_and_easy_to_lose() -> None:
    segments = [
        making.segment("even", 0.5),
        making.segment("picky", 0.5, hard_to_win=2, easy_to_lose=2),
    ]
    belief = cx.simulate(ordinary(segments=segments), customers=4_000, seed=6).customers
    means = [belief["belief"][belief["segment"] == one].mean() for one in (0, 1)]
    assert means[1] < means[0] - 0.02


def test_technology_helps_those_who_are_ready() -> None:
    segments = [
        making.segment("young", 0.5, technology_readiness=0.9),
        making.segment("old", 0.5, technology_readiness=0.1),
    ]
    scenario = making.case(
        segments=segments, measures=[making.measure("app", "p1", 0.2, family="technology")]
    )
    run, nothing = (
        cx.simulate(scenario, p, customers=4_000, seed=7, rounds=1) for p in (cx.Plan().add("app"), None)
    )
    gain = (run - nothing).emotion[0, 1]
    assert gain[0] > gain[1] > 0


def redressed(place: int, worth: float | None) -> float:
    """Mean satisfaction where every visit fails once, and the repair stands at a place of the journey."""
    points = [making.point(f"p{n}", kano=KANO[n % 3]) for n in range(8)]
    points[2]["failure"] = {"probability": 1, "severity": 0.25}
    if worth is not None:
        points.insert(place, making.point("fix", when="failure", quality=worth))
    return float(cx.simulate(making.case(points), customers=3_000, seed=4, rounds=1).satisfaction[0])


def test_a_repair_ends_the_visit_wherever_it_stands() -> None:
    for worth in (0.3, 0.95):
        assert abs(redressed(3, worth) - redressed(8, worth)) < 0.012
