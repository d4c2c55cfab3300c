"""The team's money: what comes, what is spent, what can still be promised."""

from __future__ import annotations

from dataclasses import dataclass

from cinema_game.workshop.happenings import known
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import own_purse, owner_of
from cx.model.paying import first_owner
from cx.model.plan import Plan, months
from cx.scenario.measures import Intervention
from cx.scenario.scenario import Scenario


@dataclass(frozen=True)
class Purse:
    """The money of one round, in the scenario's unit; `left` passes on to the next round."""

    round: int
    carried: float
    """Left from the round before."""
    new: float
    """New money of this round."""
    running: float
    """Monthly costs of everything started so far, this round's choices included; negative saves."""
    once: float
    """What this round's choices cost once."""
    events: float
    """What events took."""
    left: float
    """At the end of the round."""


def price(intervention: Intervention, round_: int, scenario: Scenario) -> float:
    """What an intervention started in a round costs to the end of the game."""
    rest = scenario.rounds.count - round_ + 1
    return float(intervention.once) + float(intervention.monthly) * months(scenario) * rest


def purses(state: Workshop, scenario: Scenario) -> tuple[Purse, ...]:
    """Round by round to the end of the game, with the plan as it is and the events that the team knows."""
    own = own_purse(state, scenario)
    return _purses(state.plan, own, _events(state, own))


def free_money(state: Workshop, scenario: Scenario) -> float:
    """What can still be promised in the present round, so that monthly costs are covered to the end."""
    return min(purse.left for purse in purses(state, scenario)[state.round - 1 :])


def research_left(state: Workshop, scenario: Scenario) -> float:
    """What is left of the research money of the whole game."""
    costs = {method.id: float(method.cost) for method in scenario.research.methods}
    return float(scenario.research.budget) - sum(costs[purchase.method] for purchase in state.purchases)


def _purses(plan: Plan, scenario: Scenario, taken: list[float]) -> tuple[Purse, ...]:
    result: list[Purse] = []
    budget = scenario.money.budget
    left = 0.0
    for round_ in range(1, scenario.rounds.count + 1):
        new = float(budget[round_ - 1]) if round_ <= len(budget) else 0.0
        started = [(c.round, scenario.intervention(c.intervention)) for c in plan.until(round_).choices]
        running = months(scenario) * sum(float(intervention.monthly) for _, intervention in started)
        once = sum(float(intervention.once) for start, intervention in started if start == round_)
        events = taken[round_ - 1]
        carried, left = left, left + new - running - once - events
        result.append(Purse(round_, carried, new, running, once, events, left))
    return tuple(result)


def _events(state: Workshop, scenario: Scenario) -> list[float]:
    """What events take by round: never more than can be spared, so that nobody falls into debt.

    They take it from the first owner of the journey. News at the start of a round counts before the
    round's choices, a surprise after them.
    """
    taken = [0.0] * scenario.rounds.count
    if owner_of(state, scenario) != first_owner(scenario):
        return taken
    for occurrence in known(state, scenario):
        cost = occurrence.taken
        if cost is None:
            promised = occurrence.round - 1 if occurrence.event.week == 1 else occurrence.round
            later = _purses(state.plan.until(promised), scenario, taken)[occurrence.round - 1 :]
            cost = min(float(occurrence.event.cost), max(0.0, min(purse.left for purse in later)))
        taken[occurrence.round - 1] += cost
    return taken
