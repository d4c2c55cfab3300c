"""Samples and their errors."""

from __future__ import annotations

from math import sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Z = 1.959964
"""Standard normal quantile of a 95 % interval."""


def luck(seed: int, purchase: str) -> np.random.Generator:
    """The draws of one purchase: the same purchase always finds the same."""
    return np.random.Generator(np.random.Philox(key=[seed & (2**64 - 1), crc32(purchase.encode())]))


def some(among: NDArray[np.intp], size: int, draw: np.random.Generator) -> NDArray[np.intp]:
    """`size` of them without repetition; all if there are fewer."""
    return among if len(among) <= size else draw.permutation(among)[:size]


def share(hits: int, of: int) -> tuple[float, float, float]:
    """A share with Wilson's interval (Wilson 1927); (0, 0, 1) of nobody."""
    if of == 0:
        return 0.0, 0.0, 1.0
    p, z2 = hits / of, Z * Z
    middle = (p + z2 / (2 * of)) / (1 + z2 / of)
    half = Z * sqrt(p * (1 - p) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return p, max(0.0, min(p, middle - half)), min(1.0, max(p, middle + half))


def mean(values: NDArray[np.float64], low: float, high: float) -> tuple[float, float, float]:
    """A mean with its normal interval, kept within `low..high`; one value alone knows no error."""
    if len(values) == 0:
        return (low + high) / 2, low, high
    middle = float(np.mean(values))
    if len(values) == 1:
        return min(max(middle, low), high), low, high
    half = Z * float(np.std(values, ddof=1)) / sqrt(len(values))
    return min(max(middle, low), high), max(low, middle - half), min(high, middle + half)


def net(promoters: int, detractors: int, of: int) -> tuple[float, float, float]:
    """A net promoter score −100..100 with the interval of `(p + d − (p − d)²) / n`."""
    if of == 0:
        return 0.0, -100.0, 100.0
    p, d = promoters / of, detractors / of
    half = Z * sqrt(max(p + d - (p - d) ** 2, 0.0) / of)
    return 100 * (p - d), max(-100.0, 100 * (p - d - half)), min(100.0, 100 * (p - d + half))
