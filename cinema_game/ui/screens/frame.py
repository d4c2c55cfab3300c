"""What all screens share: commands, help, the key bar, and the notice for small windows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar, cast

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from cinema_game.language import N_
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.widgets.key_bar import KeyBar
from cinema_game.ui.widgets.more_room import MoreRoom
from cinema_game.ui.widgets.once_more import OnceMore

if TYPE_CHECKING:
    from cinema_game.ui.app import CinemaGame

Result = TypeVar("Result")

CLOSE = Command("close", "escape", "dismiss", N_("Close"), N_("Back to the screen below; nothing changes."))


class GameScreen(Commanded, Screen[None]):
    """A full screen: `body()` between what every screen has."""

    DEFAULT_CSS = "GameScreen { layers: base over; overflow: hidden; }"

    @property
    def game(self) -> CinemaGame:
        """The running game."""
        return cast("CinemaGame", self.app)

    def body(self) -> Iterable[Widget]:
        """The widgets of this screen."""
        return ()

    def compose(self) -> ComposeResult:
        """The body, the key bar, the notice."""
        yield from self.body()
        yield KeyBar()
        yield OnceMore()
        yield MoreRoom()


class Dialog(Commanded, ModalScreen[Result]):
    """A question or a card above a screen. Give `CLOSE` a place in its `ACTIONS`."""

    DEFAULT_CSS = """
    Dialog { layers: base over; overflow: hidden; align: center middle; background: $background 60%; }
    """

    @property
    def game(self) -> CinemaGame:
        """The running game."""
        return cast("CinemaGame", self.app)

    async def on_key(self, event: Key) -> None:
        """What holds everywhere holds here too; by itself a dialog keeps the keys of the game out."""
        everywhere = {key: one for one in self.game.ACTIONS for key in one.binding().key.split(",")}
        if event.key in everywhere and event.key not in self.active_bindings:
            event.stop()
            await self.app.run_action(everywhere[event.key].action, self.app)

    def body(self) -> Iterable[Widget]:
        """The widgets of this dialog, usually one container."""
        return ()

    def compose(self) -> ComposeResult:
        """The body, the key bar, the notice."""
        yield from self.body()
        yield KeyBar()
        yield OnceMore()
        yield MoreRoom()
