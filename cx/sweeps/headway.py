"""How far a sweep is, and how long the rest will take."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic


@dataclass(frozen=True)
class Headway:
    """Runs, each a plan under a draw."""

    done: int
    total: int
    left: float | None
    """Seconds that the rest will take at the pace so far; None as long as there is none."""


class Clock:
    """Watches the pace; what an earlier sweep left behind does not count as quick."""

    def __init__(self, total: int, done: int) -> None:
        self.total, self.done, self.found = total, done, done
        self._begun = monotonic()

    def more(self, runs: int) -> Headway:
        """So many runs later."""
        self.done += runs
        new = self.done - self.found
        left = (monotonic() - self._begun) / new * (self.total - self.done) if new else None
        return Headway(self.done, self.total, left)
