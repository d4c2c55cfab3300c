"""Logarithm, exponential and quantile tables that give the same bits on every processor.

Only `+ − × ÷ √`, `frexp` and `ldexp` are used, which IEEE 754 defines to the last bit; the
functions of the C library and of vector units are not.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Singles = NDArray[np.float32]

LN2 = 0.6931471805599453
ROOT_HALF = 0.7071067811865476
LANES = 65_536
"""Entries of a quantile table: one per 16-bit lane."""


def ln(x: Doubles | float) -> Doubles:
    """Natural logarithm of positive numbers, good to 1e-14."""
    mantissa, exponent = np.frexp(np.asarray(x, dtype=np.float64))
    t = (mantissa - ROOT_HALF) / (mantissa + ROOT_HALF)
    square = t * t
    total = np.full_like(t, 1 / 17)
    for odd in (15, 13, 11, 9, 7, 5, 3, 1):
        total = total * square + 1 / odd
    return np.asarray(2.0 * t * total + (exponent - 0.5) * LN2)


def exp(x: Doubles | float) -> Doubles:
    """Exponential, good to 1e-14; arguments beyond ±700 are taken as ±700."""
    clipped = np.clip(np.asarray(x, dtype=np.float64), -700.0, 700.0)
    twos = np.rint(clipped / LN2)
    rest = clipped - twos * LN2
    total = np.ones_like(rest)
    for n in range(16, 0, -1):
        total = total * rest / n + 1.0
    return np.asarray(np.ldexp(total, twos.astype(np.int32)))


def power(base: float, exponent: Doubles | float) -> Doubles:
    """`base ** exponent` for a positive base."""
    return exp(np.asarray(exponent, dtype=np.float64) * ln(base))


def _horner(coefficients: tuple[float, ...], x: Doubles) -> Doubles:
    total = np.zeros_like(x)
    for coefficient in reversed(coefficients):
        total = total * x + coefficient
    return total


def normal_quantile(p: Doubles) -> Doubles:
    """Quantile of the standard normal, good to 1e-7: Wichura 1988, algorithm AS 241 (PPND7)."""
    q = p - 0.5
    r = 0.180625 - q * q
    middle = (
        q
        * _horner((3.3871327179, 50.434271938, 159.29113202, 59.109374720), r)
        / _horner((1.0, 17.895169469, 78.757757664, 67.187563600), r)
    )
    r = np.sqrt(-ln(np.minimum(p, 1 - p)))
    near = np.maximum(r - 1.6, 0.0)
    far = np.maximum(r - 5.0, 0.0)
    tail = _horner((1.4234372777, 2.7568153900, 1.3067284816, 0.17023821103), near) / _horner(
        (1.0, 0.73700164250, 0.12021132975), near
    )
    furthest = _horner((6.6579051150, 3.0812263860, 0.42868294337, 0.017337203997), far) / _horner(
        (1.0, 0.24197894225, 0.012258202635), far
    )
    outer = np.sign(q) * np.where(r <= 5.0, tail, furthest)
    return np.where(np.abs(q) <= 0.425, middle, outer)


def _levels() -> Doubles:
    return (np.arange(LANES, dtype=np.float64) + 0.5) / LANES


def _table(values: Doubles) -> Singles:
    table = values.astype(np.float32)
    table.setflags(write=False)
    return table


@cache
def normal_table() -> Singles:
    """(65 536,) quantiles of the standard normal."""
    return _table(normal_quantile(_levels()))


@cache
def scaled_normal(width: float) -> Singles:
    """(65 536,) the same for a normal of standard deviation `width`."""
    return _table(normal_table().astype(np.float64) * width)


@cache
def logistic_table() -> Singles:
    """(65 536,) quantiles of the standard logistic: an event of logit g happens where a lane's is below g."""
    p = _levels()
    return _table(ln(p / (1 - p)))


@cache
def gumbel_table() -> Singles:
    """(65 536,) quantiles of the standard Gumbel distribution, for the choice of the best."""
    return _table(-ln(-ln(_levels())))


@cache
def gamma_table(shape: float) -> Singles:
    """(65 536,) quantiles of a gamma variable with mean 1 (Wilson & Hilferty 1931), never below 0.001."""
    z = normal_quantile(_levels())
    root = 1 - 1 / (9 * shape) + z / (3 * np.sqrt(shape))
    return _table(np.maximum(root * root * root, 0.001))
