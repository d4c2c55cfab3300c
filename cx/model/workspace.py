"""Room for a block of visits, used again and again so that it stays in the cache."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cx.model.draws import Index, Words
from cx.model.exact import Singles

ELEMENTS = 65_536
"""Touchpoints times visitors of a block: few enough for the cache, many enough for the calls."""
NARROWEST = 1_024
"""Visitors of a block at least, however many the touchpoints."""


class Workspace:
    """Arrays (touchpoints, visitors) for blocks of up to `width` visitors.

    Words and indices lie where the floats from `_AFTER_WORDS` on do: draws are over before feelings begin.
    """

    _FLOATS = 9
    _AFTER_WORDS = 3

    def __init__(self, touchpoints: int) -> None:
        self.touchpoints, self.width = touchpoints, max(NARROWEST, ELEMENTS // touchpoints)
        size = touchpoints * self.width
        self._floats: Singles = np.empty((self._FLOATS, size), dtype=np.float32)
        later = self._floats[self._AFTER_WORDS :]
        self._words: Words = later[:2].view(np.uint32)
        self._index: Index = later[2:4].reshape(-1).view(np.intp)
        self._bools: NDArray[np.bool_] = later[4].view(np.bool_)
        self._rows: Singles = np.empty(size, dtype=np.float32)

    def floats(self, k: int, n: int) -> Singles:
        """The k-th array as (T, n)."""
        return self._floats[k, : self.touchpoints * n].reshape(self.touchpoints, n)

    def words(self, k: int, n: int) -> Words:
        """The k-th array of words as (T, n)."""
        return self._words[k, : self.touchpoints * n].reshape(self.touchpoints, n)

    def index(self, n: int) -> Index:
        """Indices as (T, n)."""
        return self._index[: self.touchpoints * n].reshape(self.touchpoints, n)

    def bools(self, n: int) -> NDArray[np.bool_]:
        """Marks as (T, n)."""
        return self._bools[: self.touchpoints * n].reshape(self.touchpoints, n)

    def rows(self, n: int) -> Singles:
        """Room of (n, T), to gather rows into."""
        return self._rows[: self.touchpoints * n].reshape(n, self.touchpoints)
