"""Being told to end: the game is left as by its own key; if it cannot be, the terminal is put right."""

from __future__ import annotations

import os
import signal
import threading
from asyncio import AbstractEventLoop
from collections.abc import Callable
from types import FrameType
from typing import Any

from textual.app import App

GRACE = 5.0
"""Seconds in which the game closes what is open; then it ends as it stands. No action is lost by that."""
TOLD_TO_END = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT") if hasattr(signal, name)
)


class Ending:
    """Listens to the signals that ask a program to end, and ends `app` with the status 128 + signal."""

    def __init__(self, app: App[Any], loop: AbstractEventLoop, restore: Callable[[], None]) -> None:
        self._app = app
        self._loop = loop
        self._restore = restore
        self._begun = False
        self._before: dict[int, Any] = {}

    def listen(self) -> None:
        """From now on the signals come here."""
        for number in TOLD_TO_END:
            self._before.setdefault(number, signal.signal(number, self._told))

    def listen_no_more(self) -> None:
        """The signals mean again what they meant before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()

    def begin(self, number: int) -> None:
        """Leave the game; safe from any thread and from a signal's handler."""
        if self._begun:
            return
        self._begun = True
        late = threading.Timer(GRACE, self._at_once, [number])
        late.daemon = True
        late.start()
        self._loop.call_soon_threadsafe(lambda: self._app.exit(return_code=128 + number))

    def _told(self, number: int, _frame: FrameType | None) -> None:
        self.begin(number)

    def _at_once(self, number: int) -> None:
        self._restore()
        os._exit(128 + number)
