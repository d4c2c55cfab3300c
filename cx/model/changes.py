"""What interventions and events change at touchpoints, added up week by week."""

from __future__ import annotations

import numpy as np

from cx.model.action import Action
from cx.model.exact import Doubles
from cx.model.ground import Ground
from cx.model.paying import first_owner, share_of_costs
from cx.scenario.measures import Effect


class Changes:
    """Sums of what interventions and events change."""

    def __init__(self, base: Ground, weeks: int) -> None:
        shape = (weeks, base.touchpoints)
        self.base = base
        self.rows = {point.id: row for row, point in enumerate(base.scenario.touchpoints)}
        self.quality = np.zeros((*shape, base.segments))
        self.promise, self.meeting, self.failure = np.zeros(shape), np.zeros(shape), np.zeros(shape)
        self.wait, self.drop_out, self.per_meeting = np.zeros(shape), np.zeros(shape), np.zeros(shape)
        self.per_visit = np.zeros(weeks)

    def act(self, act: Action) -> None:
        """All effects of an intervention, a failed launch among them, and what it costs per visit."""
        helps = technology(self.base, act)
        for effect in act.effects:
            quality = effect.quality.value
            strength = act.strength[:, None] * (helps if quality > 0 else np.ones_like(helps))[None, :]
            self.add(effect, strength, act.strength)
            if act.intervention.readiness is not None:
                row = self.rows[effect.touchpoint]
                self.quality[:, row] += act.intervention.readiness.quality.value * act.broken[:, None]
        card, scenario = act.intervention, self.base.scenario
        cost = card.visitors_cost.value * share_of_costs(card, first_owner(scenario), scenario)
        if cost:
            if act.effects:
                self.per_meeting[:, self.rows[act.effects[0].touchpoint]] += cost * act.on
            else:
                self.per_visit += cost * act.on

    def add(self, effect: Effect, strength: Doubles, plain: Doubles | None = None) -> None:
        """An effect: `strength` (weeks, S or 1) of its quality, `plain` (weeks,) of the rest."""
        row = self.rows[effect.touchpoint]
        plain = strength[:, 0] if plain is None else plain
        self.quality[:, row] += effect.quality.value * strength
        self.promise[:, row] += effect.expectation.value * plain
        self.meeting[:, row] += effect.meeting.value * plain
        self.failure[:, row] += effect.failure.value * plain
        self.wait[:, row] += effect.wait.value * plain
        self.drop_out[:, row] += effect.drop_out.value * plain


def technology(base: Ground, act: Action) -> Doubles:
    """(S,) how much of a technology helps each segment."""
    technology = base.scenario.model.technology
    if act.intervention.family != "technology" or not technology.on:
        return np.ones(base.segments)
    ready = np.array([segment.technology_readiness.value for segment in base.scenario.segments])
    return technology.base.value + 2 * (1 - technology.base.value) * ready
