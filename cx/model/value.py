"""The value of a plan: discounted contribution over the horizon, against doing nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cx.model.exact import Doubles, power
from cx.model.measure import half_width

if TYPE_CHECKING:
    from cx.model.outcome import Outcome
    from cx.model.plan import Plan
    from cx.scenario.scenario import Scenario


@dataclass(frozen=True)
class Value:
    """What a plan is worth in the scenario's money, with its paired 95 % interval."""

    amount: float
    interval: tuple[float, float]
    by_round: Doubles
    """(rounds,) what each round adds."""

    def __float__(self) -> float:
        return self.amount


def value(
    scenario: Scenario,
    plan: Plan,
    *,
    customers: int = 20_000,
    seed: int = 0,
    draw: int | None = None,
    events: Iterable[tuple[str, int]] | None = None,
    workers: int = 1,
    cancel: Callable[[], bool] | None = None,
) -> Value:
    """Discounted contribution of a plan over the scenario's horizon, less that of doing nothing.

    Both run on the same draws. Arguments and errors are those of `simulate`.
    """
    from cx.model.plan import Plan as PlanType
    from cx.model.simulate import simulate

    rounds = horizon_rounds(scenario)
    events = None if events is None else tuple(events)
    run, nothing = (
        simulate(
            scenario, one, customers=customers, seed=seed, rounds=rounds, draw=draw,
            events=events, workers=workers, cancel=cancel,
        )
        for one in (plan, PlanType())
    )  # fmt: skip
    return worth(run, nothing)


def horizon_rounds(scenario: Scenario) -> int:
    """Whole rounds that cover the horizon, at least the game."""
    rounds = scenario.rounds
    return max(rounds.count, -(-rounds.horizon // rounds.weeks))


def worth(run: Outcome, nothing: Outcome) -> Value:
    """The value of a run against another of the same customers and length."""
    difference = (run - nothing).margin
    factors = discounts(run.scenario, run.rounds)
    by_round = np.asarray(difference.values, dtype=np.float64) * factors
    half = 0.0
    if difference.replicates is not None:
        half = float(half_width((difference.replicates * factors[:, None]).sum(axis=0)))
    amount = float(by_round.sum())
    return Value(amount, (amount - half, amount + half), by_round)


def discounts(scenario: Scenario, rounds: int) -> Doubles:
    """(rounds,) discount factors at the middle of each round."""
    weeks = (np.arange(rounds, dtype=np.float64) + 0.5) * scenario.rounds.weeks
    return power(1 + scenario.money.discount.value, -weeks / 52)
