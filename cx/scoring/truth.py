"""The truth of a class: what the model knows of every touchpoint, to score maps against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cx.journey.point import ALL
from cx.scenario.scenario import Scenario

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Truth:
    """What the simulated customers live through when nothing is done.

    All arrays are (touchpoints, segments), touchpoints in journey order, segments as in the
    scenario, and read-only. NaN in `emotion` where nobody of a segment met the touchpoint.
    """

    scenario: Scenario
    visits: Floats
    """Encounters per visit of the segment, 0..1 (or more where one visit meets it twice)."""
    emotion: Floats
    """Mean felt emotion of those who met it, −1..1."""
    importance: Floats
    """True weight of the touchpoint for the segment; a column adds up to 1."""
    decisiveness: Floats
    """How much satisfaction, return and word of mouth move per unit of the touchpoint's quality:
    finite differences on the same draws, ≥ 0 where better quality helps."""
    shares: Floats
    """(segments,) shares of the visits, adding up to 1."""

    @cached_property
    def met(self) -> Floats:
        """(touchpoints,) encounters per visit over all customers."""
        return _still(self.visits @ self.shares)

    @cached_property
    def pain(self) -> Floats:
        """(touchpoints,) how much bad feeling that matters arises here, ≥ 0.

        Sum over segments of share · visits · importance · negative emotion: the most problematic
        and yet significant points have the most of it.
        """
        bad = np.maximum(-np.nan_to_num(self.emotion), 0.0)
        return _still((self.visits * self.importance * bad) @ self.shares)

    @cached_property
    def weight(self) -> Floats:
        """(touchpoints,) how much better quality here would do over all customers, ≥ 0."""
        return _still(np.maximum(np.nan_to_num(self.decisiveness), 0.0) @ self.shares)

    def felt(self, curve: str = ALL) -> Floats:
        """(touchpoints,) felt emotion of a segment, or of `all`: weighted by encounters; NaN where unmet.

        KeyError if the curve is neither `all` nor a segment's id.
        """
        if curve != ALL:
            ids = [segment.id for segment in self.scenario.segments]
            if curve not in ids:
                raise KeyError(curve)
            return np.asarray(self.emotion[:, ids.index(curve)])
        weight = np.where(np.isnan(self.emotion), 0.0, self.visits * self.shares)
        total = weight.sum(axis=1)
        mean = (np.nan_to_num(self.emotion) * weight).sum(axis=1) / np.where(total > 0, total, 1.0)
        return np.where(total > 0, mean, np.nan)

    def drawn(self, curve: str = ALL) -> Floats:
        """(touchpoints,) the same on the scale of a map: whole numbers −3..3, NaN where unmet."""
        return np.asarray(np.rint(3 * self.felt(curve)) + 0.0)


def _still(values: Floats) -> Floats:
    values = np.asarray(values, dtype=np.float64)
    values.setflags(write=False)
    return values
