"""What a sweep came to: figures by plan and draw, and which plan is best how often."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cx.message import Message
from cx.model.plan import Plan
from cx.sweeps.batch import FIGURES

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Sweep:
    """The figures of a sweep; plans and draws in the order in which they were asked for."""

    plans: tuple[Plan, ...]
    draws: tuple[int, ...]
    values: Doubles
    """(plans, draws, figures), figures as in `cx.sweeps.batch.FIGURES`; read-only."""
    notice: Message | None = None
    """What is to be said of a damaged file from which the sweep went on."""

    def of(self, figure: str) -> Doubles:
        """(plans, draws) of one figure; KeyError if there is none of that name."""
        if figure not in FIGURES:
            raise KeyError(figure)
        found: Doubles = self.values[:, :, FIGURES.index(figure)]
        return found

    @property
    def judged_by(self) -> str:
        """The figure by which plans are compared: the value, or revenue where no value was asked for."""
        return "revenue" if bool(np.isnan(self.of("value")).all()) else "value"

    def ranking(self) -> tuple[int, ...]:
        """Places of the plans by the mean over draws of what they are judged by, the best first."""
        mean = self.of(self.judged_by).mean(axis=1)
        return tuple(int(place) for place in np.argsort(-mean, kind="stable"))

    def wins(self) -> Doubles:
        """(plans,) share of the draws in which each plan is the best; ties are shared out."""
        judged = self.of(self.judged_by)
        best = judged == judged.max(axis=0, keepdims=True)
        return np.asarray((best / best.sum(axis=0, keepdims=True)).mean(axis=1))
