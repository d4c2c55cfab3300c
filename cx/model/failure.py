"""Failures and how they are repaired."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cx.model.draws import Draws, Index, Purpose, happens
from cx.model.exact import Singles
from cx.model.ground import Ground
from cx.model.world import World

F = np.float32


@dataclass
class Failures:
    """The failures of a block of visitors, touchpoint by touchpoint."""

    base: Ground
    hits: dict[int, NDArray[np.bool_]]
    """Row → (n,) whom it hits, if they get there."""
    repair: Singles
    """(n,) quality of the repair, 0..1."""
    count: Singles = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    """(n,) failures met; filled by `meet`."""

    @classmethod
    def fall(
        cls,
        base: Ground,
        worlds: tuple[World, ...],
        week: int,
        period: int,
        draws: Draws,
        who: Index,
        group: Index,
        quality: Singles,
    ) -> Failures:
        """Draw the failures and take their severity from the quality, in place."""
        limits = np.stack([world.failure[week] for world in worlds])
        plan = group // base.segments
        rows = np.flatnonzero(limits.any(axis=0))
        hits: dict[int, NDArray[np.bool_]] = {}
        words = draws.rows(Purpose.FAILURE, period, base.places[rows], who)
        for at, row in enumerate(rows.tolist()):
            limit = limits[0, row] if len(worlds) == 1 else limits[:, row].take(plan)
            hits[row] = happens(words[at], limit)
            quality[row] -= hits[row].astype(np.float32) * F(base.severity[row])
        repaired = np.array([world.repaired[week] for world in worlds], dtype=np.float32)
        if repaired.any():
            for row in base.repairs:
                quality[row] += repaired.take(plan)
        repair = np.array([world.repair[week] for world in worlds], dtype=np.float32).take(plan)
        return cls(base, hits, repair)

    def expect(self, earlier: Singles, expected: Singles) -> None:
        """Of a repair one expects the ordinary at first and more after every failure, in place."""
        constants = self.base.scenario.model.repair
        for row in self.base.repairs:
            np.multiply(earlier, F(constants.again.value), out=expected[row])
            expected[row] += F(constants.expectation.value)
            np.minimum(expected[row], F(1), out=expected[row])

    def soften(self, earlier: Singles, x: Singles) -> None:
        """A repair delights less the worse the failure was, and half as much when it is not the first."""
        if not self.base.repairs:
            return
        severity = np.zeros(x.shape[1], dtype=np.float32)
        for row, hit in self.hits.items():
            np.maximum(severity, hit.astype(np.float32) * F(self.base.severity[row]), out=severity)
        factor = (F(1) - F(0.5) * severity) * np.where(earlier > 0, F(0.5), F(1))
        for row in self.base.repairs:
            x[row] = np.minimum(x[row], F(0)) + np.maximum(x[row], F(0)) * factor

    def meet(self, met: Singles) -> None:
        """Count the failures that were met, and let only those they hit meet the repair, in place."""
        self.count = np.zeros(met.shape[1], dtype=np.float32)
        for row, hit in self.hits.items():
            if not self.base.after_failure[row]:
                self.count += met[row] * hit.astype(np.float32)
        any_ = np.minimum(self.count, F(1))
        for row in self.base.repairs:
            np.multiply(met[row], any_, out=met[row])

    def redress(self, earlier: Singles, x: Singles) -> None:
        """A good repair blunts what is remembered of the failure, half as much when repeated, in place."""
        constants = self.base.scenario.model.repair
        repair = self.repair * np.where(earlier > 0, F(0.5), F(1))
        for row, hit in self.hits.items():
            severity = float(self.base.severity[row])
            share = F(constants.redress.value * (1 - 0.5 * severity))
            x[row] *= F(1) - hit.astype(np.float32) * repair * share
