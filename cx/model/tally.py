"""Sums of what is measured, exact whatever the order in which they are added.

Values are rounded to multiples of 2⁻¹⁰ before they are summed; sums of a block then need no
more bits than a number has, so that order, chunks, processes and libraries cannot change them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np

from cx.model.draws import Index
from cx.model.exact import Doubles, Singles
from cx.model.ground import Ground
from cx.model.population import REPLICATES, Population
from cx.model.state import State
from cx.model.visit import Visits

GRAIN = np.float32(12_288)
"""1.5 · 2^(23 − 10): adding and subtracting it rounds to multiples of 2⁻¹⁰."""
SMALL = 240_000
"""Multiplications up to which a matrix product is not worth several threads."""


class Column(IntEnum):
    """What is summed over the visits of a week."""

    VISITS = 0
    SALES = 1
    PROMOTERS = 2
    DETRACTORS = 3
    SATISFIED = 4
    EFFORT = 5
    SATISFACTION = 6
    SPEND = 7
    TOLD_GOOD = 8
    TOLD_BAD = 9


class Standing(IntEnum):
    """What is counted over all customers at the end of a round."""

    OURS = 0
    CAME_BACK = 1
    TO_RIVAL = 2
    AT_HOME = 3
    LEFT = 4
    PEOPLE = 5
    PROMOTERS = 6
    DETRACTORS = 7
    SATISFIED = 8
    SATISFACTION = 9


def grain(values: Singles) -> Singles:
    """Rounded to multiples of 2⁻¹⁰, in a new array."""
    rounded: Singles = values + GRAIN
    rounded -= GRAIN
    return rounded


def product(left: Singles, right: Singles) -> Singles:
    """`left @ right` in slices so small that the linear algebra library stays in this thread.

    Exact, and so the same in any slices, for rounded values.
    """
    width = max(1, SMALL // (left.shape[0] * right.shape[1]))
    total: Singles = left[:, :width] @ right[:width]
    for start in range(width, left.shape[1], width):
        total += left[:, start : start + width] @ right[start : start + width]
    return total


@dataclass
class Tally:
    """Sums of one plan, all float64 that hold exact multiples of 2⁻¹⁰.

    W weeks, R rounds, T touchpoints, S segments, K replicates.
    """

    weekly: Doubles
    """(W, columns, S · K)"""
    emotion: Doubles
    """(R, T, S + K) sums of felt emotion by segment, then by replicate."""
    met: Doubles
    """(R, T, S + K) encounters."""
    accumulated: Doubles
    """(R, T, S)"""
    given: Doubles
    """(W, T) encounters at touchpoints where every encounter costs money."""
    standing: Doubles
    """(R, standings, S · K)"""
    others: Doubles
    """(R, owners besides the first, S · K) promoters less detractors among the visitors."""
    waiting: Doubles
    """(R, third parties, 2, S · K) those who waited, and the sum of their satisfaction."""

    @classmethod
    def empty(cls, base: Ground, weeks: int, rounds: int) -> Tally:
        """Nothing counted yet."""
        touchpoints, segments = base.touchpoints, base.segments
        cells = segments * REPLICATES
        return cls(
            weekly=np.zeros((weeks, len(Column), cells)),
            emotion=np.zeros((rounds, touchpoints, segments + REPLICATES)),
            met=np.zeros((rounds, touchpoints, segments + REPLICATES)),
            accumulated=np.zeros((rounds, touchpoints, segments)),
            given=np.zeros((weeks, touchpoints)),
            standing=np.zeros((rounds, len(Standing), cells)),
            others=np.zeros((rounds, len(base.shares), cells)),
            waiting=np.zeros((rounds, len(base.scenario.third_parties), 2, cells)),
        )

    def take_over(self, earlier: Tally) -> None:
        """Begin with the sums of an earlier run, which may be longer or shorter."""
        for field in fields(self):
            mine: Doubles = getattr(self, field.name)
            theirs: Doubles = getattr(earlier, field.name)
            length = min(len(mine), len(theirs))
            mine[:length] = theirs[:length]

    def copy(self) -> Tally:
        """The same sums in memory of their own."""
        return Tally(**{field.name: getattr(self, field.name).copy() for field in fields(self)})

    def add(self, other: Tally) -> None:
        """Add the sums of other customers."""
        for field in fields(self):
            mine: Doubles = getattr(self, field.name)
            mine += getattr(other, field.name)

    def visits(
        self,
        week: int,
        round_: int,
        part: slice,
        visits: Visits,
        columns: Singles,
        people: Population,
        costly: bool,
        others: Singles,
    ) -> None:
        """Count a block's visits, those in `part`; `columns` are (columns, n), already rounded.

        `others` (owners besides the first, n) are 1 for their promoters and −1 for their detractors.
        """
        block, segments = visits.block, visits.block.segments
        who = block.who[part]
        n = len(who)
        replicate = people.replicate.take(who)
        segment = people.segment.take(who)
        cell = np.zeros((n, segments * REPLICATES), dtype=np.float32)
        line = np.arange(n)
        cell[line, segment.astype(np.intp) * REPLICATES + replicate] = 1
        self.weekly[week] += product(columns[:, part], cell)
        if len(others):
            self.others[round_] += product(others[:, part], cell)
        marks = np.zeros((n, segments + REPLICATES), dtype=np.float32)
        marks[line, segment] = 1
        marks[line, segments + replicate.astype(np.intp)] = 1
        self.emotion[round_] += product(grain(visits.emotion[:, part]), marks)
        met = product(visits.met[:, part], marks)
        self.met[round_] += met
        self.accumulated[round_] += product(grain(visits.accumulated[:, part]), marks[:, :segments])
        if costly:
            self.given[week] += met[:, :segments].sum(axis=1)

    def wait(
        self, round_: int, party: int, people: Population, segments: int, host: Index, got: Singles
    ) -> None:
        """Count those of a third party who waited, and what it was to them."""
        cell = people.segment.take(host).astype(np.intp) * REPLICATES + people.replicate.take(host)
        self.waiting[round_, party, 0] += np.bincount(cell, minlength=segments * REPLICATES)
        self.waiting[round_, party, 1] += np.bincount(cell, grain(got), segments * REPLICATES)

    def stand(
        self, round_: int, plan: int, people: Population, state: State, segments: int, satisfied: float
    ) -> None:
        """Count all customers of a plan at the end of a round."""
        part = slice(plan * people.count, (plan + 1) * people.count)
        seen, last = state.seen[part], state.last[part]
        ours, here, there = (seen & 1) > 0, (seen & 2) > 0, (seen & 4) > 0
        rating, satisfaction = state.rating[part], state.satisfaction[part]
        columns = (
            ours,
            ours & here,
            ours & ~here & there,
            ours & ~here & ~there,
            ours & (last != 0),
            np.ones_like(ours),
            rating >= 9,
            rating <= 6,
            satisfaction >= satisfied,
            grain(satisfaction),
        )
        cell = people.segment[part].astype(np.intp) * REPLICATES + people.replicate[part]
        for row, column in enumerate(columns):
            self.standing[round_, row] += np.bincount(cell, weights=column, minlength=segments * REPLICATES)
