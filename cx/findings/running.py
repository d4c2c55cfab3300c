"""Running findings: each by itself, here or in processes, with the same result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from cx.findings.finding import Estimate, Finding, Result, Verdict
from cx.findings.laboratory import Laboratory
from cx.findings.register import named
from cx.model.processes import new_pool

Progress = Callable[[int, int], None]
Task = tuple[Laboratory, str]


def run(
    seed: int = 0,
    only: Sequence[str] = (),
    *,
    workers: int = 1,
    progress: Progress | None = None,
    laboratory: Laboratory | None = None,
) -> tuple[Verdict, ...]:
    """Look for the published findings among simulated customers.

    `only` are ids or numbers of findings, by default all. `workers` are processes; the verdicts are
    the same for any number. `progress(done, total)` counts findings. A `laboratory` of one's own
    (with mechanisms switched off, or fewer customers) takes the place of the seed's.

    Raises KeyError for a finding that does not exist, ValueError for workers below one.
    """
    if workers < 1:
        raise ValueError("workers is a whole number from 1")
    findings = named(tuple(only))
    place = laboratory or Laboratory(seed)
    tasks = [(place, finding.id) for finding in findings]
    made: list[Verdict] = []
    with _mapped(min(workers, len(tasks)), tasks) as measured:
        for finding, estimates in zip(findings, measured, strict=True):
            made.append(verdict(finding, estimates))
            if progress is not None:
                progress(len(made), len(tasks))
    return tuple(made)


def verdict(finding: Finding, estimates: tuple[Estimate, ...]) -> Verdict:
    """What the measured values of a finding's parts mean."""
    results = zip(finding.parts, estimates, strict=True)
    return Verdict(finding, tuple(Result(part, estimate) for part, estimate in results))


def measured(task: Task) -> tuple[Estimate, ...]:
    """Carry out one finding's experiment."""
    laboratory, id_ = task
    return named((id_,))[0].measure(laboratory)


@contextmanager
def _mapped(workers: int, tasks: list[Task]) -> Iterator[Iterator[tuple[Estimate, ...]]]:
    if workers == 1:
        yield map(measured, tasks)
        return
    with new_pool(workers) as pool:
        yield pool.map(measured, tasks)
