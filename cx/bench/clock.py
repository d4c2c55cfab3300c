"""The best of several runs, in seconds of processor time or of the clock on the wall."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter, process_time


def processor(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of this process's own work: other programs on the machine hardly disturb it."""
    return _best(work, times, process_time)


def wall(work: Callable[[], object], times: int = 3) -> float:
    """Seconds that pass, for work of several processes and for what somebody waits for."""
    return _best(work, times, perf_counter)


def _best(work: Callable[[], object], times: int, clock: Callable[[], float]) -> float:
    best = float("inf")
    for _ in range(times):
        begun = clock()
        work()
        best = min(best, clock() - begun)
    return best
