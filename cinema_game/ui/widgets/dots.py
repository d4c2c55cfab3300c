"""A line as braille: eight dots a cell, so that a curve is smooth in few rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cinema_game.ui.widgets.columns import Columns

ACROSS, DOWN = 2, 4
"""Dots of a cell."""

_BITS = np.array(((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80)), dtype=np.uint8)
_BLANK = 0x2800
_DASH, _GAP = 4, 2
"""Dots drawn and left out in a dotted line."""


def along(
    values: Sequence[float | None], columns: Columns, room: int
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Values between touchpoints, at every dot of a line of `room` cells.

    Between two touchpoints the line rises smoothly and never beyond them. Where a value is
    missing it goes straight to the next known one; these dots are told apart.

    Returns:
        values (2 · room,), NaN where there is no line; and which of them bridge a gap.
    """
    dots = (np.arange(room * ACROSS) + 0.5) / ACROSS
    index = (dots - columns.gutter + columns.shift) / columns.pitch(room) - 0.5
    known = [place for place, value in enumerate(values) if value is not None and np.isfinite(value)]
    if not known:
        return np.full(len(dots), np.nan), np.zeros(len(dots), bool)
    places = np.array(known, float)
    heights = np.array([values[place] for place in known], float)
    left = np.clip(np.searchsorted(places, index, side="right") - 1, 0, len(known) - 1)
    right = np.minimum(left + 1, len(known) - 1)
    span = np.maximum(places[right] - places[left], 1e-9)
    share = np.clip((index - places[left]) / span, 0, 1)
    line = heights[left] + (heights[right] - heights[left]) * share * share * (3 - 2 * share)
    half = 0.5 * ACROSS / max(columns.pitch(room) * ACROSS, 1)
    outside = (index < places[0] - half) | (index > places[-1] + half) | (dots < columns.gutter)
    line[outside] = np.nan
    return line, (span > 1.5) & ~outside


def raster(
    line: NDArray[np.float64], rows: int, *, dotted: bool | NDArray[np.bool_] = False
) -> NDArray[np.uint8]:
    """The dots (rows, cells) of a line of values −1..1, NaN where it has a gap.

    Args:
        line: a value a dot, from left to right.
        rows: height in cells; the top dot is +1, the lowest −1.
        dotted: the whole line, or the dots that are drawn with gaps.
    """
    width = len(line)
    picture = np.zeros((rows * DOWN, width), bool)
    heights = level(line, rows)
    drawn = np.isfinite(line) & ~(
        np.broadcast_to(dotted, width) & (np.arange(width) % (_DASH + _GAP) >= _DASH)
    )
    for x in np.flatnonzero(drawn):
        y = heights[x]
        before = heights[x - 1] if x and drawn[x - 1] else y
        low, high = (before + 1, y) if before < y else (y, before - 1) if before > y else (y, y)
        picture[low : high + 1, x] = True
    cells = picture.reshape(rows, DOWN, width // ACROSS, ACROSS)
    dots: NDArray[np.uint8] = (cells * _BITS[None, :, None, :]).sum(axis=(1, 3), dtype=np.uint8)
    return dots


def level(values: NDArray[np.float64], rows: int) -> NDArray[np.int64]:
    """The row of dots of values −1..1, 0 at the top; values beyond are drawn at the edge."""
    share = (1 - np.clip(np.nan_to_num(values), -1, 1)) / 2
    return np.rint(share * (rows * DOWN - 1)).astype(np.int64)


def braille(dots: int) -> str:
    """The character of a cell's dots."""
    return chr(_BLANK + dots)
