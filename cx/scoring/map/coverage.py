"""Coverage and relevance: how much of the way was drawn, and how much of the drawing is the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cx.message import N_, Message, Names
from cx.scenario.text import Text
from cx.scoring.map.paired import Paired


@dataclass(frozen=True)
class Coverage:
    """Recall and precision of the points, direct and indirect apart.

    Coverage is recall weighted by visits, `Σ met of the drawn / Σ met of all`: a point that every
    customer meets weighs more than one that a few do. Relevance is precision, `matched / drawn`, so
    that a map of everything imaginable does not win. The score is their F1.
    Source: van Rijsbergen 1979, Information Retrieval, ch. 7; Manning, Raghavan & Schütze 2008, ch. 8.
    """

    seen: int
    of: int
    drawn: int
    coverage: float
    """Drawn touchpoints over all, each weighted by how often it is met (recall), 0..1."""
    relevance: float
    """Matched points over all points drawn (precision), 0..1."""
    direct: float | None
    """Share of the direct touchpoints drawn; None if the journey has none."""
    indirect: float | None
    """Share of the indirect touchpoints drawn; None if the journey has none."""
    missing: tuple[Text, ...] = ()
    """Names of the touchpoints that nobody drew, the most decisive first."""

    @property
    def score(self) -> float:
        """F1: the harmonic mean of coverage and relevance (van Rijsbergen 1979)."""
        both = self.coverage + self.relevance
        return 2 * self.coverage * self.relevance / both if both else 0.0

    def in_words(self) -> Message:
        """A plain sentence."""
        return Message(
            N_("You saw {seen} of {of} touchpoints; points on your map that are none: {extra}."),
            {"seen": self.seen, "of": self.of, "extra": self.drawn - self.seen},
        )

    def of_missing(self) -> Message | None:
        """What nobody drew, the most decisive first; None if nothing is missing."""
        if not self.missing:
            return None
        return Message(N_("Nobody drew: {names}."), {"names": Names(self.missing)})


def coverage(paired: Paired) -> Coverage:
    """Coverage and relevance of a map."""
    points = paired.truth.scenario.touchpoints
    weight = paired.truth.met
    if not weight.sum() > 0:
        weight = np.ones(len(points))
    found = list(paired.indices)
    drawn = set(found)
    decisive = np.argsort(-paired.truth.weight, kind="stable")
    return Coverage(
        seen=len(found),
        of=len(points),
        drawn=len(paired.map),
        coverage=min(1.0, float(weight[found].sum() / weight.sum())),
        relevance=len(found) / len(paired.map) if len(paired.map) else 0.0,
        direct=_share(paired, "direct"),
        indirect=_share(paired, "indirect"),
        missing=tuple(points[place].name for place in decisive if place not in drawn),
    )


def _share(paired: Paired, kind: str) -> float | None:
    all_ = [i for i, point in enumerate(paired.truth.scenario.touchpoints) if point.kind == kind]
    return len(set(all_) & set(paired.indices)) / len(all_) if all_ else None
