"""Rivals that copy: price and technology fast and well, service slowly and badly."""

from __future__ import annotations

import math

import numpy as np

from cx.model.action import MONTH, Action
from cx.model.exact import Doubles
from cx.model.ground import Ground
from cx.model.happening import Happening
from cx.scenario.events import Event
from cx.scenario.measures import Intervention
from cx.scenario.scenario import Scenario

FAST = ("price", "technology", "cost")
"""Families that rivals copy fast and well."""


def months(scenario: Scenario, card: Intervention) -> float:
    """Months from the launch until rivals have copied an intervention in full; infinite: never.

    What the file does not say follows the family: the middle of the model's range, or for service
    the mean time at the model's hazard. A class draws its own (see `drawing`).
    """
    copying = scenario.model.copying
    if card.copied is None:
        return math.inf
    if card.copied.months is not None:
        return card.copied.months.value
    if card.family in FAST:
        return (copying.soonest.value + copying.latest.value) / 2 / MONTH
    return 12 / copying.service_hazard.value


def fidelity(scenario: Scenario, card: Intervention) -> float:
    """How well rivals copy an intervention, 0..1; what the file does not say follows the family."""
    if card.copied is None:
        return 0.0
    if "fidelity" in card.copied.model_fields_set:
        return card.copied.fidelity.value
    copying = scenario.model.copying
    return copying.fidelity.value if card.family in FAST else copying.service_fidelity.value


def copy_strength(scenario: Scenario, act: Action, weeks: int) -> Doubles:
    """(weeks,) share of the move that rivals have copied, 0..fidelity."""
    copying, card = scenario.model.copying, act.intervention
    if not copying.on or card.copied is None:
        return np.zeros(weeks)
    start = act.launch + round(months(scenario, card) * MONTH) - round(copying.weeks.value)
    t = np.arange(weeks, dtype=np.float64) - max(start, act.launch)
    return fidelity(scenario, card) * np.clip((t + 1) / copying.weeks.value, 0.0, 1.0)


def copied_quality(base: Ground, acts: tuple[Action, ...], weeks: int) -> Doubles:
    """(weeks, T) quality that rivals have copied and that customers now know from the market."""
    copied = np.zeros((weeks, base.touchpoints))
    rows = {point.id: row for row, point in enumerate(base.scenario.touchpoints)}
    for act in acts:
        strength = copy_strength(base.scenario, act, weeks)
        for effect in act.effects:
            copied[:, rows[effect.touchpoint]] += max(effect.quality.value, 0.0) * strength * act.on
    return copied


def rival_prices(
    base: Ground,
    acts: tuple[Action, ...],
    weeks: int,
    events: list[Happening],
    present: list[tuple[Event, int, Doubles]],
) -> Doubles:
    """(weeks, F − 1) prices of rivals relative to the firm's first price."""
    scenario = base.scenario
    factor = np.ones(weeks)
    at_once = [start for event, start in events if event.rival_copies]
    for act in acts:
        card = act.intervention
        if card.price.value == 0:
            continue
        strength = copy_strength(scenario, act, weeks)
        for start in at_once:
            if act.launch <= start:
                full = fidelity(scenario, card) or scenario.model.copying.fidelity.value
                strength = np.where(np.arange(weeks) >= start, full, strength)
        factor = factor * (1 + card.price.value * card.price_reach.value * strength)
    for event, _, there in present:
        factor = factor * (1 + event.rival_price.value * there)
    columns = [rival.price.value * factor for rival in scenario.market.rivals]
    return np.stack(columns, axis=1) if columns else np.zeros((weeks, 0))
