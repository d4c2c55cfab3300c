"""From values to places on paper."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10

TICKS = 5
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Scale:
    """A line from `low` to `high`, drawn from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value."""
        span = (self.high - self.low) or 1.0
        return self.start + (value - self.low) / span * (self.end - self.start)

    @property
    def ticks(self) -> tuple[float, ...]:
        """Round values on the line, about `TICKS` of them."""
        span = self.high - self.low
        if span <= 0:
            return (self.low,)
        power = 10 ** floor(log10(span / TICKS))
        step = next(step * power for step in _STEPS if span / (step * power) <= TICKS)
        first = ceil(self.low / step - 1e-9)
        last = floor(self.high / step + 1e-9)
        return tuple(number * step for number in range(first, last + 1))


def spanning(values: tuple[float, ...], start: float, end: float, margin: float = 0.08) -> Scale:
    """A scale that holds all values with some room beside them."""
    low, high = min(values), max(values)
    room = (high - low) * margin or abs(high) * margin or 1.0
    return Scale(low - room, high + room, start, end)
