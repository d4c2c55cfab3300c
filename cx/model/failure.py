"""Failures and how they are repaired. Failures are few: they are kept as pairs of touchpoint and visitor."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from cx.model.block import Block
from cx.model.draws import LOW, Index, Words
from cx.model.exact import Singles
from cx.model.ground import Ground
from cx.model.world import World

F = np.float32


@dataclass
class Failures:
    """The failures of a block of visitors: k pairs, by touchpoint and then by visitor."""

    base: Ground
    row: Index
    """(k,) touchpoint."""
    column: Index
    """(k,) visitor, whom it hits if they get there."""
    again: Singles
    """(n,) below 1 for those whom something failed before: a repair then works less well."""
    repair: Singles
    """(n,) quality of the repair, 0..1; empty when nothing fails."""
    count: Singles = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    """(n,) failures met; filled by `meet`."""
    doubt: Singles = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    """(n,) doubt that they leave, 1 for an ordinary failure; filled by `meet`."""

    @classmethod
    def fall(
        cls,
        base: Ground,
        worlds: tuple[World, ...],
        week: int,
        block: Block,
        rows: Index,
        words: Words,
        earlier: Singles,
        quality: Singles,
    ) -> Failures:
        """Draw the failures at `rows` and take their severity from the quality, in place.

        `words` (rows, n) decide by their low bits; `earlier` (n,) are failures of former visits.
        """
        low = words & LOW
        hit = np.empty(words.shape, dtype=np.bool_)
        for plan, start, stop in block.plans:
            limit = 2 * worlds[plan].failure[week].take(rows)
            np.less(low[:, start:stop], limit[:, None], out=hit[:, start:stop])
        at, column = np.divmod(np.flatnonzero(hit), len(block.who))
        row = rows.take(at)
        quality[row, column] -= base.severity.astype(np.float32).take(row)
        less = F(1 - base.scenario.model.repair.repeated.value)
        again = F(1) - less * (earlier > 0).astype(np.float32)
        repair = block.by_plan([world.repair[week] for world in worlds]) if len(row) else again[:0]
        return cls(base, row, column, again, repair)

    def expect(self, earlier: Singles, expected: Singles) -> None:
        """Of a repair one expects the ordinary at first and more after every failure, in place."""
        constants = self.base.scenario.model.repair
        for row in self.base.repairs:
            np.multiply(earlier, F(constants.again.value), out=expected[row])
            expected[row] += F(constants.expectation.value)
            np.minimum(expected[row], F(1), out=expected[row])

    def soften(self, x: Singles) -> None:
        """A repair delights less the less the failure can be forgiven, and when it is not the first."""
        if not self.base.repairs:
            return
        worst = np.full(x.shape[1], F(-1))
        np.maximum.at(worst, self.column, self.base.dulls.astype(np.float32).take(self.row))
        factor = (F(1) - worst) * self.again
        for row in self.base.repairs:
            x[row] = np.minimum(x[row], F(0)) + np.maximum(x[row], F(0)) * factor

    def meet(self, met: Singles) -> None:
        """Count the failures that were met, and let only those they hit meet the repair, in place."""
        served = met[self.row, self.column] * ~self.base.after_failure.take(self.row)
        doubt = served * self.base.doubt.take(self.row)
        self.count = np.bincount(self.column, weights=served, minlength=met.shape[1]).astype(np.float32)
        self.doubt = np.bincount(self.column, weights=doubt, minlength=met.shape[1]).astype(np.float32)
        for row in self.base.repairs:
            np.multiply(met[row], np.minimum(self.count, F(1)), out=met[row])

    def redress(self, *feelings: Singles) -> None:
        """A good repair blunts what is remembered of the failure, less when repeated, in place."""
        constants = self.base.scenario.model.repair
        share = constants.redress.value * (1 - constants.severity.value * self.base.severity.take(self.row))
        if len(share):
            left = F(1) - (self.repair * self.again).take(self.column) * share.astype(np.float32)
            for one in feelings:
                one[self.row, self.column] *= left
