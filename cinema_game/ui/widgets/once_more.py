"""A line in the key bar's place that asks for Esc once more, where one Esc would go far."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from cinema_game.language import N_
from cinema_game.ui.attention import Attentive

TO_THE_LOBBY = N_("Esc again leaves for the lobby. Nothing is lost; any other key stays here.")
LASTS = 6.0
"""Seconds in which the second Esc counts."""


class OnceMore(Static):
    """Hidden until it asks; whatever the hands do but Esc, and some seconds, hide it again."""

    DEFAULT_CSS = """
    OnceMore {
        dock: bottom; layer: over; display: none; width: 100%; height: 1; padding: 0 1;
        background: $accent; color: $background; text-style: bold;
    }
    """

    def on_mount(self) -> None:
        """Follow the hands."""
        self.watch(self.app, "escapes", self._escaped, init=False)

    def ask(self, sentence: str, escapes: int) -> bool:
        """Whether it has asked already and this Esc, one of so many in a row, is the answer.

        By the time an Esc gets here another key may have come, and then there is nothing to ask.
        """
        if self.display and escapes > 1:
            return True
        if escapes and not self.display:
            self.update(Content(sentence))
            self.display = True
            self.set_timer(LASTS, self._hide)
        return False

    def _escaped(self, escapes: int) -> None:
        if not escapes:
            self._hide()

    def _hide(self) -> None:
        self.display = False


def once_more(screen: Screen[Any], sentence: str) -> bool:
    """Whether Esc was pressed again after `sentence` had said where it leads; otherwise it is said now."""
    app = screen.app
    return isinstance(app, Attentive) and any(
        line.ask(sentence, app.escapes) for line in screen.query(OnceMore)
    )
