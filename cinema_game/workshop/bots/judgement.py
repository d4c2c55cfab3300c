"""What a bot expects of an intervention: the good it does to the customers, in money, less its cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cinema_game.workshop.bots.belief import Belief, failing
from cinema_game.workshop.purse import price
from cx.model.action import Action
from cx.model.ground import ground
from cx.model.plan import Choice, Plan
from cx.model.repairing import Repairs
from cx.scenario.measures import Intervention
from cx.scenario.scenario import Scenario
from cx.scoring.truth import Floats

WEEKS_A_MONTH = 52 / 12
LOYALTY = 1.2
"""Revenue over the horizon that a unit of weighted quality is thought to be worth, as a multiple."""
REPAIR = 0.6
"""Weighted quality that a perfect repair instead of none is thought to be worth on a visit that fails."""
SPARED = 0.25
"""Weighted quality that one failure less a visit is thought to be worth."""
TALK = 0.01
"""Weighted quality that talking twice as much is thought to be worth."""


@dataclass(frozen=True)
class Judgement:
    """A candidate for the plan."""

    intervention: Intervention
    touchpoint: str | None
    worth: float
    """Money it is thought to bring over the horizon, its own cost taken off."""
    scarce: float
    """Share of what is scarce that it takes: money of the game, and one of the starts allowed."""

    @property
    def merit(self) -> float:
        """Worth per share of what is scarce."""
        return self.worth / self.scarce


def judge(
    scenario: Scenario, belief: Belief, weight: Floats, round_: int, wait: float, plan: Plan
) -> tuple[Judgement, ...]:
    """All interventions that are thought to be worth their money, the greatest merit first.

    Args:
        scenario: with the effects as the judge takes them to be.
        belief: what the judge thinks of the customers.
        weight: (touchpoints,) good that a unit of quality does there.
        round_: in which it would start.
        wait: weeks that the round's research takes.
        plan: what has been chosen already.
    """
    found = [
        _judged(scenario, belief, intervention, touchpoint, weight, round_, wait, plan)
        for intervention in scenario.interventions
        if intervention.id not in plan.interventions and not _price_move(intervention)
        for touchpoint in (intervention.touchpoints or (None,))
    ]
    return tuple(sorted((one for one in found if one.worth > 0), key=lambda one: -one.merit))


def _judged(
    scenario: Scenario,
    belief: Belief,
    intervention: Intervention,
    touchpoint: str | None,
    weight: Floats,
    round_: int,
    wait: float,
    plan: Plan,
) -> Judgement:
    months = scenario.rounds.horizon / WEEKS_A_MONTH
    begins = (round_ - 1) * scenario.rounds.weeks / WEEKS_A_MONTH
    lasts = max(0.0, months - begins - float(intervention.lead) - wait / WEEKS_A_MONTH)
    cost = float(intervention.once) + float(intervention.monthly) * (months - begins)
    good = _good(scenario, belief, intervention, touchpoint, weight, plan)
    gained = LOYALTY * _revenue(scenario, belief) * good * _kept(intervention, lasts) * lasts / months
    return Judgement(intervention, touchpoint, float(gained - cost), _scarce(scenario, intervention, round_))


def _good(
    scenario: Scenario,
    belief: Belief,
    intervention: Intervention,
    touchpoint: str | None,
    weight: Floats,
    plan: Plan,
) -> float:
    """Weighted quality that a measure in full is thought to be worth."""
    places = {point.id: place for place, point in enumerate(scenario.touchpoints)}
    met = belief.met @ belief.shares
    good = 0.0
    for effect in intervention.effects:
        if touchpoint is None or effect.touchpoint == touchpoint:
            place = places[effect.touchpoint]
            good += float(effect.quality) * weight[place] - SPARED * float(effect.failure) * met[place]
    if intervention.recovery is not None:
        good += REPAIR * float(failing(scenario) @ belief.shares) * _repaired(scenario, intervention)
    good += TALK * float(intervention.talk)
    for link in intervention.needs:
        if link.intervention not in plan.interventions:
            good *= float(link.factor)
    if intervention.readiness is not None:
        good *= 1 - float(intervention.readiness.failure)
    return good


def _repaired(scenario: Scenario, intervention: Intervention) -> float:
    """How much better failures are repaired with it in full than today, −1..1."""
    always, never = np.ones(1), np.zeros(1)
    act = Action(Choice(intervention=intervention.id), intervention, 0, 0, always, never, always)
    return float(Repairs.of(ground(scenario), (act,), 1).better[0, 0])


def _scarce(scenario: Scenario, intervention: Intervention, round_: int) -> float:
    budget = sum(float(money) for money in scenario.money.budget)
    starts = scenario.rounds.count * scenario.rounds.per_round
    return max(0.0, price(intervention, round_, scenario)) / max(budget, 1.0) + 1 / starts


def _kept(intervention: Intervention, months: float) -> float:
    """Mean share of the effect that is left while it wears off, 0..1."""
    if intervention.decay is None or months <= 0:
        return 1.0
    ages = np.linspace(0.0, months * WEEKS_A_MONTH, 25)
    floor = float(intervention.decay.floor)
    half_life = max(float(intervention.decay.half_life), 1e-6)
    return float(np.mean(floor + (1 - floor) * 0.5 ** (ages / half_life)))


def _price_move(intervention: Intervention) -> bool:
    """A cut of the price is copied and makes no loyalty."""
    return float(intervention.price) < 0


def _revenue(scenario: Scenario, belief: Belief) -> float:
    """Revenue of the horizon as a first guess, in the scenario's money: visits times what they pay."""
    money = scenario.money
    visits: float = sum(
        share * float(segment.visits_per_year) * float(segment.party)
        for share, segment in zip(belief.shares, scenario.segments, strict=True)
    )
    a_year = float(money.people) * visits * float(money.ticket) / max(float(money.unit), 1e-9)
    return float(a_year * scenario.rounds.horizon / 52)
