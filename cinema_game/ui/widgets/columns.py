"""Where touchpoints stand on a line of cells, so that a curve, its bars and a grid agree."""

from __future__ import annotations

import math
from dataclasses import dataclass

GUTTER = 4
"""Cells on the left for the scale."""
_HAIR = 1e-9
"""What rounding may take from a border that falls on a cell."""


@dataclass(frozen=True)
class Columns:
    """A row of `count` touchpoints.

    Args:
        count: how many there are.
        width: cells of one column; None fits all of them into the room there is.
        shift: cells scrolled away on the left (only with a width).
        gutter: cells left free for the scale or the heads of rows.
    """

    count: int
    width: int | None = None
    shift: int = 0
    gutter: int = GUTTER

    def pitch(self, room: int) -> float:
        """Cells from one touchpoint to the next in a line of `room` cells."""
        if self.width is not None:
            return self.width
        return max(room - self.gutter, 1) / max(self.count, 1)

    def middle(self, index: float, room: int) -> float:
        """The cell (with its fraction) in the middle of a column; fractions of `index` lie between."""
        return self.gutter - self.shift + (index + 0.5) * self.pitch(room)

    def left(self, index: int, room: int) -> int:
        """The first cell of a column."""
        return self.gutter - self.shift + math.ceil(index * self.pitch(room) - _HAIR)

    def at(self, cell: int, room: int) -> int | None:
        """The touchpoint under a cell; None beside the row."""
        if cell < self.gutter or not self.count:
            return None
        index = int((cell - self.gutter + self.shift + _HAIR) / self.pitch(room))
        return index if 0 <= index < self.count else None
