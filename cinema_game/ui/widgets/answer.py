"""A question and room for an answer, which is kept as it is typed."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea

from cinema_game.language import N_, _
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.plain import plain
from cinema_game.ui.widgets.field import LongField

PAUSE = 0.6
"""Seconds without a key after which an answer is kept."""


class Lines(Commanded, LongField):
    """A few lines of text; Enter is done with them."""

    ACTIONS = (
        Command("answer.done", "enter", "done", N_("Keep"), N_("Keep the answer and go on."), priority=True),
        Command(
            "answer.line",
            "ctrl+j",
            "line",
            N_("New line"),
            N_("Begin a new line."),
            show=False,
            palette=False,
        ),
        Command(
            "answer.out", "escape", "out", N_("Back"), N_("Leave the answer; it is kept."), palette=False
        ),
        Command("answer.f6", "f6", "screen.phase('forecast')", "", "", show=False, palette=False),
        Command("answer.f7", "f7", "screen.phase('reveal')", "", "", show=False, palette=False),
    )

    class Done(Message):
        """The answer is finished."""

    def action_done(self) -> None:
        """The answer is finished."""
        self.post_message(self.Done())

    def action_out(self) -> None:
        """Leave the lines."""
        self.screen.focus_previous()

    def action_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class Answer(Vertical):
    """Asks `question`; sends `Given` when there is something new to keep."""

    DEFAULT_CSS = """
    Answer { height: auto; padding: 0 2; }
    Answer > .question { height: auto; }
    Answer > Lines { height: 5; border: round $panel-lighten-2; background: $background; padding: 0 1; }
    Answer > Lines:focus { border: round $accent; }
    Answer > .kept { height: 1; color: $foreground 60%; }
    """

    class Given(Message):
        """An answer to keep."""

        def __init__(self, answer: Answer, text: str) -> None:
            super().__init__()
            self.answer = answer
            self.text = text

    def __init__(self, mark: str, question: str, text: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.mark = mark
        self._question = question
        self._kept = text
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Question, room, and whether it is kept."""
        if self._question:
            yield Static(plain(self._question), classes="question")
        yield Lines(
            self._kept,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            highlight_cursor_line=False,
        )
        yield Static(self._status(), classes="kept")

    def unkept(self) -> str | None:
        """What has been typed since the last time it was asked for; None if nothing."""
        if self._timer is not None:
            self._timer.stop()
        text = self.query_one(Lines).text
        if not text.strip() or text == self._kept:
            return None
        self._kept = text
        return text

    def flush(self) -> None:
        """Send what has not been kept yet."""
        if (text := self.unkept()) is not None:
            self.post_message(self.Given(self, text))

    def write(self) -> None:
        """Go to the lines."""
        self.query_one(Lines).focus()

    def kept(self, *, well: bool) -> None:
        """Say whether the answer was kept."""
        if self.is_mounted:
            self.query_one(".kept", Static).update(self._status(well=well))

    def _status(self, *, well: bool = True) -> Content:
        if not well:
            return Content(_("This answer could not be kept."))
        if self._kept:
            return Content(_("Kept. Enter goes on, Ctrl+J begins a new line."))
        return Content(_("Type a sentence or two; it is kept as you type."))

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self.flush)

    @on(Lines.Done)
    def _done(self) -> None:
        self.flush()
        self.screen.focus_next()

    def on_descendant_blur(self) -> None:
        """Nothing typed is lost on the way elsewhere."""
        self.flush()
