"""Key moments: whether the team found the most painful and the most decisive points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from cx.journey.point import ALL, Key, MapPoint
from cx.message import N_, Message
from cx.scoring.map.paired import Paired

KEYS: tuple[Key, ...] = get_args(Key)
TOP = 0.15
"""Share of the touchpoints that are key moments of a kind, at least one and at most six."""
MOST = 6


@dataclass(frozen=True)
class KeyMoments:
    """Key moments of one kind.

    F1 of recall weighted by strength, `Σ strength of the hits / Σ strength of the true ones`, and
    precision `hits / marks`; average precision is the mean of the precision at each true key moment down the
    team's own ranking (Buckley & Voorhees 2000). The score is the mean of the two.
    """

    kind: Key
    truth: tuple[str, ...]
    """Ids of the true key moments, the strongest first."""
    marked: int
    hits: tuple[str, ...]
    """Ids of those that the team marked."""
    recall: float
    """Found key moments over all, weighted by their strength, 0..1."""
    precision: float
    """Right marks over all marks, 0..1."""
    average_precision: float
    """Of the team's points ranked by mark, importance and feeling: so that the number of marks does
    not decide, 0..1."""

    @property
    def f1(self) -> float:
        """Harmonic mean of weighted recall and precision."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    @property
    def score(self) -> float:
        """Mean of F1 and average precision; nothing to find and nothing marked is right."""
        if not self.truth:
            return 0.0 if self.marked else 1.0
        return (self.f1 + self.average_precision) / 2

    def in_words(self) -> Message:
        """A plain sentence."""
        sentence = {
            "painful": N_("Of the {of} most painful points you marked {hits}; marks in all: {marked}."),
            "decisive": N_("Of the {of} most decisive points you marked {hits}; marks in all: {marked}."),
        }[self.kind]
        return Message(sentence, {"of": len(self.truth), "hits": len(self.hits), "marked": self.marked})


def top(strength: NDArray[np.float64]) -> tuple[int, ...]:
    """Indices of the key moments: the strongest `TOP` of the touchpoints, those of no strength never."""
    count = min(MOST, max(1, round(TOP * len(strength))))
    ranked = np.argsort(-strength, kind="stable")[:count]
    return tuple(int(index) for index in ranked if strength[index] > 0)


def key_moments(paired: Paired) -> tuple[KeyMoments, KeyMoments]:
    """Both kinds: painful, decisive.

    A point carries one mark. Where a touchpoint is a key moment of both kinds, either mark finds it
    for both.
    """
    tops = {"painful": top(paired.truth.pain), "decisive": top(paired.truth.weight)}
    both = set(tops["painful"]) & set(tops["decisive"])
    painful = _of("painful", paired, tops["painful"], paired.truth.pain, both)
    return painful, _of("decisive", paired, tops["decisive"], paired.truth.weight, both)


def score(moments: tuple[KeyMoments, KeyMoments]) -> float:
    """Mean of the two kinds, 0..1."""
    return sum(kind.score for kind in moments) / len(moments)


def _of(
    kind: Key, paired: Paired, top_: tuple[int, ...], strength: NDArray[np.float64], both: set[int]
) -> KeyMoments:
    index = {point.id: place for point, place in paired.pairs}
    marks = [
        point
        for point in paired.map.points
        if point.key == kind or (point.key is not None and index.get(point.id) in both)
    ]
    hits = [index[point.id] for point in marks if index.get(point.id) in top_]
    total = float(strength[list(top_)].sum())
    points = paired.truth.scenario.touchpoints
    return KeyMoments(
        kind=kind,
        truth=tuple(points[place].id for place in top_),
        marked=len(marks),
        hits=tuple(points[place].id for place in sorted(hits, key=top_.index)),
        recall=float(strength[hits].sum()) / total if total else 0.0,
        precision=len(hits) / len(marks) if marks else 0.0,
        average_precision=_average_precision(kind, paired, marks, index, top_),
    )


def _average_precision(
    kind: Key, paired: Paired, marks: list[MapPoint], index: dict[str, int], top_: tuple[int, ...]
) -> float:
    """Mean of the precision at each true key moment down the team's ranking; unranked ones count 0.

    A map without a mark of the kind on the way itself has ranked nothing: a decoy marked opens no
    credit. Among points that the team ranked alike the true ones come last, so that neither luck nor
    the place on the map can raise it.
    """
    if not top_ or all(index.get(point.id) is None for point in marks):
        return 0.0
    marked = {point.id for point in marks}
    ranked = sorted(
        paired.map.points,
        key=lambda point: (_rank(kind, point, point.id in marked), index.get(point.id) in top_),
    )
    found, total = 0, 0.0
    for place, point in enumerate(ranked, start=1):
        if index.get(point.id) in top_:
            found += 1
            total += found / place
    return total / len(top_)


def _rank(kind: Key, point: MapPoint, marked: bool) -> tuple[bool, int, int]:
    """Marked first, then by importance, then by bad (painful) or strong (decisive) feeling."""
    feeling = point.feeling(ALL) or 0
    return not marked, -point.importance, feeling if kind == "painful" else -abs(feeling)
