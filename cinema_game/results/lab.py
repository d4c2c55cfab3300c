"""Runs for the sandbox: one population that lives through one plan after another."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

import cx
from cinema_game.workshop.happenings import events_until
from cinema_game.workshop.state import Workshop
from cx.findings.after_failure import AfterFailure, after_failure
from cx.findings.visits import visits
from cx.model.outcome import Outcome
from cx.model.plan import Plan
from cx.model.population import TOWN
from cx.model.runner import Runner
from cx.scenario.scenario import Scenario

Floats = NDArray[np.float64]
FEWEST = 30
"""Failed visits of which something can be said."""


@dataclass(frozen=True)
class Lived:
    """A run, and what its customers met: (rounds, touchpoints, segments + 1), the last are all; 0..1."""

    run: Outcome
    quality: Floats
    expectation: Floats
    after: AfterFailure | None = None
    """What a failure and its repair leave; None where nothing can be repaired."""


class Lab:
    """The customers of one workshop, made when they are first needed; threads take turns."""

    def __init__(self, workshop: Workshop, scenario: Scenario) -> None:
        self.scenario = cx.drawn(scenario, workshop.draw)
        """The case with the class's hidden values."""
        self._workshop = workshop
        self._events = events_until(workshop, scenario, scenario.rounds.count)
        self._turn = threading.Lock()
        self._runner: Runner | None = None
        self._whole: Runner | None = None
        self.progress = 0.0
        """How much of the present run is done, 0..1."""

    def key(self, plan: Plan) -> tuple[object, ...]:
        """What a run of `plan` depends on."""
        workshop = self._workshop
        return ("sandbox", workshop.seed, workshop.draw, workshop.customers, self._events, plan)

    def live(self, plan: Plan, cancelled: Callable[[], bool]) -> Lived:
        """Let the customers live through `plan`; call it off the event loop.

        Raises:
            Cancelled: `cancelled()` says that nobody waits for it any more.
        """
        with self._turn:
            if self._runner is None:
                workshop = self._workshop
                self._runner = Runner(self.scenario, workshop.customers, workshop.seed)
            self.progress = 0.0
            run = self._runner.run(
                plan, events=self._events, progress=self._count, cancel=cancelled, free=True
            )
            return replace(_lived(run), after=self._after(run, cancelled))

    def _after(self, run: Outcome, cancelled: Callable[[], bool]) -> AfterFailure | None:
        """The first failed visits of the recorded customers against the same visits where nothing fails."""
        if not any(point.when == "failure" for point in self.scenario.touchpoints):
            return None
        if self._whole is None:
            model = self.scenario.model
            bare = model.model_copy(update={"repair": model.repair.model_copy(update={"on": False})})
            perfect = self.scenario.model_copy(update={"model": bare})
            self._whole = Runner(perfect, min(self._workshop.customers, TOWN), self._workshop.seed)
        whole = self._whole.run(run.plan, events=self._events, cancel=cancelled, free=True)
        found = after_failure(visits(run), visits(whole))
        return found if found.visits >= FEWEST else None

    def _count(self, done: int, total: int) -> None:
        self.progress = done / total if total else 1.0


def _lived(run: Outcome) -> Lived:
    """The run without its pages, and the means of what is on them."""
    visits = run.journeys
    segments, points = len(run.scenario.segments), len(run.scenario.touchpoints)
    place = (visits["round"].astype(np.intp) - 1) * points + visits["touchpoint"]
    shape = (run.rounds * points, segments)
    cell = place * segments + visits["segment"]
    count = np.bincount(cell, minlength=shape[0] * segments).reshape(shape)
    quality = _means(np.bincount(cell, visits["quality"], shape[0] * segments).reshape(shape), count)
    expected = _means(np.bincount(cell, visits["expectation"], shape[0] * segments).reshape(shape), count)
    whole = (run.rounds, points, segments + 1)
    return Lived(
        replace(run, evidence=replace(run.evidence, pages=())),
        quality.reshape(whole),
        expected.reshape(whole),
    )


def _means(sums: NDArray[Any], count: NDArray[Any]) -> Floats:
    """By segment and over all; NaN where nobody met it."""
    with np.errstate(invalid="ignore"):
        every = sums.sum(axis=1, keepdims=True) / count.sum(axis=1, keepdims=True)
        means: Floats = np.concatenate([sums / count, every], axis=1)
    return means
