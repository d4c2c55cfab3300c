"""The whole benchmark, section after section."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.model import growth, speed, sweeping, talk, together
from benchmarks.model.figure import Section
from benchmarks.model.setting import Setting

PARTS: tuple[Callable[[Setting], Section], ...] = (
    speed.prices,
    speed.minimal,
    speed.full,
    growth.growth,
    growth.memory,
    together.side_by_side,
    together.processes,
    together.what_if,
    talk.talk,
    sweeping.sweeps,
)


def sections(setting: Setting) -> Iterator[Section]:
    """Each section as soon as it is measured."""
    for part in PARTS:
        yield part(setting)
