"""A number that can be asked "why": its formula, its sentences, and the numbers that it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cx.message import Message, Sayable

Unit = Literal["share", "points", "money", "level", "count", "index"]
"""A share 0..1; NPS points; the scenario's money; a rubric level 0–4; a whole number; a bare figure."""


@dataclass(frozen=True)
class Score:
    """One number of a team."""

    id: str
    """Its path, e.g. `map`, `map.coverage`, `map.coverage.direct`, `rubric.stages`."""
    name: Sayable
    value: float | None
    """None where there is nothing to judge; then the sentences say why."""
    unit: Unit
    how: Message
    """The formula in words, with its source."""
    said: tuple[Message, ...] = ()
    """Plain sentences for the team."""
    parts: tuple[Score, ...] = ()
    """What it is made of."""
    band: tuple[float, float] | None = None
    """Where it may lie, in the same unit; None if it is exact."""

    def walk(self) -> Iterator[Score]:
        """Itself and everything below, top first."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def find(self, id_: str) -> Score | None:
        """The number of a path, itself included; None if there is none."""
        return next((score for score in self.walk() if score.id == id_), None)
