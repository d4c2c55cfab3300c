"""Events in time: which happen when, how long, and what softens them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cx.model.action import Action, first_week
from cx.model.exact import Doubles
from cx.scenario.events import Event
from cx.scenario.scenario import Scenario

Happening = tuple[Event, int]
"""An event and the week in which it begins, from 0."""


def happenings(scenario: Scenario, events: Iterable[tuple[str, int]] | None) -> tuple[Happening, ...]:
    """Events with their first week: those given as (id, round), or the scenario's own schedule.

    An event of the schedule happens if its chance is at least one half; `cx.drawn` has set
    chances to 0 or 1 for a class.
    """
    if events is None:
        return tuple(
            (event, first_week(scenario, event.round) + event.week - 1)
            for event in scenario.events
            if event.round is not None and event.chance.value >= 0.5
        )
    return tuple(
        (event, first_week(scenario, round_) + event.week - 1)
        for event, round_ in ((scenario.event(id_), round_) for id_, round_ in events)
    )


def presence(event: Event, start: int, weeks: int, acts: tuple[Action, ...]) -> Doubles:
    """(weeks,) how much of the event is there: 1 while it lasts, less with what softens it."""
    t = np.arange(weeks)
    there = ((t >= start) & (t < start + event.weeks)).astype(np.float64)
    for link in event.softened_by:
        strength = np.zeros(weeks)
        for act in acts:
            if act.intervention.id == link.intervention:
                strength = np.maximum(strength, act.strength)
        there = there * (1 + (link.factor.value - 1) * np.minimum(strength, 1.0))
    return there
