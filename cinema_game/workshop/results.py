"""What came of it: pure functions of the state, never stored.

They simulate, so call them off the event loop and keep what they give: it depends on nothing but
the state's seed, draw, customers, plan, injected events and revealed rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

import cx
from cinema_game.workshop.happenings import happens_in
from cinema_game.workshop.state import Purchase, Workshop
from cinema_game.workshop.together import whole_plan
from cx.model.outcome import Outcome
from cx.model.plan import Plan
from cx.model.simulate import Progress
from cx.model.value import horizon_rounds
from cx.research.evidence import Evidence
from cx.research.gather import gather
from cx.research.seen import seen
from cx.scenario.number import Number
from cx.scenario.scenario import Scenario
from cx.scoring.forecast_score import Actual, ForecastScore, score_forecast
from cx.scoring.result import ResultScore, score_result
from cx.scoring.truth import Truth

PLENTY = 1e12
JUDGED = 4_096
"""Customers by whom scores are reckoned: paired differences need no more."""
RARE = 0.05
"""A touchpoint met less than this share of the most frequent one is rare."""


def run_of(
    state: Workshop, scenario: Scenario, rounds: int | None = None, progress: Progress | None = None
) -> Outcome:
    """The team's run, from the first round to `rounds` (None: all that may be seen).

    What was chosen for a round that is not revealed yet has no part in it. `progress(done, total)`
    counts weeks.
    """
    seen = rounds_of(state, scenario, rounds)
    return _run(state, scenario, whole_plan(state, scenario).until(seen), seen, progress)


def nothing_of(
    state: Workshop, scenario: Scenario, rounds: int | None = None, progress: Progress | None = None
) -> Outcome:
    """The same customers, draws and events without any measure."""
    return _run(state, scenario, Plan(), rounds_of(state, scenario, rounds), progress)


def without_of(state: Workshop, scenario: Scenario, intervention: str, rounds: int | None = None) -> Outcome:
    """The team's run without one of its measures, on the same draws: the replay of a "what if"."""
    seen = rounds_of(state, scenario, rounds)
    return _run(state, scenario, whole_plan(state, scenario).until(seen).without(intervention), seen)


def evidence_of(state: Workshop, scenario: Scenario, purchase: Purchase) -> Evidence:
    """What a purchase has found. Asked are the customers of the round before, in the first those of today."""
    before = purchase.round - 1
    plan = whole_plan(state, scenario).until(before)
    return evidence_in(_run(state, scenario, plan, max(1, before)), state, purchase)


def evidence_in(run: Outcome, state: Workshop, purchase: Purchase) -> Evidence:
    """What a purchase has found in a run in which the round before it can be looked at.

    The same purchase always finds the same.
    """
    method = next(one for one in run.scenario.research.methods if one.id == purchase.method)
    return gather(
        run.scenario,
        method,
        seen(run, max(1, purchase.round - 1)),
        segments=purchase.segments,
        seed=state.draw,
        purchase=purchase.id,
    )


def truth_of(
    state: Workshop,
    scenario: Scenario,
    cancel: Callable[[], bool] | None = None,
    progress: Progress | None = None,
) -> Truth:
    """The truth to score the map against; it does not depend on what the team did.

    Takes some seconds: `cancel()` is asked and `progress(done, total)` told every simulated week.
    """
    customers = min(state.customers, JUDGED)
    return cx.truth(
        scenario, state.draw, customers=customers, seed=state.seed, progress=progress, cancel=cancel
    )


def result_of(
    state: Workshop,
    scenario: Scenario,
    seeds: int = 5,
    par: float | None = None,
    cancel: Callable[[], bool] | None = None,
    bases: Sequence[Outcome] | None = None,
) -> ResultScore:
    """The result of the revealed rounds' plan, lived on to the scenario's horizon on several seeds.

    The first seed is the class's own. Luck must not pass for skill: the score is the median. `bases` of
    a class whose other teams are reckoned too (`bases_of`) spare living through them again.
    """
    seen = rounds_of(state, scenario)
    runs = _lived_on(state, scenario, whole_plan(state, scenario).until(seen), seeds, cancel)
    return score_result(runs, bases or bases_of(state, scenario, seeds, cancel), par, max(1, seen))


def bases_of(
    state: Workshop, scenario: Scenario, seeds: int = 5, cancel: Callable[[], bool] | None = None
) -> tuple[Outcome, ...]:
    """Doing nothing to the horizon, one run a seed: the same for all teams with the same events."""
    return _lived_on(state, scenario, Plan(), seeds, cancel)


def _lived_on(
    state: Workshop, scenario: Scenario, plan: Plan, seeds: int, cancel: Callable[[], bool] | None
) -> tuple[Outcome, ...]:
    events = events_of(state, scenario, rounds_of(state, scenario))
    return tuple(
        cx.simulate(
            _refereed(scenario),
            plan,
            customers=min(state.customers, JUDGED),
            seed=(state.seed + number) % 2**63,
            draw=state.draw,
            rounds=horizon_rounds(scenario),
            events=events,
            cancel=cancel,
        )
        for number in range(seeds)
    )


def rounds_of(state: Workshop, scenario: Scenario, rounds: int | None = None) -> int:
    """The rounds that may be seen: those revealed, in the sandbox all; `rounds` asks for fewer."""
    seen = scenario.rounds.count if state.sandbox else state.revealed
    return seen if rounds is None else min(rounds, seen)


def events_of(state: Workshop, scenario: Scenario, rounds: int) -> tuple[tuple[str, int], ...]:
    """Events up to a round as the model takes them: id and round."""
    return tuple(
        (occurrence.event.id, round_)
        for round_ in range(1, rounds + 1)
        for occurrence in happens_in(state, scenario, round_)
    )


def actual(run: Outcome, nothing: Outcome, round_: int) -> Actual:
    """What came in a round, as a forecast puts it: against the round before.

    In the first round against the same quarter without any measure, which is how it is today. A
    touchpoint that hardly anybody meets (a refund) is not among the worst.
    """
    row = round_ - 1
    base, before = (run, row - 1) if row else (nothing, 0)
    felt, usual = run.emotion_all[row], usually_met(run, round_)
    return Actual(
        nps=run.nps[row] - base.nps[before],
        revenue=run.revenue[row] / base.revenue[before] - 1 if base.revenue[before] else 0.0,
        returning=run.retention[row] - base.retention[before],
        worst=tuple(run.scenario.touchpoints[index].id for index in felt.argsort() if usual[index]),
    )


def usually_met(run: Outcome, round_: int) -> NDArray[np.bool_]:
    """(touchpoints,) whether a touchpoint was met often enough in a round to be spoken of."""
    met = run.encounters[round_ - 1].sum(axis=1)
    return np.asarray((met > 0) & (met >= RARE * met.max()))


def forecast_errors(
    state: Workshop, run: Outcome, nothing: Outcome
) -> dict[tuple[int, str | None], ForecastScore]:
    """Every locked forecast of the revealed rounds, by round and member (None: the team)."""
    return {
        (prediction.round, prediction.member): score_forecast(
            prediction.forecast, actual(run, nothing, prediction.round)
        )
        for prediction in state.predictions
        if prediction.locked and prediction.round <= run.rounds
    }


def _run(
    state: Workshop, scenario: Scenario, plan: Plan, rounds: int, progress: Progress | None = None
) -> Outcome:
    return cx.simulate(
        _refereed(scenario),
        plan,
        customers=state.customers,
        seed=state.seed,
        draw=state.draw,
        rounds=rounds,
        events=events_of(state, scenario, rounds),
        progress=progress,
    )


def _refereed(scenario: Scenario) -> Scenario:
    """The scenario without its limits of money and number: the rules of play have judged the plan already.

    The sandbox knows no limits, and events give and take money, which a plan alone does not know.
    """
    plenty = tuple(Number(value=PLENTY) for _ in range(scenario.rounds.count))
    return scenario.model_copy(
        update={
            "money": scenario.money.model_copy(update={"budget": plenty}),
            "owners": tuple(
                owner.model_copy(update={"budget": plenty if owner.budget else ()})
                for owner in scenario.owners
            ),
            "rounds": scenario.rounds.model_copy(update={"per_round": len(scenario.interventions) + 1}),
        }
    )
