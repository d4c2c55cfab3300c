"""Processes that share work, and how scenarios get there."""

from __future__ import annotations

import signal
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from pickle import loads

from cx.scenario.scenario import Scenario


def new_pool(workers: int) -> ProcessPoolExecutor:
    """Processes of one's own, to be shut down when the work is done."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_deaf)


_pools: dict[int, ProcessPoolExecutor] = {}


def kept_pool(workers: int) -> ProcessPoolExecutor:
    """Processes that stay for the next work: they know NumPy, the model and the last scenarios by then."""
    if workers not in _pools:
        _pools[workers] = new_pool(workers)
    return _pools[workers]


def drop_pool(workers: int) -> None:
    """Let go of processes of which one died; the next work gets others."""
    pool = _pools.pop(workers, None)
    if pool is not None:
        pool.shutdown(wait=False, cancel_futures=True)


@lru_cache(maxsize=4)
def unpacked(pickled: bytes) -> Scenario:
    """A pickled scenario, the same object for the same bytes, so that what was made of it is found again."""
    scenario: Scenario = loads(pickled)
    return scenario


def _deaf() -> None:
    """The keyboard's interrupt reaches every process of a terminal; only the first answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
