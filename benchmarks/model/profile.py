"""Where the time of a run goes, by step of the model."""

from __future__ import annotations

import cProfile
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from types import CodeType
from typing import TypeGuard

import cx.model
from cx.model.simulate import simulate
from cx.scenario.scenario import Scenario

_HOME = str(Path(cx.model.__path__[0]))


@dataclass(frozen=True)
class Step:
    """One function of the model in a run."""

    name: str
    """Module and function."""
    calls: int
    own: float
    """Seconds of processor time in itself and in the NumPy calls it makes."""
    whole: float
    """Seconds with all steps that it calls."""


def profile(scenario: Scenario, customers: int) -> list[Step]:
    """The steps of a run by their own time, the longest first; the sum of `own` is the whole run."""
    simulate(scenario, customers=64, rounds=1)
    profiler = cProfile.Profile(process_time)
    profiler.runcall(simulate, scenario, customers=customers, seed=1)
    steps = []
    for entry in profiler.getstats():
        if not _in_model(entry.code):
            continue
        called = [sub.totaltime for sub in entry.calls or () if not _in_model(sub.code)]
        name = f"{Path(entry.code.co_filename).stem}.{entry.code.co_name}"
        steps.append(Step(name, entry.callcount, entry.inlinetime + sum(called), entry.totaltime))
    return sorted(steps, key=lambda step: -step.own)


def _in_model(code: CodeType | str) -> TypeGuard[CodeType]:
    return not isinstance(code, str) and code.co_filename.startswith(_HOME)
