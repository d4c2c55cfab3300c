"""The truth of a class: what the model knows of every touchpoint, to score maps against."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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

    def over(self, values: Floats, curve: str = "all") -> Floats:
        """(touchpoints,) one of the arrays for a curve: `all` weighs the segments by their encounters.

        KeyError if the curve is neither `all` nor a segment's id.
        """
        if curve != "all":
            ids = [segment.id for segment in self.scenario.segments]
            if curve not in ids:
                raise KeyError(curve)
            return np.asarray(values[:, ids.index(curve)])
        weight = np.where(np.isnan(values), 0.0, self.visits * self.shares)
        total = weight.sum(axis=1)
        mean = (np.nan_to_num(values) * weight).sum(axis=1) / np.where(total > 0, total, 1.0)
        return np.where(total > 0, mean, np.nan)
