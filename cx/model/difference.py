"""Paired differences of two runs: the same customers and the same draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from cx.model.exact import Doubles
from cx.model.measures import half_width
from cx.model.outcome import MEASURES, Floats, Measure
from cx.model.population import REPLICATES
from cx.model.tables import evidence_of

if TYPE_CHECKING:
    from cx.model.outcome import Outcome


@dataclass(frozen=True, eq=False)
class Difference:
    """What one run has more than another, measure by measure, with paired 95 % intervals.

    Exactly zero until something that differs takes effect.
    """

    rounds: int
    nps: Measure
    csat: Measure
    ces: Measure
    satisfaction: Measure
    retention: Measure
    churn: Measure
    visits: Measure
    ticket: Measure
    revenue: Measure
    margin: Measure
    occupancy: Measure
    word_of_mouth: Measure
    emotion: Floats
    """(rounds, touchpoints, segments) difference of mean felt emotion; NaN where nobody met it in one run."""
    emotion_all: Floats
    """(rounds, touchpoints) the same over all segments."""
    emotion_interval: Floats
    """(rounds, touchpoints, 2) its paired 95 % interval."""
    accumulated: Floats
    """(rounds, touchpoints, segments)"""
    further: Mapping[str, Measure] = field(default_factory=dict)
    """Of the measures of other owners and of third parties."""

    def measure(self, id_: str) -> Measure:
        """The difference of the measure named `id_`; KeyError if there is none."""
        if id_ in self.further:
            return self.further[id_]
        if id_ not in MEASURES:
            raise KeyError(id_)
        found: Measure = getattr(self, id_)
        return found

    @property
    def nothing(self) -> bool:
        """Whether the two runs are the same to the last bit."""
        return all(
            not np.nan_to_num(np.asarray(value)).any()
            for value in (
                self.emotion,
                self.accumulated,
                *(self.measure(id_).values for id_ in (*MEASURES, *self.further)),
            )
        )


def difference(run: Outcome, base: Outcome) -> Difference:
    """`run − base`; ValueError if they are not of the same customers."""
    if (run.seed, run.population, run.scenario.id) != (base.seed, base.population, base.scenario.id):
        raise ValueError("only runs of one scenario with the same seed and customers can be compared")
    rounds = min(run.rounds, base.rounds)
    measures = {id_: _less(run.measure(id_), base.measure(id_), rounds) for id_ in MEASURES}
    emotion_all = run.emotion_all[:rounds] - base.emotion_all[:rounds]
    half = half_width(_replicates(run, rounds) - _replicates(base, rounds))
    return Difference(
        rounds=rounds,
        emotion=run.emotion[:rounds] - base.emotion[:rounds],
        emotion_all=emotion_all,
        emotion_interval=np.stack([emotion_all - half, emotion_all + half], axis=-1),
        accumulated=run.accumulated[:rounds] - base.accumulated[:rounds],
        further={id_: _less(run.further[id_], base.further[id_], rounds) for id_ in run.further},
        **measures,
    )


def _less(one: Measure, other: Measure, rounds: int) -> Measure:
    values = one.values[:rounds] - other.values[:rounds]
    half = np.zeros(rounds)
    each = None
    if one.replicates is not None and other.replicates is not None:
        each = one.replicates[:rounds] - other.replicates[:rounds]
        half = half_width(np.asarray(each, dtype=np.float64))
    return Measure(
        id=one.id,
        values=values,
        interval=np.stack([values - half, values + half], axis=1),
        by_segment=one.by_segment[:rounds] - other.by_segment[:rounds],
        unit=one.unit,
        higher_is_better=one.higher_is_better,
        replicates=each,
    )


def _replicates(run: Outcome, rounds: int) -> Doubles:
    """(rounds, T, K) mean emotion replicate by replicate, linearised."""
    evidence = evidence_of(run)
    total, count = (one[:rounds, :, -REPLICATES:] for one in (evidence.emotion, evidence.met))
    people = count.sum(axis=2, keepdims=True)
    mean = total.sum(axis=2, keepdims=True) / np.maximum(people, 1.0)
    return np.asarray(mean + (total - mean * count) * REPLICATES / np.maximum(people, 1.0))


__all__ = ["Difference", "difference"]
