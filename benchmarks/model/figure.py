"""A figure of the benchmark: what it is, its value, and the goal it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cx.message import Message

Unit = Literal["ns", "ms", "s", "times", "bytes", "passes", "share"]


@dataclass(frozen=True)
class Figure:
    """One figure. `goal` is what it should be at most, or at least; None where there is none."""

    id: str
    name: Message
    value: float
    """NaN where it could not be measured."""
    unit: Unit
    goal: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is no goal or no value."""
        if self.goal is None or self.value != self.value:
            return None
        return self.value >= self.goal if self.at_least else self.value <= self.goal


@dataclass(frozen=True)
class Section:
    """Figures that belong together."""

    id: str
    title: Message
    figures: tuple[Figure, ...]
    notes: tuple[Message, ...] = ()
