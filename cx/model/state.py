"""What changes about customers from week to week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from cx.model.exact import Singles

BY_FIRM = ("belief", "habit")
"""Columns with a row for each firm."""


@dataclass
class State:
    """Columns over customers (N), in place; `copy` makes a checkpoint."""

    expectation: Singles
    """(N, T) what is expected, without the person's leaning."""
    hopes: Singles
    """(N,) added to all expectations at the next visit: what close ties told since the last."""
    reference: Singles
    """(N,) level of quality one has got used to, without the leaning."""
    belief: Singles
    """(F, N) what is believed of each firm, 0..1."""
    habit: Singles
    """(F, N) share of recent outings, 0..1."""
    scar: Singles
    """(N,) doubt left by failures, 0..1 and more."""
    failures: Singles
    """(N,) failures met so far."""
    satisfaction: Singles
    """(N,) with the last visit to the firm."""
    rating: Singles
    """(N,) recommendation 0..10 after it."""
    saving: Singles
    """(N,) 1 in saving mode."""
    heard_close: Singles
    """(N,) satisfaction in the stories of close ties, the newest weighing most."""
    heard_weak: Singles
    """(N,) the same of weak ties."""
    last: NDArray[np.int8]
    """(N,) firm of the last outing."""
    towns: Singles
    """(towns, 6) weight of standing reviews, their weighted sum, their mean and that of stories at first;
    weight and weighted sum of the posts that go round."""
    visits: NDArray[np.int32]
    """(N,) visits so far."""
    talked: NDArray[np.int32]
    """(N,) stories told so far."""
    seen: NDArray[np.uint8]
    """(N,) this round: 1 was ours at its start, 2 visited us, 4 visited a rival."""

    def copy(self) -> State:
        """The same values in memory of its own."""
        return State(**{field.name: getattr(self, field.name).copy() for field in fields(self)})

    @property
    def size(self) -> int:
        """Bytes of all columns."""
        return sum(getattr(self, field.name).nbytes for field in fields(self))

    def still(self) -> State:
        """The same state, no longer to be written to."""
        for field in fields(self):
            getattr(self, field.name).setflags(write=False)
        return self

    def side_by_side(self, copies: int) -> State:
        """The same customers that many times."""
        return State.joined([self] * copies)

    @classmethod
    def joined(cls, states: Sequence[State]) -> State:
        """Several states of the same customers, one beside the other."""
        made = {}
        for field in fields(cls):
            values = [getattr(state, field.name) for state in states]
            made[field.name] = np.concatenate(values, axis=1 if field.name in BY_FIRM else 0)
        return cls(**made)

    def part(self, at: int, copies: int) -> State:
        """One of several that stand side by side, in memory of its own."""
        made = {}
        for field in fields(self):
            axis = 1 if field.name in BY_FIRM else 0
            made[field.name] = np.split(getattr(self, field.name), copies, axis=axis)[at].copy()
        return State(**made)
