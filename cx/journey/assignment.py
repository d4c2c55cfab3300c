"""The best one-to-one assignment of rows to columns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def assign(gain: NDArray[np.float64]) -> tuple[tuple[int, int], ...]:
    """Pairs (row, column) of the largest total gain, each row and column at most once.

    Shortest augmenting paths with potentials (the Hungarian method as Jonker & Volgenant 1987
    order it), O(rows² · columns): a map has at most some hundred points. Only pairs of positive
    gain are given back.

    Args:
        gain: (rows, columns), finite; zero or less means "better not".
    """
    worth = np.maximum(np.asarray(gain, dtype=np.float64), 0.0)
    if worth.size == 0:
        return ()
    turned = worth.shape[0] > worth.shape[1]
    cost = -(worth.T if turned else worth)
    rows = _columns_of_rows(cost)
    pairs = ((column, row) if turned else (row, column) for row, column in enumerate(rows))
    return tuple(sorted(pair for pair in pairs if worth[pair] > 0))


def _columns_of_rows(cost: NDArray[np.float64]) -> list[int]:
    """The column of each row in the cheapest assignment; rows ≤ columns.

    One row after another is brought in along the shortest path of reduced costs; column
    `columns` stands for "not yet in".
    """
    rows, columns = cost.shape
    of_row = np.zeros(rows)
    of_column = np.zeros(columns + 1)
    owner = np.full(columns + 1, -1)
    for row in range(rows):
        owner[columns] = row
        column = columns
        distance = np.full(columns, np.inf)
        before = np.full(columns, columns)
        done = np.zeros(columns + 1, dtype=bool)
        while owner[column] >= 0:
            done[column] = True
            at = owner[column]
            reduced = cost[at] - of_row[at] - of_column[:columns]
            nearer = ~done[:columns] & (reduced < distance)
            distance[nearer] = reduced[nearer]
            before[nearer] = column
            following = int(np.argmin(np.where(done[:columns], np.inf, distance)))
            step = distance[following]
            of_row[owner[done]] += step
            of_column[done] -= step
            distance[~done[:columns]] -= step
            column = following
        while column != columns:
            owner[column] = owner[before[column]]
            column = int(before[column])
    result = [0] * rows
    for column in range(columns):
        if owner[column] >= 0:
            result[owner[column]] = column
    return result
