"""`simulate`: a run is a value, a pure function of scenario, plan, customers and seed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import BrokenExecutor, wait
from pickle import dumps

from cx.message import N_, Message
from cx.model.assembly import outcome
from cx.model.drawing import drawn
from cx.model.ground import ground
from cx.model.happening import Happening, happenings
from cx.model.outcome import Outcome
from cx.model.plan import Plan, PlanError, check_plan
from cx.model.population import CHUNK, KEPT, TOWN
from cx.model.processes import drop_pool, kept_pool, unpacked
from cx.model.record import Roll
from cx.model.task import Part, Task, carry_out, recorded, world_of
from cx.model.work import estimate, refuse_too_much
from cx.scenario.scenario import Scenario

Progress = Callable[[int, int], None]
PATIENCE = 0.2
"""Seconds between questions whether the result is still wanted."""


class Cancelled(Exception):
    """The caller of a simulation no longer wants its result."""


def simulate(
    scenario: Scenario,
    plan: Plan | None = None,
    *,
    customers: int = 20_000,
    seed: int = 0,
    rounds: int | None = None,
    draw: int | None = None,
    events: Iterable[tuple[str, int]] | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Outcome:
    """Let customers live through the rounds of a scenario under a plan.

    `rounds` beyond the game's go on with the plan as it is. `draw` is the class's number for the
    hidden parameters and the luck of launches and events; None takes the file's own values.
    `events` are (event id, round); None takes the scenario's schedule. `workers` are processes.
    `progress(done, total)` counts weeks; `cancel()` is asked every week.

    The same arguments give the same bits, whatever the number of workers. Customers 0 … n − 1 are
    the same people in a larger population. Raises PlanError for a plan that the scenario does not
    allow, ValueError for sizes below one, TooMuchWork for a run of hours or too
    much memory, Cancelled if `cancel` says so.
    """
    plan = plan or Plan()
    if workers < 1:
        raise ValueError("workers are a whole number from 1")
    refuse_too_much(estimate(scenario, customers=customers, rounds=rounds))
    check_plan(scenario, plan)
    scenario = scenario if draw is None else drawn(scenario, draw)
    happened = happened_in(scenario, events)
    rounds = rounds or scenario.rounds.count
    parts_of = chunks(customers, workers)
    tasks = [
        Task(plan, happened, seed, first, count, rounds, recorded(first, count), len(parts_of) <= KEPT)
        for first, count in parts_of
    ]
    weeks = rounds * scenario.rounds.weeks
    parts: list[Part] = []
    if workers == 1 or len(tasks) == 1:
        for number, task in enumerate(tasks):
            parts.append(
                carry_out(scenario, task, pace(progress, cancel, number * weeks, len(tasks) * weeks))
            )
    else:
        parts = _in_processes(scenario, tasks, workers, progress, cancel)
    return assemble(scenario, plan, happened, seed, customers, rounds, parts)


def happened_in(scenario: Scenario, events: Iterable[tuple[str, int]] | None) -> tuple[Happening, ...]:
    """Events in time; PlanError for an id that the scenario does not know."""
    try:
        return happenings(scenario, events)
    except KeyError as error:
        raise PlanError(
            Message(
                N_("There is no event “{event}” in this scenario. Its events: {events}."),
                {"event": error.args[0], "events": ", ".join(event.id for event in scenario.events)},
            )
        ) from error


def chunks(customers: int, workers: int = 1) -> list[tuple[int, int]]:
    """First customer and count of each chunk: whole towns, but for the last."""
    towns = -(-customers // TOWN)
    size = CHUNK if workers == 1 else max(1, min(CHUNK, -(-towns // (workers * 2))))
    return [
        (town * TOWN, min(customers, (town + size) * TOWN) - town * TOWN) for town in range(0, towns, size)
    ]


def _still(pickled: bytes, task: Task) -> Part:
    """A task in a process of its own."""
    return carry_out(unpacked(pickled), task, lambda: None)


def pace(
    progress: Progress | None, cancel: Callable[[], bool] | None, done: int, total: int
) -> Callable[[], None]:
    """What happens before each week: ask whether to go on, say how far it is."""
    now = done

    def each_week() -> None:
        nonlocal now
        if cancel is not None and cancel():
            raise Cancelled
        now += 1
        if progress is not None:
            progress(now, total)

    return each_week


def _in_processes(
    scenario: Scenario,
    tasks: list[Task],
    workers: int,
    progress: Progress | None,
    cancel: Callable[[], bool] | None,
) -> list[Part]:
    parts: list[Part] = []
    pickled = dumps(scenario)
    futures = [kept_pool(workers).submit(_still, pickled, task) for task in tasks]
    try:
        for number, future in enumerate(futures, start=1):
            while not wait([future], PATIENCE).done:
                if cancel is not None and cancel():
                    raise Cancelled
            parts.append(future.result())
            if progress is not None:
                progress(number, len(futures))
    except BrokenExecutor:
        drop_pool(workers)
        raise
    finally:
        for future in futures:
            future.cancel()
    return parts


def assemble(
    scenario: Scenario,
    plan: Plan,
    happened: tuple[Happening, ...],
    seed: int,
    customers: int,
    rounds: int,
    parts: list[Part],
) -> Outcome:
    """One outcome from the parts of a population."""
    tally = parts[0].tally.copy()
    for part in parts[1:]:
        tally.add(part.tally)
    pages = tuple(page for part in parts for page in part.pages)
    roll = Roll.join([part.roll for part in parts])
    world = world_of(scenario, plan, rounds, happened)
    return outcome(ground(scenario), plan, happened, seed, customers, rounds, world, tally, pages, roll)
