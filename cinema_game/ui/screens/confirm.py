"""The question before something that cannot be taken back."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from cinema_game.language import N_, _
from cinema_game.ui.commands import Command
from cinema_game.ui.screens.frame import CLOSE, Dialog


class Confirm(Dialog[bool]):
    """Says what it means; Enter or Ctrl+N does it, Esc leaves everything as it is."""

    ACTIONS = (
        Command("confirm.yes", "ctrl+n", "yes", N_("Do it"), N_("Do it; it cannot be taken back.")),
        CLOSE,
    )
    HELP = N_("Enter does what the button says. Esc goes back and changes nothing.")
    AUTO_FOCUS = "#yes"
    DEFAULT_CSS = """
    Confirm > Vertical { width: 64; height: auto; padding: 1 3; background: $surface; border: round $accent; }
    Confirm Static { height: auto; margin-bottom: 1; }
    Confirm #buttons { height: auto; align-horizontal: right; }
    Confirm Button { margin-left: 2; }
    """

    def __init__(self, question: str, meaning: Content, yes: str) -> None:
        super().__init__()
        self._question = question
        self._meaning = meaning
        self._yes = yes

    def body(self) -> Iterable[Widget]:
        """The question, what it means, two buttons."""
        with Vertical():
            yield Static(Content.styled(self._question, "bold"))
            yield Static(self._meaning)
            with Horizontal(id="buttons"):
                yield Button(Content(_("Not yet")), id="no", compact=True)
                yield Button(Content(self._yes), id="yes", variant="primary", compact=True)

    @on(Button.Pressed, "#yes")
    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    @on(Button.Pressed, "#no")
    def _no(self) -> None:
        self.dismiss(False)
