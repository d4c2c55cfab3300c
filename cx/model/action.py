"""How an intervention acts week by week: lead, ramp, wear, launch failure, helpers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from cx.model.exact import Doubles, power
from cx.model.plan import Choice, Plan
from cx.scenario.events import Event
from cx.scenario.measures import Effect, Intervention
from cx.scenario.scenario import Scenario

MONTH = 52 / 12
"""Weeks of a month, for leads, copies and drifts; a 13-week round pays three months."""
SERVICE = ("service", "recovery", "organisation", "communication")
"""Families whose leads an organisation measure shortens."""


@dataclass(frozen=True)
class Action:
    """One chosen intervention in time. `strength` (weeks,) is 0 before it acts and 1 in full."""

    choice: Choice
    intervention: Intervention
    begin: int
    """Week in which work and payment begin, from 0."""
    launch: int
    """Week in which customers first see it."""
    strength: Doubles
    broken: Doubles
    """(weeks,) 1 while a failed launch hurts, else 0."""
    on: Doubles
    """(weeks,) 1 from the launch on."""

    @property
    def effects(self) -> tuple[Effect, ...]:
        """Its effects, moved to the touchpoint that the team chose."""
        place, effects = self.choice.touchpoint, self.intervention.effects
        if place is None or not self.intervention.touchpoints:
            return effects
        here = tuple(effect for effect in effects if effect.touchpoint == place)
        chosen = set(self.intervention.touchpoints)
        everywhere = tuple(effect for effect in effects if effect.touchpoint not in chosen)
        if not here and len(everywhere) < len(effects):
            first = next(effect for effect in effects if effect.touchpoint in chosen)
            here = (first.model_copy(update={"touchpoint": place}),)
        return here + everywhere


def first_week(scenario: Scenario, round_: int) -> int:
    """First week of a round, from 0."""
    return (round_ - 1) * scenario.rounds.weeks


def actions(
    scenario: Scenario, plan: Plan, weeks: int, events: tuple[tuple[Event, int], ...]
) -> tuple[Action, ...]:
    """The chosen interventions in time, in the order of choosing."""
    waits = dict(plan.waits)
    order = sorted(range(len(plan.choices)), key=lambda i: plan.choices[i].round)
    made: dict[int, Action] = {}
    for i in order:
        choice = plan.choices[i]
        begin = first_week(scenario, choice.round) + round(waits.get(choice.round, 0.0) + choice.late)
        made[i] = _action(scenario, choice, begin, weeks, events, tuple(made.values()))
    acts = tuple(made[i] for i in range(len(plan.choices)))
    return tuple(replace(act, strength=act.strength * _helped(act, acts)) for act in acts)


def _action(
    scenario: Scenario,
    choice: Choice,
    begin: int,
    weeks: int,
    events: tuple[tuple[Event, int], ...],
    earlier: tuple[Action, ...],
) -> Action:
    card = scenario.intervention(choice.intervention)
    stretch = _stretch(scenario, card, begin, events, earlier)
    lead = round(card.lead.value * MONTH * stretch)
    full = lead if card.full is None else max(lead, round(card.full.value * MONTH * stretch))
    t = np.arange(weeks, dtype=np.float64) - begin
    on = (t >= lead).astype(np.float64)
    ramp = on if full <= lead else np.clip((t - lead + 1) / (full - lead + 1), 0.0, 1.0)
    broken = np.zeros(weeks)
    if card.readiness is not None and card.readiness.failure.value >= 0.5:
        broken = on * (t < lead + round(card.readiness.weeks.value))
    if card.decay is not None:
        half = max(card.decay.half_life.value, 1e-3)
        floor = card.decay.floor.value
        ramp = ramp * (floor + (1 - floor) * power(2.0, -np.maximum(t - full, 0.0) / half))
    return Action(choice, card, begin, begin + lead, ramp * (1 - broken), broken, on)


def _stretch(
    scenario: Scenario,
    card: Intervention,
    begin: int,
    events: tuple[tuple[Event, int], ...],
    earlier: tuple[Action, ...],
) -> float:
    factor = 1.0
    organisation = scenario.model.organisation
    if organisation.on:
        factor += organisation.stretch.value * (1 - organisation.readiness.value)
        if card.family in SERVICE:
            for act in earlier:
                if act.launch <= begin < len(act.strength):
                    factor *= 1 - act.intervention.speeds.value * float(act.strength[begin])
    for event, start in events:
        if start <= begin < start + event.weeks:
            factor *= event.lead.value
    return factor


def _helped(act: Action, acts: tuple[Action, ...]) -> Doubles:
    """(weeks,) factor from what it needs and from what boosts it."""
    factor = np.ones_like(act.strength)
    for link in act.intervention.needs:
        present = np.zeros_like(act.strength)
        for other in acts:
            if other.intervention.id == link.intervention:
                present = np.maximum(present, other.strength)
        factor = factor * (link.factor.value + (1 - link.factor.value) * present)
    for other in acts:
        for link in other.intervention.boosts:
            if link.intervention == act.intervention.id:
                factor = factor * (1 + (link.factor.value - 1) * other.strength)
    return factor
