"""The emotion curve: whether the team felt what customers feel, level included."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cx.journey.point import ALL, Curve
from cx.message import N_, Message
from cx.scoring.map.paired import Paired

WINDOW = 2
"""Steps by which the curves may be shifted against one another."""
STEPS = 6.0
"""Steps of the scale from −3 to +3."""
CLOSE, ALIKE = 0.8, 0.6
"""Scores from which a curve is told to run close, or to have the shape."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class EmotionCurve:
    """One curve of the map against the truth, both on the scale −3..3.

    Lin's concordance `2 cov / (var + var + (mean − mean)²)` sees shape, level and spread (Lin 1989). The
    score is `½ (1 + concordance) · filled`. Beside it and not in it: the similarity of the shapes after
    warping (Sakoe & Chiba 1978), and whether peak and trough are where they truly are.
    """

    curve: Curve
    concordance: float
    """Lin's coefficient, −1..1."""
    filled: float
    """Share of the matched points that carry a feeling on this curve, 0..1."""
    drawn: tuple[float, ...]
    """What the team wrote at the points compared, in the order of the map."""
    true: tuple[float, ...]
    """What customers feel there."""

    @property
    def shape(self) -> float:
        """Dynamic-time-warping similarity in the order of the map, 0..1, beside the score."""
        return warped(np.array(self.drawn), np.array(self.true))

    @property
    def peak(self) -> bool:
        """The highest point lies within one step of the true one; False where nothing is drawn."""
        return _near(self.drawn, self.true, max)

    @property
    def trough(self) -> bool:
        """The lowest point lies within one step of the true one; False where nothing is drawn."""
        return _near(self.drawn, self.true, min)

    @property
    def score(self) -> float:
        """½ (1 + concordance) · filled. Correlation alone would ignore the level (Lin 1989)."""
        return (1 + self.concordance) / 2 * self.filled

    def in_words(self) -> Message:
        """A plain sentence."""
        if self.score >= CLOSE:
            sentence = N_("Your curve runs close to what customers feel ({share} %).")
        elif self.score >= ALIKE:
            sentence = N_("Your curve has the shape of what customers feel, not its level ({share} %).")
        else:
            sentence = N_("Your curve runs apart from what customers feel ({share} %).")
        return Message(sentence, {"share": round(100 * self.score)})


def emotion_curves(paired: Paired) -> tuple[EmotionCurve, ...]:
    """Every curve on which the team drew a feeling; `all` first."""
    return tuple(_curve(paired, curve) for curve in _drawn(paired))


def score(curves: tuple[EmotionCurve, ...]) -> float:
    """Mean over the curves drawn; 0 without one."""
    return sum(curve.score for curve in curves) / len(curves) if curves else 0.0


def concordance(first: Floats, second: Floats) -> float:
    """Lin's concordance correlation, −1..1: `2 cov / (var + var + (mean − mean)²)` (Lin 1989).

    Two curves that do not move at all are concordant (1) if they are equal and else not (0).
    """
    spread = first.var() + second.var() + (first.mean() - second.mean()) ** 2
    if spread == 0:
        return 1.0
    return float(2 * ((first - first.mean()) * (second - second.mean())).mean() / spread)


def warped(first: Floats, second: Floats, window: int = WINDOW) -> float:
    """1 − the mean step between two curves after the best warping within the window, over the scale.

    Dynamic time warping with a Sakoe–Chiba band (Sakoe & Chiba 1978). 0..1, 1 the same.
    """
    size = len(first)
    if size == 0:
        return 0.0
    cost = np.full((size + 1, size + 1), np.inf)
    cost[0, 0] = 0.0
    for i in range(1, size + 1):
        for j in range(max(1, i - window), min(size, i + window) + 1):
            step = abs(first[i - 1] - second[j - 1])
            cost[i, j] = step + min(cost[i - 1, j], cost[i, j - 1], cost[i - 1, j - 1])
    return float(max(0.0, 1 - cost[size, size] / (size * STEPS)))


def _drawn(paired: Paired) -> tuple[Curve, ...]:
    known = {ALL, *(segment.id for segment in paired.truth.scenario.segments)}
    used = {curve for point, _ in paired.pairs for curve in point.emotion if curve in known}
    return tuple(curve for curve in paired.map.curves if curve in used)


def _curve(paired: Paired, curve: Curve) -> EmotionCurve:
    truth = paired.truth.drawn(curve)
    pairs = [(point.feeling(curve), index) for point, index in paired.pairs if not np.isnan(truth[index])]
    felt = [(float(value), index) for value, index in pairs if value is not None]
    if not felt:
        return EmotionCurve(curve, -1.0, 0.0, (), ())
    drawn = tuple(value for value, _ in felt)
    true = tuple(float(truth[index]) for _, index in felt)
    return EmotionCurve(
        curve=curve,
        concordance=concordance(np.array(drawn), np.array(true)),
        filled=len(felt) / len(pairs),
        drawn=drawn,
        true=true,
    )


def _near(
    drawn: tuple[float, ...], true: tuple[float, ...], edge: Callable[[Sequence[float]], float]
) -> bool:
    return bool(drawn) and abs(drawn.index(edge(drawn)) - true.index(edge(true))) <= 1
