"""F1: what this screen is for and what every key does, told by the screen itself."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.language import N_, _
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.screens.frame import CLOSE, Dialog


class Help(Dialog[None]):
    """Help for what had the focus, its screen and the whole game."""

    ACTIONS = (
        CLOSE,
        Command(
            "help.less", "f1,enter", "dismiss", N_("Close"), N_("Close the help."), show=False, palette=False
        ),
    )
    DEFAULT_CSS = """
    Help > VerticalScroll {
        width: 76; max-width: 96%; max-height: 90%; height: auto; padding: 1 2;
        background: $surface; border: round $primary;
    }
    Help Static { height: auto; margin-bottom: 1; }
    """

    def __init__(self, owners: list[Commanded]) -> None:
        super().__init__()
        self._owners = owners

    def body(self) -> Iterable[Widget]:
        """A paragraph and the keys of each owner, the nearest first."""
        with VerticalScroll() as sheet:
            sheet.can_focus = True
            for owner in self._owners:
                if owner.HELP:
                    yield Static(Content(_(owner.HELP)))
                if owner.ACTIONS:
                    yield Static(Content("\n").join(self._row(command) for command in owner.ACTIONS))

    @staticmethod
    def _row(command: Command) -> Content:
        return Content.assemble((f"{command.key:>12}  ", "bold $accent"), _(command.tooltip))
