"""Random draws by address: who, when, where and what for, never by their place in a stream.

The same customer draws the same number at the same address whatever else is simulated:
other customers, other plans, chunks or processes. That is what makes two runs a pair.

The scheme is a counter hash: a 64-bit key per customer (splitmix64 of the seed and the
customer's number), a constant per address, and a 32-bit finaliser with low bias between them.
"""

from __future__ import annotations

from enum import IntEnum
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from cx.model.exact import Singles

Words = NDArray[np.uint32]
Index = NDArray[np.intp]

SALT = 0x5CE11E6A1
"""Changes when the meaning of addresses changes: a new version of the model, new draws."""
MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15
M1 = np.uint32(0x21F0AAAD)
M2 = np.uint32(0x735A2D97)
S15 = np.uint32(15)
S16 = np.uint32(16)
LOW = np.uint32(0xFFFF)
S17 = np.uint32(17)


class Purpose(IntEnum):
    """What a draw is for. Values are part of the address: append, never renumber."""

    SEGMENT = 1
    CIRCLE = 2
    HALO = 3
    TASTE = 4
    RHYTHM = 5
    STYLE = 6
    IMPORTANCE = 7
    KNOWN = 8
    SAVES = 9
    BELIEF = 10
    GO = 11
    FIRM = 12
    ENCOUNTER = 13
    TROUBLE = 14
    VISIT = 16
    CONTACT_CLOSE = 19
    CONTACT_WEAK = 20
    SAVING = 21
    RIVAL_VISIT = 22
    WARM_UP = 23
    RIVAL_TALK = 24
    SURVEY = 25
    WAITING = 26
    WAITING_TALK = 27


def splitmix(x: int) -> int:
    """One step of splitmix64 on a Python integer."""
    x = (x + GOLDEN) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def name_word(name: str) -> int:
    """A 32-bit number that stands for an id, the same everywhere."""
    return int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "little")


def share_of(seed: int, *path: str | int) -> float:
    """One uniform draw in 0..1 that belongs to a path of names, for what a whole class shares."""
    text = "\x1f".join(str(part) for part in (seed, *path))
    return (int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little") >> 11) / (1 << 53)


class Draws:
    """The draws of customers `first … first + count − 1`, for one seed."""

    def __init__(self, seed: int, first: int, count: int) -> None:
        state = np.arange(first, first + count, dtype=np.uint64)
        base = splitmix((int(seed) & MASK) ^ SALT)
        with np.errstate(over="ignore"):
            state = (state + np.uint64(1)) * np.uint64(GOLDEN) + np.uint64(base)
            state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        state ^= state >> np.uint64(31)
        self.low: Words = (state & np.uint64(0xFFFFFFFF)).astype(np.uint32)
        self.high: Words = (state >> np.uint64(32)).astype(np.uint32)

    def repeated(self, copies: int) -> Draws:
        """The same customers that many times, for plans walked side by side: each draws the same."""
        made = Draws.__new__(Draws)
        made.low, made.high = np.tile(self.low, copies), np.tile(self.high, copies)
        return made

    def words(self, purpose: Purpose, period: int, extra: int = 0, who: Index | slice = slice(None)) -> Words:
        """32 bits for every customer (or for those in `who`) at one address."""
        first, second = _address(purpose, period, extra)
        if isinstance(who, slice):
            x, y = self.low[who] + first, self.high[who] ^ second
        else:
            x, y = self.low.take(who), self.high.take(who)
            np.add(x, first, out=x)
            np.bitwise_xor(y, second, out=y)
        return _finish(x, y, np.empty_like(x))

    def rows(
        self,
        purpose: Purpose,
        period: int,
        places: Words,
        who: Index,
        x: Words | None = None,
        scratch: Words | None = None,
    ) -> Words:
        """(places, customers) 32 bits for each place and each of `who`, written into `x` if given."""
        if x is None or scratch is None:
            x = np.empty((len(places), len(who)), dtype=np.uint32)
            scratch = np.empty_like(x)
        first, second = _address(purpose, period, 0)
        column = _finish(places + first, places ^ second, np.empty_like(places))
        np.add(self.low.take(who)[None, :], column[:, None], out=x)
        return _finish(x, self.high.take(who) ^ second, scratch)


def _address(purpose: Purpose, period: int, extra: int) -> tuple[np.uint32, np.uint32]:
    word = splitmix((purpose << 56) | ((period & 0xFFFFFF) << 32) | (extra & 0xFFFFFFFF))
    return np.uint32(word & 0xFFFFFFFF), np.uint32(word >> 32)


def _finish(x: Words, y: Words, scratch: Words) -> Words:
    """Mix `x` in place, with `y` between the two multiplications."""
    np.right_shift(x, S16, out=scratch)
    np.bitwise_xor(x, scratch, out=x)
    np.multiply(x, M1, out=x)
    np.bitwise_xor(x, y, out=x)
    np.right_shift(x, S15, out=scratch)
    np.bitwise_xor(x, scratch, out=x)
    np.multiply(x, M2, out=x)
    np.right_shift(x, S15, out=scratch)
    np.bitwise_xor(x, scratch, out=x)
    return x


def lane(words: Words) -> Index:
    """The low 16 bits as indices of a quantile table."""
    return (words & LOW).astype(np.intp)


def pick(table: Singles, words: Words) -> Singles:
    """Quantiles of `table` at the low 16 bits of `words`."""
    return table.take(lane(words))


def threshold(share: float | NDArray[np.float64]) -> Words:
    """What the high 15 bits of a word must lie below, so that it happens with chance `share`.

    0 never happens and 1 always.
    """
    clipped = np.clip(np.asarray(share, dtype=np.float64), 0.0, 1.0)
    return np.asarray(np.rint(clipped * 32_768), dtype=np.uint32)


def happens(words: Words, limit: Words | np.uint32) -> NDArray[np.bool_]:
    """Whether the high 15 bits lie below a `threshold`."""
    return (words >> S17) < limit
