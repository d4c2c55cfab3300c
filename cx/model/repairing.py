"""How failures are repaired week by week, owner by owner."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cx.model.action import Action
from cx.model.exact import Doubles
from cx.model.ground import Ground
from cx.model.paying import owners_of
from cx.scenario.scenario import Scenario
from cx.scenario.world import Recovery

_JUSTICES = ("distributive", "interactional", "procedural")
_PARTS = ("first_contact", "fix_delay", *_JUSTICES, "choice", "promise")


@dataclass(frozen=True)
class Repairs:
    """What the owners (O, the first is the team's own) do after a failure, over weeks (W)."""

    better: Doubles
    """(W, O) what the repair is better than at the start, in quality."""
    delight: Doubles
    """(W, O) share of delight that is left: first contact in time × a choice × a kept promise."""
    of_all: Doubles
    """(W,) how well a failure is repaired by those at whose touchpoints that happens, 0..1."""

    @classmethod
    def of(cls, base: Ground, acts: tuple[Action, ...], weeks: int) -> Repairs:
        """The repairs of a scenario under what has been started."""
        scenario = base.scenario
        now = [_parts(scenario, place, acts, weeks) for place in range(max(len(scenario.owners), 1))]
        before = [_parts(scenario, place, (), weeks) for place in range(len(now))]
        quality = np.stack([_quality(scenario, parts) for parts in now], axis=1)
        start = np.stack([_quality(scenario, parts) for parts in before], axis=1)
        repairers = base.owner[list(base.repaired)] if base.repaired else np.zeros(1, dtype=np.intp)
        return cls(
            better=quality - start,
            delight=np.stack([_delight(scenario, parts) for parts in now], axis=1),
            of_all=quality[:, repairers].mean(axis=1),
        )


def _parts(scenario: Scenario, place: int, acts: tuple[Action, ...], weeks: int) -> dict[str, Doubles]:
    """Part of the recovery → (W,) of one owner."""
    owner = scenario.owners[place] if scenario.owners else None
    own: Recovery = owner.recovery if owner is not None and owner.recovery is not None else scenario.recovery
    parts = {name: np.full(weeks, getattr(own, name).value) for name in _PARTS}
    for act in acts:
        effect = act.intervention.recovery
        if effect is not None and (owner.id if owner is not None else None) in owners_of(
            act.intervention, scenario
        ):
            for name in _PARTS:
                parts[name] += getattr(effect, name).value * act.strength
    return parts


def _quality(scenario: Scenario, parts: dict[str, Doubles]) -> Doubles:
    """(W,) how well a failure is repaired, 0..1."""
    weights = scenario.model.repair
    total = weights.contact.value / (1 + np.maximum(parts["first_contact"], 0) / weights.contact_half.value)
    total = total + weights.delay.value / (1 + np.maximum(parts["fix_delay"], 0) / weights.delay_half.value)
    for name in _JUSTICES:
        total = total + getattr(weights, name).value * np.clip(parts[name], 0.0, 1.0)
    return np.asarray(total)


def _delight(scenario: Scenario, parts: dict[str, Doubles]) -> Doubles:
    """(W,) whether a repair can delight at all: promptly, with a choice, as promised."""
    repair = scenario.model.repair
    room = max(repair.late.value - repair.prompt.value, 1e-9)
    prompt = np.clip((repair.late.value - parts["first_contact"]) / room, 0.0, 1.0)
    return np.asarray(prompt * np.clip(parts["choice"], 0.0, 1.0) * np.clip(parts["promise"], 0.0, 1.0))
