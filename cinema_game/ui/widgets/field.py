"""Fields that people type and paste into: what is pasted fits, and what did not fit is said."""

from __future__ import annotations

from textual.events import Paste
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from cinema_game.language import _
from cinema_game.workshop.typed import NOTE_LIMIT


class Field(Input):
    """One line; several pasted lines become one, or are handed on together as `Several`.

    What is pasted fits into `max_length`, without one into `NOTE_LIMIT` characters.
    """

    class Several(Message):
        """Lines were pasted at once into a field that takes them one by one."""

        def __init__(self, lines: tuple[str, ...]) -> None:
            super().__init__()
            self.lines = lines

    takes_several = False

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """What was copied in the game, as if it came from elsewhere."""
        self._take(self.app.clipboard)

    def _take(self, text: str) -> None:
        lines = tuple(filter(None, map(str.strip, text.splitlines())))
        if self.takes_several and len(lines) > 1:
            self.post_message(self.Several(lines))
            return
        start, end = sorted(self.selection)
        room = (self.max_length or NOTE_LIMIT) - len(self.value) + end - start
        line = " ".join(lines) if len(lines) > 1 else text.strip("\n")
        self.replace(cut(self, line, room), start, end)


class LongField(TextArea):
    """Several lines, `NOTE_LIMIT` characters at most by pasting."""

    async def _on_paste(self, event: Paste) -> None:
        room = NOTE_LIMIT - len(self.text) + len(self.selected_text)
        event.text = cut(self, event.text, room)


def cut(field: Widget, text: str, room: int) -> str:
    """As much of a pasted text as there is room for; what is left out is said."""
    if len(text) <= room:
        return text
    field.notify(
        _("Not all that was pasted fits here; its end was left out."),
        severity="warning",
        markup=False,
        timeout=6,
    )
    return text[: max(room, 0)]
