"""What hands do, wherever it goes: counted for questions that one more key answers, pastes cleaned."""

from __future__ import annotations

from textual.app import App
from textual.events import Event, Key, MouseDown, Paste
from textual.reactive import var

from cinema_game.workshop.typed import readable


class Attentive(App[None]):
    """Stands before the app's other parents; every key, press of the mouse and paste passes here first."""

    touches: var[int] = var(0)
    """Keys and presses so far."""
    last_key: str | None = None
    """The key of the last touch; None if it was the mouse."""

    async def on_event(self, event: Event) -> None:
        """Take notice, then as always."""
        if isinstance(event, Key | MouseDown) and not event.is_forwarded:
            self.last_key = event.key if isinstance(event, Key) else None
            self.touches += 1
        elif isinstance(event, Paste) and not event.is_forwarded:
            event.text = readable(event.text)
        await super().on_event(event)
