"""What an encounter costs at least: the price of its draws, gathers and passes on this machine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.model.clock import Work, compared
from cx.model.exact import normal_table

WIDTH = 16_384
"""Elements of an array that stays in the cache."""
OFTEN = 20
"""Calls that are measured together."""


@dataclass(frozen=True)
class Floor:
    """Nanoseconds an element of what no visit can do without."""

    bits: float
    """A lane of 16 random bits (Philox, by blocks)."""
    take: float
    """A quantile looked up at a lane."""
    pass_: float
    """A float32 addition."""
    copy: float
    """A float32 copied."""
    gather: float
    """A float32 gathered from a random place of a chunk."""

    def encounter(self, touchpoints: int) -> float:
        """Nanoseconds: a lane and a quantile each, four lanes a visit, state read and written."""
        t = touchpoints
        return (
            (t + 1) / t * (self.bits + self.take) + 4 / t * self.bits + (2 * self.copy + 2 * self.gather) / t
        )

    def with_passes(self, touchpoints: int, passes: float) -> float:
        """The same with so many array passes an encounter, each as quick as an addition."""
        return self.encounter(touchpoints) + passes * self.pass_


def measured(times: int = 300) -> Floor:
    """The prices on this machine now: the best of many short runs."""
    source = np.random.Philox(key=1)
    generator = np.random.Generator(np.random.Philox(key=2))
    table = normal_table()
    lanes = generator.integers(0, len(table), WIDTH).astype(np.intp)
    places = generator.permutation(WIDTH).astype(np.intp)
    one, other, out = (np.ones(WIDTH, dtype=np.float32) for _ in range(3))
    works: tuple[Work, ...] = (
        lambda: source.random_raw(WIDTH // 4).view(np.uint16),
        lambda: table.take(lanes, out=out, mode="clip"),
        lambda: np.add(one, other, out=out),
        lambda: np.copyto(out, one),
        lambda: one.take(places, out=out, mode="clip"),
    )
    return Floor(*(seconds / (OFTEN * WIDTH) * 1e9 for seconds in compared(map(_often, works), times)))


def _often(work: Work) -> Work:
    def often() -> None:
        for _ in range(OFTEN):
            work()

    return often
