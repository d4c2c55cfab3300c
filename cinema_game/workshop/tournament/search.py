"""The best plan that can be found with the truth: what each measure does alone, then what goes together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from cinema_game.language import N_
from cx.message import Message
from cx.model.exact import Doubles
from cx.model.paying import as_paid_by, first_owner, offered
from cx.model.plan import Choice, Plan, PlanError, check_plan
from cx.model.work import TooMuchWork
from cx.scenario.measures import Intervention
from cx.scenario.number import Number
from cx.scenario.scenario import Scenario

WIDTH = 30
"""Unfinished plans that are kept at each step."""
TRIED = 20
"""Plans that are lived through at each step."""
STEPS = 4
"""Rounds of improving at most."""
MOST = 20_000
"""Choices times measures of a plan that can be gone through; the cases that ship have a twentieth."""

Valuer = Callable[[Sequence[Plan]], Doubles]


@dataclass(frozen=True)
class Found:
    """A plan and what it gains over doing nothing, in the scenario's money."""

    plan: Plan
    value: float


def search(scenario: Scenario, value: Valuer, first: Sequence[Plan] = ()) -> tuple[Found, ...]:
    """The plans that were lived through, the best first.

    Every measure is tried alone in every round. As if these gains added up, a beam of plans is put
    together within the limits of money and number; the best are lived through, then improved by
    changing one choice at a time while that helps.

    Args:
        scenario: whose limits count; see `thrifty`.
        value: lives through plans.
        first: plans to begin with besides.
    """
    items = _choices(scenario)
    alone = dict(zip(items, value([_plan((item,)) for item in items]).tolist(), strict=True))
    enabling = {card.id for card in scenario.interventions if _enables(card)}
    promise = {
        item: max(gain, 0.0) if item.intervention in enabling else gain for item, gain in alone.items()
    }
    hopeful = [item for item in items if promise[item] > 0 or item.intervention in enabling]
    known: dict[frozenset[Choice], Found] = {}

    def live(plans: Sequence[tuple[Choice, ...]]) -> None:
        new = list({frozenset(plan): plan for plan in plans if frozenset(plan) not in known}.values())
        for plan, gain in zip(new, value([_plan(plan) for plan in new]).tolist(), strict=True):
            known[frozenset(plan)] = Found(_plan(plan), gain)

    def hope(plan: tuple[Choice, ...]) -> float:
        return float(sum(promise[choice] for choice in plan))

    beam = sorted(_beam(scenario, hopeful, hope), key=hope, reverse=True)
    live([*(plan.choices for plan in first), *beam[:TRIED]])
    for _ in range(STEPS):
        best = max(known.values(), key=lambda found: found.value)
        near = _near(scenario, best.plan.choices, hopeful)
        live(sorted((one for one in near if frozenset(one) not in known), key=hope, reverse=True)[:TRIED])
        if max(known.values(), key=lambda found: found.value) is best:
            break
    return tuple(sorted(known.values(), key=lambda found: -found.value))


def refuse_too_many(scenario: Scenario) -> None:
    """TooMuchWork for a case with so many choices that putting them together would never end."""
    cards = offered(scenario, first_owner(scenario))
    choices = scenario.rounds.count * sum(max(1, len(card.touchpoints)) for card in cards)
    longest = min(len(cards), scenario.rounds.count * scenario.rounds.per_round)
    if choices * longest > MOST:
        raise TooMuchWork(
            Message(
                N_(
                    "“{title}” has {choices:,.0f} choices for plans of up to {longest} measures: the best "
                    "plan cannot be looked for. Take fewer measures, rounds or touchpoints to choose from."
                ),
                {"title": scenario.title, "choices": float(choices), "longest": longest},
            )
        )


def most_lived(scenario: Scenario, first: int) -> int:
    """Plans that `search` lives through at most when it begins with so many."""
    return len(_choices(scenario)) + first + TRIED * (1 + STEPS)


def thrifty(scenario: Scenario) -> Scenario:
    """The scenario as its first owner pays, what events may cost put aside: a plan for it can be paid."""
    scenario = as_paid_by(scenario, first_owner(scenario))
    budget = [float(money) for money in scenario.money.budget]
    for event in scenario.events:
        if event.round is not None and event.round <= len(budget) and float(event.chance) > 0:
            budget[event.round - 1] = max(0.0, budget[event.round - 1] - float(event.cost))
    kept = tuple(Number(value=money) for money in budget)
    return scenario.model_copy(update={"money": scenario.money.model_copy(update={"budget": kept})})


def _enables(card: Intervention) -> bool:
    """Whether it may be worth more to other measures than it is alone."""
    return bool(card.boosts) or float(card.speeds) > 0 or min(float(card.once), float(card.monthly)) < 0


def _choices(scenario: Scenario) -> list[Choice]:
    return [
        Choice(intervention=card.id, round=round_, touchpoint=touchpoint)
        for card in offered(scenario, first_owner(scenario))
        for touchpoint in (card.touchpoints or (None,))
        for round_ in range(1, scenario.rounds.count + 1)
    ]


def _beam(
    scenario: Scenario, items: list[Choice], hope: Callable[[tuple[Choice, ...]], float]
) -> list[tuple[Choice, ...]]:
    """Plans of all lengths that may hope for most."""
    kept: dict[frozenset[Choice], tuple[Choice, ...]] = {frozenset(): ()}
    every: list[tuple[Choice, ...]] = []
    while kept:
        longer = {
            frozenset((*plan, item)): (*plan, item)
            for plan in kept.values()
            for item in items
            if all(item.intervention != choice.intervention for choice in plan)
        }
        best = sorted(longer.values(), key=hope, reverse=True)
        allowed: list[tuple[Choice, ...]] = []
        for plan in best:
            if _allowed(scenario, plan):
                allowed.append(plan)
                if len(allowed) == WIDTH:
                    break
        kept = {frozenset(plan): plan for plan in allowed}
        every += allowed
    return every


def _near(scenario: Scenario, plan: tuple[Choice, ...], items: list[Choice]) -> list[tuple[Choice, ...]]:
    """Plans that differ in one choice: left out, put in, exchanged, or two rounds exchanged."""
    fewer = [(*plan[:at], *plan[at + 1 :]) for at in range(len(plan))]
    more = [(*part, item) for part in chain((plan,), fewer) for item in items]
    turned = [
        (
            *(choice for choice in plan if choice not in (one, other)),
            one.model_copy(update={"round": other.round}),
            other.model_copy(update={"round": one.round}),
        )
        for at, one in enumerate(plan)
        for other in plan[at + 1 :]
        if one.round != other.round
    ]
    return [one for one in chain(fewer, more, turned) if _allowed(scenario, one)]


def _allowed(scenario: Scenario, plan: tuple[Choice, ...]) -> bool:
    try:
        check_plan(scenario, _plan(plan))
    except PlanError:
        return False
    return True


def _plan(choices: tuple[Choice, ...]) -> Plan:
    return Plan(choices=tuple(sorted(choices, key=lambda choice: (choice.round, choice.intervention))))
