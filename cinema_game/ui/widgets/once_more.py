"""A line above the key bar's place that asks for Esc once more, where one Esc would go far."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from cinema_game.language import N_
from cinema_game.ui.attention import Attentive

TO_THE_LOBBY = N_("Esc again leaves for the lobby. Nothing is lost; any other key stays here.")
LASTS = 6.0
"""Seconds in which the second Esc counts."""


class OnceMore(Static):
    """Hidden until it asks; any touch, and some seconds, hide it again."""

    DEFAULT_CSS = """
    OnceMore {
        dock: bottom; layer: over; display: none; width: 100%; height: 1; padding: 0 1;
        background: $accent; color: $background; text-style: bold;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked_at: int | None = None
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        """Whatever else the hands do is an answer too."""
        self.watch(self.app, "touches", self._touched, init=False)

    def ask(self, sentence: str) -> bool:
        """Whether it has asked already and this Esc is the answer; otherwise it asks."""
        app = self.app
        assert isinstance(app, Attentive)
        if self._asked_at == app.touches - 1:
            self._forget()
            return True
        self.update(Content(sentence))
        self.display = True
        self._asked_at = app.touches
        self._timer = self.set_timer(LASTS, self._forget)
        return False

    def _touched(self, touches: int) -> None:
        self.display = False
        if self._timer is not None:
            self._timer.stop()
        if self._asked_at is not None and touches > self._asked_at + 1:
            self._asked_at = None

    def _forget(self) -> None:
        self.display = False
        self._asked_at = None


def once_more(screen: Screen[Any], sentence: str) -> bool:
    """Whether to go on: at once unless Esc was pressed, and then at the second of two in a row."""
    if isinstance(screen.app, Attentive) and screen.app.last_key != "escape":
        return True
    return any(line.ask(sentence) for line in screen.query(OnceMore))
