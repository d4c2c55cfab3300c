"""One line of text that is asked for: a reason, a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from cinema_game.language import N_, say
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.widgets.field import Field
from cinema_game.workshop.typed import LINE_LIMIT, TextRefused, clean


class Asking(Dialog[str | None]):
    """Gives the cleaned line, None if nothing was said."""

    ACTIONS = (
        Command("asking.keep", "enter", "keep", N_("Keep"), N_("Keep what is written.")),
        CLOSE,
    )
    HELP = N_("Write a few words and press Enter. Esc goes back, and nothing is changed.")
    AUTO_FOCUS = "#line"
    DEFAULT_CSS = """
    Asking > Vertical { width: 72; height: auto; padding: 1 3; background: $surface; border: round $accent; }
    Asking Static { height: auto; margin-bottom: 1; }
    Asking #wrong { color: $warning; margin: 1 0 0 0; }
    """

    def __init__(self, question: str, text: str = "", limit: int = LINE_LIMIT) -> None:
        super().__init__()
        self._question = question
        self._text = text
        self._limit = limit

    def body(self) -> Iterable[Widget]:
        """The question, the line, what is wrong with it."""
        with Vertical():
            yield Static(plain(self._question))
            yield Field(self._text, id="line", compact=True)
            yield Static("", id="wrong", markup=False)

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Give the line, if it can be taken."""
        try:
            self.dismiss(clean(self.query_one(Input).value, self._limit))
        except TextRefused as refused:
            self.query_one("#wrong", Static).update(plain(say(refused.message)))
