"""What each measure of a team gave, up to the round revealed last."""

from __future__ import annotations

from collections.abc import Callable

import cx
from cinema_game.workshop.results import events_of
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import whole_plan
from cx.attribution import EXACT, ORDERS, Attribution
from cx.scenario.scenario import Scenario

Progress = Callable[[int, int], None]
_BUDGET = 2_500_000
"""Customers times rounds times plans that are simulated at most, so that it takes seconds and not minutes."""
_FEWEST = 4_096


def contributions_of(
    state: Workshop,
    scenario: Scenario,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Attribution:
    """Revenue and NPS of the revealed rounds shared out among the measures of the plan.

    `progress(done, total)` counts plans that were run; `cancel()` is asked every simulated week.
    """
    rounds, plan = state.revealed, whole_plan(state, scenario).until(state.revealed)
    return cx.attribute(
        scenario,
        plan,
        customers=asked(len(plan), rounds, state.customers),
        seed=state.seed,
        rounds=rounds,
        draw=state.draw,
        events=events_of(state, scenario, rounds),
        horizon=False,
        progress=progress,
        cancel=cancel,
    )


def asked(measures: int, rounds: int, customers: int) -> int:
    """How many of the customers the attribution asks: all of them while the plan is short."""
    plans = 2**measures if measures <= EXACT else 2 * ORDERS * measures
    return min(customers, max(_FEWEST, _BUDGET // (plans * max(1, rounds))))
