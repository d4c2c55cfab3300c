"""What a terminal sees that is too small for the game."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from cinema_game.language import _

WIDTH, HEIGHT = 76, 22


class MoreRoom(Static):
    """Covers the screen below 76×22 and asks for more room; nothing beneath is lost."""

    DEFAULT_CSS = """
    MoreRoom {
        layer: over; display: none; width: 100%; height: 100%; background: $background;
        content-align: center middle; text-align: center;
    }
    """

    def render(self) -> Content:
        """The sentence, with the size there is."""
        size = self.app.size
        return Content(
            _("The game needs 80×24.\nThis window is {width}×{height}.\nMake it larger.").format(
                width=size.width, height=size.height
            )
        )
