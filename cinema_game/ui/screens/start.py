"""The one question before a case: who plays. Enter is enough."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from cinema_game.language import N_, _
from cinema_game.ui.commands import Command
from cinema_game.ui.naming import NamesRefused, Team, team_of
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.widgets.field import Field


class Start(Dialog[Team | None]):
    """Team and members; the button has the focus, so that a newcomer just presses Enter."""

    ACTIONS = (
        Command("start.begin", "ctrl+n", "begin", N_("Begin"), N_("Begin with this team.")),
        CLOSE,
    )
    HELP = N_(
        "Give the team a name, or leave it as it is. If several people share this keyboard, write their "
        "names separated by commas: each then makes a forecast alone before the team makes one together."
    )
    DEFAULT_CSS = """
    Start > Vertical { width: 64; height: auto; padding: 1 3; background: $surface; border: round $primary; }
    Start Input { margin-bottom: 1; }
    Start > Vertical > Horizontal { height: auto; align-horizontal: right; }
    Start Button { margin-left: 2; }
    Start #wrong { color: $warning; height: auto; }
    """

    def body(self) -> Iterable[Widget]:
        """Two fields and a button."""
        with Vertical():
            yield Static(Content(_("Name of the team")))
            yield Field(_("Owls"), id="team", compact=True)
            yield Static(Content(_("Who plays, separated by commas (empty: one person)")), classes="quiet")
            yield Field(placeholder=_("Anna, Timur, Vera"), id="members", compact=True)
            yield Static("", id="wrong", markup=False)
            with Horizontal():
                yield Button(_("Back"), id="back", compact=True)
                yield Button(_("Begin"), id="begin", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Enter begins."""
        self.query_one("#begin", Button).focus()

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#begin")
    @on(Input.Submitted)
    def action_begin(self) -> None:
        """Begin, if the names can be used."""
        team, members = (self.query_one(f"#{field}", Input).value for field in ("team", "members"))
        try:
            self.dismiss(team_of(team, members))
        except NamesRefused as refused:
            self._tell(str(refused))

    def _tell(self, sentence: str) -> None:
        self.query_one("#wrong", Static).update(plain(sentence))
