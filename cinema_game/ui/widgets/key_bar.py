"""The last line of every screen: the few keys that matter here and now."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.widgets import Static

from cinema_game.language import _
from cinema_game.ui.commands import Command, Commanded

MOST = 5


class Key(Static):
    """One key and what it does; a click does it too."""

    DEFAULT_CSS = """
    Key { width: auto; height: 1; padding: 0 1; }
    Key:hover { background: $panel-lighten-1; }
    """

    def __init__(self, command: Command) -> None:
        label = Content.assemble((command.key, "bold $accent"), " ", _(command.label))
        super().__init__(label)
        self.command = command
        self.tooltip = Content(_(command.tooltip))

    async def on_click(self, event: Click) -> None:
        """Do what the key does."""
        event.stop()
        node = self.screen.focused or self.screen
        for owner in (*node.ancestors_with_self,):
            if isinstance(owner, Commanded) and self.command in owner.ACTIONS:
                await self.app.run_action(self.command.by_name or self.command.action, owner)
                return


class KeyBar(Horizontal):
    """Shows the commands of what has the focus first, then the screen's, then the app's."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; width: 100%; height: 1; align: left top; overflow: hidden;
        background: $panel; color: $foreground 80%;
    }
    """

    def compose(self) -> ComposeResult:
        """The keys that fit the width of the screen."""
        room = self.app.size.width - 2
        for command in self._commands():
            room -= len(command.key) + len(_(command.label)) + 3
            if room < 0:
                return
            yield Key(command)

    def on_mount(self) -> None:
        """Follow the focus."""
        self.watch(self.screen, "focused", self._renew, init=False)

    def on_resize(self) -> None:
        """More room shows more keys."""
        self._renew()

    def _renew(self) -> None:
        if self.is_mounted and self._commands() != [key.command for key in self.query(Key)]:
            self.refresh(recompose=True)

    def _commands(self) -> list[Command]:
        node = self.screen.focused or self.screen
        chain = [owner for owner in node.ancestors_with_self if isinstance(owner, Commanded)]
        shown = {command.id: command for owner in chain for command in owner.ACTIONS if command.show}
        return list(shown.values())[:MOST]
