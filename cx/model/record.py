"""Visits written down touchpoint by touchpoint, for the first customers of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from cx.model.exact import Singles
from cx.model.ground import Ground
from cx.model.population import Population
from cx.model.state import State
from cx.model.visit import Visits


@dataclass(frozen=True)
class Page:
    """One week's recorded visits; arrays (T, k) unless said."""

    week: int
    who: NDArray[np.int64]
    """(k,) numbers of the customers in the whole population."""
    satisfaction: Singles
    """(k,)"""
    rating: Singles
    """(k,)"""
    talked: NDArray[np.bool_]
    """(k,)"""
    met: NDArray[np.bool_]
    failed: NDArray[np.bool_]
    quality: Singles
    expectation: Singles
    emotion: Singles
    accumulated: Singles


class Record:
    """The pages of customers whose place in the chunk lies before `limit`; of the first plan only."""

    def __init__(self, base: Ground, people: Population, limit: int) -> None:
        self.base, self.people, self.limit = base, people, limit
        self.pages: list[Page] = []

    def add(
        self, week: int, visits: Visits, satisfaction: Singles, rating: Singles, talked: NDArray[np.bool_]
    ) -> None:
        """Write down a block of visits."""
        block = visits.block
        columns = np.flatnonzero(block.who[: block.real] < self.limit) if self.limit else ()
        if not len(columns):
            return
        who = block.who[columns]
        segment = self.people.segment.take(who)
        leaning = self.people.halo.take(who) + self.base.offset.astype(np.float32).take(segment)
        quality = visits.quality[:, columns] + leaning
        failed = np.zeros(visits.met.shape, dtype=np.bool_)
        failed[visits.failures.row, visits.failures.column] = True
        met = visits.met[:, columns] > 0
        self.pages.append(
            Page(
                week=week,
                who=who.astype(np.int64) + self.people.first,
                satisfaction=satisfaction[columns],
                rating=rating[columns],
                talked=talked[columns],
                met=met,
                failed=failed[:, columns] & met,
                quality=quality,
                expectation=quality - visits.gap[:, columns],
                emotion=visits.emotion[:, columns],
                accumulated=visits.accumulated[:, columns],
            )
        )


@dataclass(frozen=True)
class Roll:
    """All customers at the end of a run, one entry each."""

    segment: NDArray[np.uint8]
    belief: Singles
    satisfaction: Singles
    rating: Singles
    visits: NDArray[np.int32]
    talked: NDArray[np.int32]
    saving: NDArray[np.bool_]
    last: NDArray[np.int8]
    """Firm of the last outing, 0 the own."""

    @classmethod
    def of(cls, people: Population, state: State, plan: int = 0) -> Roll:
        """The customers of one of the plans."""
        part = slice(plan * people.count, (plan + 1) * people.count)
        return cls(
            segment=people.segment[part].copy(),
            belief=state.belief[0, part].copy(),
            satisfaction=state.satisfaction[part].copy(),
            rating=state.rating[part].copy(),
            visits=state.visits[part].copy(),
            talked=state.talked[part].copy(),
            saving=state.saving[part] > 0,
            last=state.last[part].copy(),
        )

    @classmethod
    def join(cls, rolls: Sequence[Roll]) -> Roll:
        """The customers of several chunks, in order."""
        return cls(
            **{
                field.name: np.concatenate([getattr(roll, field.name) for roll in rolls])
                for field in fields(cls)
            }
        )
