"""One workshop on the screen: its state, what may be done to it, and runs computed off the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from cinema_game.results.once import Progress
    from cinema_game.results.results import Results
    from cinema_game.results.runs import Runs
    from cinema_game.store.workshops import Kept
    from cinema_game.workshop.actions import Action
    from cinema_game.workshop.state import Purchase, Workshop
    from cx.research.evidence import Evidence
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
        self._results: Results | None = None
        self._values: dict[object, Any] = {}
        self._closing = threading.Event()

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

    @property
    def results(self) -> Results:
        """What came of the workshop; imports the model when it is first asked."""
        if self._results is None:
            from cinema_game.results.results import Results

            self._results = Results()
        return self._results

    async def reckon(self, work: Callable[..., Value], *of: object, told: Progress | None = None) -> Value:
        """`work(*of, told, cancel)` of the results, in a thread.

        What was begun goes on when the asker leaves, and who comes back waits only for the rest; it ends with
        the workshop.
        """
        from cx.model.simulate import Cancelled

        try:
            return await asyncio.to_thread(partial(work, *of, told=told, cancel=self._closing.is_set))
        except Cancelled:
            raise asyncio.CancelledError from None

    async def evidence(self, purchase: Purchase) -> Evidence:
        """The cards of a purchase."""
        return await self.reckon(self.results.evidence, self.state, self.scenario, purchase)

    async def runs(self, told: Progress | None = None) -> Runs:
        """The runs of what is revealed."""
        from cinema_game.results.runs import runs_of

        return await self.reckon(runs_of, self.results, self.state, self.scenario, told=told)

    async def compute(self, key: object, work: Callable[[Callable[[], bool]], Value]) -> Value:
        """`work(cancelled)` in a thread, once a key; cancelling the caller cancels the work.

        For what only the newest of counts, as in the sandbox.

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
        """Stop reckoning, write the snapshot and let the save go."""
        self._closing.set()
        self.kept.close()
