"""A few words that do something when the mouse presses them; the keyboard has a key for the same."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.widgets import Static


class Press(Static):
    """Runs an action of its screen."""

    DEFAULT_CSS = """
    Press { width: auto; height: 1; }
    Press:hover { background: $panel-lighten-1; }
    """

    def __init__(self, content: Content, action: str, *, id: str | None = None) -> None:
        super().__init__(content, id=id)
        self._action = action

    async def on_click(self, event: Click) -> None:
        """Do it."""
        event.stop()
        await self.app.run_action(self._action, self.screen)
