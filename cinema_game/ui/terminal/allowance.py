"""How many keys the game takes: more than a hand can press, fewer than would keep it busy for long."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

AT_ONCE = 1_000
A_SECOND = 200


class Allowance:
    """`AT_ONCE` keys in a burst, `A_SECOND` for ever; a held key makes thirty or forty a second."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._left = float(AT_ONCE)
        self._since = clock()

    def take(self) -> bool:
        """Whether one more is allowed now."""
        now = self._clock()
        self._left = min(AT_ONCE, self._left + (now - self._since) * A_SECOND)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
