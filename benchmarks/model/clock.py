"""The best of several runs, in seconds of processor time or of the clock on the wall."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter, process_time

Work = Callable[[], object]


def processor(work: Work, times: int = 3) -> float:
    """Seconds of this process's own work: other programs on the machine hardly disturb it."""
    return compared([work], times)[0]


def wall(work: Work, times: int = 3) -> float:
    """Seconds that pass, for work of several processes and for what somebody waits for."""
    return compared([work], times, perf_counter)[0]


def compared(works: Iterable[Work], times: int = 3, clock: Callable[[], float] = process_time) -> list[float]:
    """The best of each, run in turns, so that a busy moment of the machine meets them all."""
    works = list(works)
    best = [float("inf")] * len(works)
    for _ in range(times):
        for place, work in enumerate(works):
            begun = clock()
            work()
            best[place] = min(best[place], clock() - begun)
    return best
