"""Visits as they were written down: what customers met, felt and answered."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from cx.model.exact import Doubles
from cx.model.outcome import Outcome

WEEKS = 1_000
"""More weeks than a run has."""
POPULATION = 5_000_000
"""More customers than a run has; divisible by the size of near circles."""


@dataclass(frozen=True)
class Visits:
    """Recorded visits: (V,) arrays, and (V, T) what was felt and met at the touchpoints."""

    who: NDArray[np.int64]
    """Customers; those of further populations have numbers of their own."""
    week: NDArray[np.int64]
    quality: Doubles
    """What customers say they got, 0..1."""
    expectation: Doubles
    """What they say they had expected."""
    satisfaction: Doubles
    rating: Doubles
    talked: NDArray[np.bool_]
    failed: NDArray[np.bool_]
    """Whether something failed."""
    met: NDArray[np.bool_]
    """(V, T)"""
    emotion: Doubles
    """(V, T) 0 where not met."""
    gap: Doubles
    """(V, T) quality less expectation, 0 where not met."""

    def __len__(self) -> int:
        return len(self.who)

    @property
    def key(self) -> NDArray[np.int64]:
        """(V,) a number for customer and week, ascending: nobody comes twice in a week."""
        return self.who * WEEKS + self.week


def visits(*runs: Outcome) -> Visits:
    """The recorded visits of runs with their answers, one run after the other."""
    made = [_visits(run, number * POPULATION) for number, run in enumerate(runs)]
    return Visits(
        **{one.name: np.concatenate([getattr(visits, one.name) for visits in made]) for one in fields(Visits)}
    )


def _visits(run: Outcome, first: int) -> Visits:
    asked, steps = run.surveys, run.journeys
    who, week = asked["customer"].astype(np.int64), asked["week"].astype(np.int64)
    row = np.searchsorted(who * WEEKS + week, steps["customer"].astype(np.int64) * WEEKS + steps["week"])
    shape = (len(who), len(run.scenario.touchpoints))
    met, emotion, gap = np.zeros(shape, dtype=np.bool_), np.zeros(shape), np.zeros(shape)
    cell = row, steps["touchpoint"]
    met[cell] = True
    emotion[cell] = steps["emotion"]
    gap[cell] = steps["quality"] - steps["expectation"]
    failed = np.zeros(len(who), dtype=np.bool_)
    failed[row[steps["failed"]]] = True
    return Visits(
        who=who + first,
        week=week,
        quality=asked["quality"].astype(np.float64),
        expectation=asked["expectation"].astype(np.float64),
        satisfaction=asked["satisfaction"].astype(np.float64),
        rating=asked["rating"].astype(np.float64),
        talked=asked["talked"],
        failed=failed,
        met=met,
        emotion=emotion,
        gap=gap,
    )
