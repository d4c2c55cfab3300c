"""The gate for what hands do: a screen takes keys only between its first paint and its leaving.

A key belongs to the screen that was on the terminal when it was typed. What waits here is let in one by
one, each when the one before has done all that it does; whatever was typed before the screen on top was
painted was meant for another screen, and is dropped. So no key meets a screen that is half made or half
gone, and nothing that a key brings up takes the keys typed before anybody could see it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual._time import get_time
from textual.events import InputEvent, MouseMove, Paste

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen


Typed = InputEvent | Paste


class Gate:
    """Lets keys, mouse and pastes into the app, in order, where they belong."""

    def __init__(self, app: App[None], let_in: Callable[[Typed], Awaitable[None]]) -> None:
        self._app = app
        self._let_in = let_in
        self._waiting: deque[Typed] = deque()
        self._porter: asyncio.Task[None] | None = None
        self._painted: Screen[object] | None = None
        self._since = 0.0
        self._changing = 0
        self._paint = asyncio.Event()

    @property
    def open(self) -> bool:
        """The screen on top is on the terminal, whole, and stays."""
        return not self._changing and self._app.screen is self._painted

    @property
    def idle(self) -> bool:
        """Open, and nothing waits."""
        return self.open and self._porter is None

    def take(self, event: Typed) -> None:
        """Something was typed."""
        self._waiting.append(event)
        if self._porter is None:
            self._porter = asyncio.create_task(self._mind(), name="gate")

    def painted(self) -> None:
        """The terminal shows the screen on top as it is now."""
        if not self.open and not self._changing and self._app.screen.is_mounted:
            self._painted, self._since = self._app.screen, get_time()
            self._paint.set()

    @contextmanager
    def closed(self) -> Iterator[None]:
        """While screens are changing; what is typed meanwhile was typed for none of the new."""
        self._changing += 1
        self._painted = None
        try:
            yield
        finally:
            self._changing -= 1
            self._app.screen.refresh()

    async def _mind(self) -> None:
        try:
            while self._waiting:
                await self._until_open()
                event = self._waiting.popleft()
                if event.time > self._since:
                    await self._let(event)
        except Exception as error:
            self._app._handle_exception(error)
        finally:
            self._porter = None

    async def _until_open(self) -> None:
        while not self.open:
            self._paint.clear()
            await self._paint.wait()

    async def _let(self, event: Typed) -> None:
        """Let something in, and wait until it has done what it does.

        A key goes from what has the focus up to the app, whose commands it may run; what these post goes
        its own ways. All of it stands in queues: whoever stands behind it comes after it.
        """
        app, way = self._app, (self._app.focused or self._app.screen).ancestors_with_self
        app.call_later(self._let_in, event)
        if isinstance(event, MouseMove):
            return
        for node in (app, *way):
            await _rested(node)
        while busy := [
            one for one in (app, *app.screen.walk_children(with_self=True)) if one.message_queue_size
        ]:
            for one in busy:
                await _rested(one)


async def _rested(node: MessagePump) -> None:
    """Until `node` has dealt with all that it has been sent."""
    done = asyncio.Event()
    if node.call_later(done.set):
        await done.wait()
