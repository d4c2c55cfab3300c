"""Visits that end early: clearly bad encounters after which nothing else is met."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cx.model.block import Block
from cx.model.draws import S17, Index, Words
from cx.model.exact import Singles
from cx.model.world import World

BAD = np.float32(-0.6)
"""Value from which an encounter is clearly bad, so that one may drop out (felt as −0.51)."""


def leave(
    worlds: tuple[World, ...],
    week: int,
    block: Block,
    rows: Index,
    words: Words,
    x: Singles,
    met: Singles,
) -> NDArray[np.bool_]:
    """Take what is not met any more out of `met`, in place; gives (n,) who stayed to the end.

    `words` (rows, n) decide by their high bits at the touchpoints `rows`.
    """
    stayed = np.ones(len(block.who), dtype=np.bool_)
    high = words >> S17
    would = np.empty(words.shape, dtype=np.bool_)
    for plan, start, stop in block.plans:
        limit = worlds[plan].drop_out[week].take(rows)
        np.less(high[:, start:stop], limit[:, None], out=would[:, start:stop])
    at, column = np.divmod(np.flatnonzero(would), len(block.who))
    row = rows.take(at)
    leaves = (x[row, column] < BAD) & (met[row, column] > 0)
    gone, first = np.unique(column[leaves], return_index=True)
    last = row[leaves].take(first)
    for where in np.unique(last).tolist():
        met[where + 1 :, gone[last == where]] = 0.0
    stayed[gone] = False
    return stayed
