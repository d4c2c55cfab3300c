"""What all screens share: commands, help, the key bar, and the notice for small windows."""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Iterable
from contextlib import ExitStack
from functools import partial
from typing import TypeVar, cast

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.events import Key
from textual.screen import ModalScreen, Screen
from textual.timer import Timer, TimerCallback
from textual.widget import Widget

from cinema_game.language import N_
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.game import Game
from cinema_game.ui.widgets.key_bar import KeyBar
from cinema_game.ui.widgets.more_room import MoreRoom
from cinema_game.ui.widgets.once_more import OnceMore

Result = TypeVar("Result")

CLOSE = Command("close", "escape", "dismiss", N_("Close"), N_("Back to the screen below; nothing changes."))


class Framed(Commanded, Screen[Result]):
    """A screen of the game. Whatever touches its widgets takes turns, and only while they are there.

    What a screen is sent it does one after the other, and nothing after it has left. So it composes
    itself anew as one of these turns, clocks tick in turn, and a worker that has found something does not
    show it itself: it sends what shows it, by `call_later`.
    """

    @property
    def game(self) -> Game:
        """The running game."""
        return cast("Game", self.app)

    def body(self) -> Iterable[Widget]:
        """The widgets of this screen."""
        return ()

    def compose(self) -> ComposeResult:
        """The body, the key bar, the notice."""
        yield from self.body()
        yield KeyBar()
        yield OnceMore()
        yield MoreRoom()

    def compose_anew(self) -> None:
        """Everything as it would be written now, in turn; until that is painted no keys are taken."""
        closed = ExitStack()
        closed.enter_context(self.game.gate.closed())
        if not self.call_later(self._compose_anew, closed):
            closed.close()

    async def _compose_anew(self, closed: ExitStack) -> None:
        with closed:
            if self in self.app.screen_stack:
                await self.recompose()
                if not self.query(KeyBar):  # The game is left meanwhile: there is no next turn.
                    raise CancelledError
                await self.composed_anew()

    async def composed_anew(self) -> None:
        """The widgets are new: bring back what they showed, and where the hand was."""

    def _compositor_refresh(self) -> None:
        """Paint once. Under a dialog, Textual would paint again and again, for ever."""
        super()._compositor_refresh()
        if self is not self.app.screen:
            self._repaint_required = False

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave, if this screen is on top; whoever has left, or is covered, takes no other along."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def set_interval(
        self,
        interval: float,
        callback: TimerCallback | None = None,
        *,
        name: str | None = None,
        repeat: int = 0,
        pause: bool = False,
    ) -> Timer:
        """Let a clock tick in turn."""
        in_turn = None if callback is None else partial(self.call_later, callback)
        return super().set_interval(interval, in_turn, name=name, repeat=repeat, pause=pause)


class GameScreen(Framed[None]):
    """A full screen: `body()` between what every screen has."""

    DEFAULT_CSS = "GameScreen { layers: base over; overflow: hidden; }"


class Dialog(Framed[Result], ModalScreen[Result]):
    """A question or a card above a screen. Give `CLOSE` a place in its `ACTIONS`."""

    DEFAULT_CSS = """
    Dialog { layers: base over; overflow: hidden; align: center middle; background: $background 60%; }
    """

    async def on_key(self, event: Key) -> None:
        """What holds everywhere holds here too; by itself a dialog keeps the keys of the game out."""
        everywhere = {key: one for one in self.game.ACTIONS for key in one.binding().key.split(",")}
        if event.key in everywhere and event.key not in self.active_bindings:
            event.stop()
            await self.app.run_action(everywhere[event.key].action, self.app)
