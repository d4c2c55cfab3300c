"""`cx.sweep`: plans × draws on any executor of `concurrent.futures`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ThreadPoolExecutor,
    wait,
)
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import numpy as np

from cx.message import N_, Message
from cx.model.plan import Plan, PlanError, check_plan
from cx.model.processes import new_pool
from cx.model.simulate import Cancelled
from cx.model.value import horizon_rounds
from cx.model.work import ALL_STEPS, Work, estimate, refuse_too_much
from cx.scenario.scenario import Scenario
from cx.sweeps.batch import FIGURES, Batch, Terms, carry_out
from cx.sweeps.headway import Clock, Headway
from cx.sweeps.journal import Journal, name_of
from cx.sweeps.result import Sweep

MOST = 256
LEAST = 32
"""Plans of a batch."""
WORK = 10_000_000
"""Weeks of customers in a batch: some seconds, so that an interrupt does not wait long."""
LEAST_WORK = 1_000
"""Customers whose weeks cost as much as a week of nobody."""
MOST_RUNS = 2_000_000
"""Plans times draws: their figures take half a kilobyte each in memory."""
WINDOW = 64
"""Batches handed to an executor before the first has come back."""
PATIENCE = 0.2
"""Seconds between two questions whether to go on."""
Found = Future[list[list[float]]]
_TOO_MANY = N_(
    "These plans and draws make {count:,.0f} runs; one sweep holds {most:,.0f}. Ask for fewer plans or draws."
)


def sweep(
    scenario: Scenario,
    plans: Iterable[Plan],
    draws: int | Iterable[int] = 1,
    *,
    customers: int = 4_096,
    seed: int = 0,
    rounds: int | None = None,
    horizon: bool = True,
    free: bool = False,
    executor: Executor | None = None,
    workers: int = 1,
    batch: int | None = None,
    resume: str | Path | None = None,
    progress: Callable[[Headway], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Sweep:
    """Live through every plan under every draw: figures only, never customers.

    `draws` are numbers of classes (see `simulate`), or how many of them from 0 on. `horizon=False`
    leaves the value out, which is quicker. `free` lets plans break the budget. The work runs on
    `executor` (any of `concurrent.futures`, for instance `distributed.Client(address).get_executor()`),
    else in this process, or in `workers` processes (a script then needs `if __name__ == "__main__":`).
    `batch` is how many plans are walked side by side. The same bits for any executor, number of
    workers and batch.

    With `resume`, a file, what is found is kept as soon as it is found; the same sweep called
    again goes on from there, and may have further plans and draws; what cannot be read of the file is
    run again, and the result's `notice` says so. A keyboard interrupt waits for the batches that have
    begun, and loses nothing.

    Raises PlanError for a plan that the scenario does not allow or for more than `MOST_RUNS` runs,
    TooMuchWork for a sweep of years,
    ResumeError for a file of another sweep, ValueError for sizes below one, Cancelled if `cancel` says so.
    """
    plans, draws = tuple(plans), range(draws) if isinstance(draws, int) else tuple(draws)
    sizes = (customers, workers, 1 if rounds is None else rounds, 1 if batch is None else batch)
    if min(sizes) < 1 or not draws or not plans:
        raise ValueError("a sweep has at least one plan and one draw; its sizes are whole numbers from 1")
    refuse_too_much(work_of(scenario, len(plans), len(draws), customers, rounds, horizon), ALL_STEPS)
    draws = tuple(draws)
    for plan in plans:
        check_plan(scenario, plan, free=free)
    terms = Terms.of(scenario, customers, seed, rounds, horizon)
    every = {name_of(plan): plan for plan in (*((Plan(),) if horizon else ()), *plans)}
    if len(every) * len(draws) > MOST_RUNS:
        asked = {"count": float(len(every) * len(draws)), "most": float(MOST_RUNS)}
        raise PlanError(Message(_TOO_MANY, asked))
    wanted = [(draw, name) for draw in draws for name in every]
    journal = Journal.opened(Path(resume) if resume else None, terms, wanted)
    missing = [key for key in dict.fromkeys(wanted) if key not in journal.found]
    clock = Clock(len(dict.fromkeys(wanted)), len(journal.found))
    size = batch or _size(terms, scenario, len(missing), workers)
    batches = _batches(terms, missing, every, size)

    def told(done: Batch, rows: list[list[float]]) -> None:
        journal.add(done.draw, done.plans, rows)
        if progress is not None:
            progress(clock.more(len(rows)))

    if progress is not None:
        progress(clock.more(0))
    if executor is not None:
        _spread(batches, executor, told, cancel)
    else:
        with _own(1 if len(missing) <= size else workers) as own:
            _spread(batches, own, told, cancel)
    return _gathered(plans, draws, journal, horizon)


def work_of(
    scenario: Scenario, plans: int, draws: int, customers: int, rounds: int | None, horizon: bool
) -> Work:
    """What a sweep of so many plans under so many draws comes to."""
    game = rounds or scenario.rounds.count
    length = max(game, horizon_rounds(scenario)) if horizon else game
    return estimate(scenario, customers=customers, rounds=length, runs=draws * (plans + horizon))


def _size(terms: Terms, scenario: Scenario, missing: int, workers: int) -> int:
    """Plans of a batch: many, but so few that it is soon done and every worker gets several batches."""
    weeks = (terms.customers + LEAST_WORK) * terms.length(scenario) * scenario.rounds.weeks
    return max(LEAST, min(MOST, missing // (4 * workers), WORK // weeks))


def _batches(
    terms: Terms, missing: Sequence[tuple[int, str]], plans: dict[str, Plan], size: int
) -> Iterator[Batch]:
    """The missing runs, draw by draw."""
    by_draw: dict[int, list[Plan]] = {}
    for draw, name in missing:
        by_draw.setdefault(draw, []).append(plans[name])
    for draw, some in by_draw.items():
        for start in range(0, len(some), size):
            yield Batch(terms, draw, tuple(some[start : start + size]))


def _own(workers: int) -> Executor:
    """A thread, so that a batch comes to its end when the keyboard interrupts; processes for more workers."""
    if workers == 1:
        return ThreadPoolExecutor(1)
    return new_pool(workers)


def _spread(
    batches: Iterator[Batch],
    executor: Executor,
    told: Callable[[Batch, list[list[float]]], None],
    cancel: Callable[[], bool] | None,
) -> None:
    """Hand out batches, a window at a time, and take what comes back in any order."""
    running: dict[Found, Batch] = {}
    with _kept(running, told):
        while True:
            for one in islice(batches, WINDOW - len(running)):
                running[executor.submit(carry_out, one)] = one
            if not running:
                return
            done, _ = wait(running, PATIENCE, FIRST_COMPLETED)
            for future in [one for one in running if one in done]:
                told(running[future], future.result())
                del running[future]
            if cancel is not None and cancel():
                raise Cancelled


@contextmanager
def _kept(running: dict[Found, Batch], told: Callable[[Batch, list[list[float]]], None]) -> Iterator[None]:
    """When it is interrupted, what has begun comes to its end and is noted."""
    try:
        yield
    except BaseException:
        begun = {future: one for future, one in running.items() if not future.cancel()}
        wait(begun)
        for future, one in begun.items():
            if not future.cancelled() and future.exception() is None:
                told(one, future.result())
        raise


def _gathered(plans: tuple[Plan, ...], draws: tuple[int, ...], journal: Journal, horizon: bool) -> Sweep:
    found, nothing = journal.found, name_of(Plan())
    values = np.array([[found[draw, name_of(plan)] for draw in draws] for plan in plans], dtype=np.float64)
    if horizon:
        at = FIGURES.index("value")
        values[:, :, at] -= np.array([found[draw, nothing][at] for draw in draws])
    values.setflags(write=False)
    return Sweep(plans, draws, values, journal.notice)
