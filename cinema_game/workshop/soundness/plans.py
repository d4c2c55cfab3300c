"""Plans, research and forecasts that a team can have made."""

from __future__ import annotations

from collections.abc import Sequence

from cinema_game.workshop.purse import free_money, research_left
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.research import WEEKS_A_MONTH
from cinema_game.workshop.soundness.demands import at_most, holds, in_rounds, known, once
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import owner_of
from cx.message import N_
from cx.model.paying import owners_of
from cx.model.plan import Choice, Plan, PlanError, check_plan
from cx.scenario.scenario import Scenario

MEASURES = N_("Measures")
RESEARCH = N_("Research")
FORECASTS = N_("Forecasts")
MONEY = N_("Money")

MOST_PURCHASES = 1_000
_A_CENT = 1e-6
"""Money that is lost in adding up."""


def sound_plan(state: Workshop, scenario: Scenario, *, changed: bool) -> None:
    """The plan, and those that an undo would bring back. Of a changed scenario the money is not asked."""
    last = scenario.rounds.count if state.sandbox else state.round
    steps = (step.choices for step in (*state.done, *state.undone) if step.choices is not None)
    for choices in {state.plan.choices, *steps}:
        _sound_choices(choices, state, scenario, last)
    once(MEASURES, (round_ for round_, _ in state.plan.waits))
    in_rounds(MEASURES, (round_ for round_, _ in state.plan.waits), state.round)
    longest = max((float(method.delay) for method in scenario.research.methods), default=0.0)
    holds(MEASURES, all(wait > 0 for _, wait in state.plan.waits))
    holds(MEASURES, changed or all(wait <= longest * WEEKS_A_MONTH for _, wait in state.plan.waits))
    if not (state.sandbox or changed):
        for round_ in range(1, state.round + 1):
            started = [choice for choice in state.plan.choices if choice.round == round_]
            at_most(MEASURES, started, scenario.rounds.per_round)
        holds(MONEY, free_money(state, scenario) >= -_A_CENT)


def sound_research(state: Workshop, scenario: Scenario, *, changed: bool) -> None:
    """What was bought, in the order of buying."""
    at_most(RESEARCH, state.purchases, MOST_PURCHASES)
    known(RESEARCH, (one.method for one in state.purchases), {one.id for one in scenario.research.methods})
    in_rounds(RESEARCH, (one.round for one in state.purchases), state.round)
    segments = {segment.id for segment in scenario.segments}
    for number, one in enumerate(state.purchases, start=1):
        holds(RESEARCH, one.id == f"{one.method}.{number}")
        known(RESEARCH, one.segments, segments)
        once(RESEARCH, one.segments)
    if not (state.sandbox or changed):
        holds(MONEY, research_left(state, scenario) >= -_A_CENT)


def sound_forecasts(state: Workshop, scenario: Scenario) -> None:
    """One a round of every member and of the team."""
    once(FORECASTS, ((one.round, one.member) for one in state.predictions))
    in_rounds(FORECASTS, (one.round for one in state.predictions), state.round)
    holds(FORECASTS, all(one.member is None or one.member in state.members for one in state.predictions))
    touchpoints = {point.id for point in scenario.touchpoints}
    known(FORECASTS, (one.forecast.worst for one in state.predictions), touchpoints)


def _sound_choices(choices: Sequence[Choice], state: Workshop, scenario: Scenario, last: int) -> None:
    cards = {card.id: card for card in scenario.interventions}
    touchpoints = {point.id for point in scenario.touchpoints}
    known(MEASURES, (choice.intervention for choice in choices), cards)
    known(MEASURES, (choice.touchpoint for choice in choices), touchpoints)
    once(MEASURES, (choice.intervention for choice in choices))
    in_rounds(MEASURES, (choice.round for choice in choices), last)
    try:
        check_plan(scenario, Plan(choices=tuple(choices)), free=True)
    except PlanError as error:
        raise RuleBroken(error.message) from error
    owner = owner_of(state, scenario)
    for choice in choices:
        card = cards[choice.intervention]
        holds(MEASURES, choice.late == 0 and (choice.touchpoint is None) == (not card.touchpoints))
        holds(MEASURES, state.sandbox or owner in owners_of(card, scenario))
