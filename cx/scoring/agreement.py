"""Whether raters agree: Krippendorff's α with its bootstrap interval, and what it allows one to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import krippendorff
import numpy as np
from numpy.typing import NDArray

from cx.message import N_, Message

FIRM, TENTATIVE = 0.8, 0.667
"""From the first on conclusions are firm, from the second on tentative (Krippendorff 2004, p. 429)."""
ENOUGH = 3
"""Things marked by two raters, below which agreement cannot be told."""
DRAWS = 1_000
BAND = (2.5, 97.5)
"""Percentiles of the bootstrap that bound the interval."""

Scale = Literal["nominal", "ordinal", "interval", "ratio"]
Verdict = Literal["firm", "tentative", "below", "one rater", "too few", "all alike"]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Agreement:
    """How far marks can be relied on."""

    verdict: Verdict
    raters: int
    """Raters who marked anything that another one marked as well."""
    units: int
    """Things marked by at least two raters."""
    alpha: float | None = None
    """1 = perfect, 0 = chance, below 0 = worse than chance; None where it cannot be told."""
    interval: tuple[float, float] | None = None
    """95 % bootstrap interval; None where the draws vary too little."""

    def in_words(self) -> Message:
        """The verdict as a sentence."""
        params: dict[str, object] = {"alpha": self.alpha or 0.0, "units": self.units, "enough": ENOUGH}
        return Message(_SENTENCES[self.verdict], params)


_SENTENCES: dict[Verdict, str] = {
    "firm": N_("Firm agreement: α = {alpha:.2f}. The marks can be relied on."),
    "tentative": N_("Tentative agreement: α = {alpha:.2f}. Draw conclusions with care."),
    "below": N_(
        "Too little agreement: α = {alpha:.2f}. Talk over the largest disagreements before you use the marks."
    ),
    "one rater": N_("Nothing was marked by two raters, so agreement cannot be told."),
    "too few": N_("Marked by two raters: {units}. From {enough} on agreement can be told."),
    "all alike": N_(
        "All marks of {units} maps or rows are the same: the raters agree, and α cannot show it."
    ),
}


def agreement(
    marks: Floats,
    groups: Sequence[int] | None = None,
    *,
    scale: Scale = "ordinal",
    draws: int = DRAWS,
    seed: int = 0,
) -> Agreement:
    """Krippendorff's α of marks, with an interval.

    `α = 1 − observed disagreement / disagreement expected by chance`, over all pairs of marks of a
    thing; it takes any number of raters and holes, and the ordinal scale counts how many marks lie
    between two (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability). The interval resamples
    the things that were marked, with replacement (Zapf et al. 2016, BMC Med Res Methodol 16:93).

    Args:
        marks: (raters, things), NaN where a rater has not marked.
        groups: (things,) things of the same number are drawn together: the rows of one map are no
            independent pieces of evidence. By default each stands alone.
        scale: of the marks.
        draws: bootstrap draws.
        seed: of the draws; the same seed, the same interval.
    """
    marks = np.asarray(marks, dtype=np.float64)
    given = ~np.isnan(marks)
    paired = given.sum(axis=0) >= 2
    both, units = marks[:, paired], int(paired.sum())
    raters = int((~np.isnan(both)).any(axis=1).sum())
    if units == 0:
        return Agreement("one rater", raters, units)
    if units < ENOUGH:
        return Agreement("too few", raters, units)
    alpha = _alpha(both, scale)
    if alpha is None:
        return Agreement("all alike", raters, units)
    number = np.arange(marks.shape[1]) if groups is None else np.asarray(groups)
    band = _interval(both, number[paired], scale, draws, seed)
    verdict: Verdict = "firm" if alpha >= FIRM else "tentative" if alpha >= TENTATIVE else "below"
    return Agreement(verdict, raters, units, alpha, band)


def _alpha(marks: Floats, scale: Scale) -> float | None:
    """α of things with two marks or more; None if all marks are the same."""
    given = marks[~np.isnan(marks)]
    if (given == given[0]).all():
        return None
    return float(krippendorff.alpha(reliability_data=marks, level_of_measurement=scale))


def _interval(
    marks: Floats, groups: NDArray[np.intp], scale: Scale, draws: int, seed: int
) -> tuple[float, float] | None:
    columns = [np.flatnonzero(groups == group) for group in np.unique(groups)]
    chance = np.random.default_rng(seed)
    found: list[float] = []
    for _ in range(draws):
        drawn = chance.integers(len(columns), size=len(columns))
        alpha = _alpha(marks[:, np.concatenate([columns[place] for place in drawn])], scale)
        if alpha is not None:
            found.append(alpha)
    if len(columns) < ENOUGH or len(found) < draws / 2:
        return None
    low, high = np.percentile(found, BAND)
    return float(low), float(high)
