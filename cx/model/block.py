"""Visitors who are walked together, and where each plan and segment stands among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cx.model.draws import Index
from cx.model.exact import Singles

PAD = 16
"""Fewest visitors of a block; the last is repeated, so that sums always run over rows."""


@dataclass(frozen=True)
class Block:
    """n visitors, sorted by plan and then by segment."""

    who: Index
    """(n,) customers; from `real` on repeats of the last."""
    real: int
    group: Index
    """(n,) plan × segments + segment."""
    segments: int
    spans: list[tuple[int, int, int, int]]
    """Plan, segment, first visitor, behind the last."""
    plans: list[tuple[int, int, int]]
    """Plan, first visitor, behind the last."""

    @classmethod
    def of(cls, who: Index, groups: Index, segments: int) -> Block:
        """Customers `who`, sorted by group; `groups` has everybody's."""
        real = len(who)
        if real < PAD:
            who = np.concatenate([who, np.repeat(who[-1:], PAD - real)])
        group = groups.take(who)
        spans: list[tuple[int, int, int, int]] = []
        plans: list[tuple[int, int, int]] = []
        start = 0
        for value, many in enumerate(np.bincount(group).tolist()):
            if many:
                plan, segment = divmod(value, segments)
                spans.append((plan, segment, start, start + many))
                first = plans.pop()[1] if plans and plans[-1][0] == plan else start
                plans.append((plan, first, start + many))
                start += many
        return cls(who, real, group, segments, spans, plans)

    def by_plan(self, values: Sequence[np.float32]) -> Singles:
        """(n,) the value of each visitor's plan."""
        made = np.empty(len(self.who), dtype=np.float32)
        for plan, start, stop in self.plans:
            made[start:stop] = values[plan]
        return made

    def by_segment(self, values: Singles) -> Singles:
        """(n,) the value of each visitor's segment."""
        made = np.empty(len(self.who), dtype=np.float32)
        for _plan, segment, start, stop in self.spans:
            made[start:stop] = values[segment]
        return made
