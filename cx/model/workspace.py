"""Room for a block of visits, used again and again so that it stays in the cache."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cx.model.draws import Index, Words
from cx.model.exact import Singles


class Workspace:
    """Arrays for blocks of up to `width` visitors, used again and again."""

    def __init__(self, touchpoints: int, width: int) -> None:
        self.touchpoints, self.width = touchpoints, width
        self._floats = [np.empty(touchpoints * width, dtype=np.float32) for _ in range(10)]
        self._words = [np.empty(touchpoints * width, dtype=np.uint32) for _ in range(2)]
        self._index = np.empty(touchpoints * width, dtype=np.intp)
        self._bools = np.empty(touchpoints * width, dtype=np.bool_)
        self._rows = [np.empty(touchpoints * width, dtype=np.float32) for _ in range(2)]

    def floats(self, k: int, n: int) -> Singles:
        """The k-th array as (T, n)."""
        return self._floats[k][: self.touchpoints * n].reshape(self.touchpoints, n)

    def words(self, k: int, n: int) -> Words:
        """The k-th array of words as (T, n)."""
        return self._words[k][: self.touchpoints * n].reshape(self.touchpoints, n)

    def index(self, n: int) -> Index:
        """Indices as (T, n)."""
        return self._index[: self.touchpoints * n].reshape(self.touchpoints, n)

    def bools(self, n: int) -> NDArray[np.bool_]:
        """Marks as (T, n)."""
        return self._bools[: self.touchpoints * n].reshape(self.touchpoints, n)

    def rows(self, k: int, n: int) -> Singles:
        """The k-th array as (n, T), to gather rows into."""
        return self._rows[k][: self.touchpoints * n].reshape(n, self.touchpoints)
