"""What hands do, wherever it goes: pressing Esc again and again is noticed, pastes are cleaned."""

from __future__ import annotations

from textual.app import App
from textual.events import Event, Key, MouseDown, Paste
from textual.reactive import var

from cx.typed import readable


class Attentive(App[None]):
    """Stands before the app's other parents; every key, press of the mouse and paste passes here first."""

    escapes: var[int] = var(0)
    """How often Esc was pressed in a row; 0 after anything else."""

    async def on_event(self, event: Event) -> None:
        """Take notice, then as always."""
        if isinstance(event, Key | MouseDown) and not event.is_forwarded:
            again = isinstance(event, Key) and event.key == "escape"
            self.escapes = self.escapes + 1 if again else 0
        elif isinstance(event, Paste) and not event.is_forwarded:
            event.text = readable(event.text)
        await super().on_event(event)
