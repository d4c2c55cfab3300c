"""One workshop on the screen: its state, what may be done to it, and runs computed off the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from cinema_game.store.workshops import Kept
    from cinema_game.workshop.actions import Action
    from cinema_game.workshop.state import Workshop
    from cx.scenario.scenario import Scenario

Value = TypeVar("Value")

MOST = 64
"""Values that are kept; the oldest goes first."""


class Session:
    """Holds the kept workshop and its scenario; every change goes through `do`.

    `who` is the member at the keyboard (`hot seat`: the one whose turn it is).
    """

    def __init__(self, kept: Kept, scenario: Scenario) -> None:
        self.kept = kept
        self.scenario = scenario
        self.who = kept.state.members[0]
        self._values: dict[object, Any] = {}

    @property
    def state(self) -> Workshop:
        """The workshop as it is now."""
        return self.kept.state

    def do(self, action: Action) -> Workshop:
        """Carry out an action: on disk first, then true.

        Raises `RuleBroken` if the rules forbid it and `StoreError` if it cannot be kept;
        in both cases nothing has changed.
        """
        return self.kept.do(action)

    async def compute(self, key: object, work: Callable[[Callable[[], bool]], Value]) -> Value:
        """`work(cancelled)` in a thread, once a key; cancelling the caller cancels the work.

        Args:
            key: what the value depends on; the same key gives the kept value at once.
            work: does the computing; it is given a function that tells whether to stop.
        """
        if key not in self._values:
            stop = threading.Event()
            try:
                self._values[key] = await asyncio.to_thread(work, stop.is_set)
            except asyncio.CancelledError:
                stop.set()
                raise
            if len(self._values) > MOST:
                del self._values[next(iter(self._values))]
        value: Value = self._values[key]
        return value

    def close(self) -> None:
        """Write the snapshot and let the save go."""
        self.kept.close()
