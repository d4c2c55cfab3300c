"""Between two teams at one laptop: nothing is seen until the right one sits down."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from cinema_game.language import N_, _, say
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import Dialog
from cinema_game.ui.session import Session
from cinema_game.ui.widgets.once_more import TO_THE_LOBBY, once_more
from cinema_game.workshop.together import owner_of


class Cover(Dialog[None]):
    """Covers everything; Enter shows the team's own screens."""

    ACTIONS = (
        Command("cover.here", "enter", "here", N_("It's us"), N_("Show the screens of this team.")),
        Command(
            "cover.lobby",
            "escape",
            "escape",
            N_("Lobby"),
            N_("Back to the lobby; everything is saved."),
            by_name="lobby",
        ),
    )
    HELP = N_("The laptop goes to the other team. What each of them draws, plans and foretells is its own.")
    AUTO_FOCUS = "#here"
    DEFAULT_CSS = """
    Cover { background: $background; }
    Cover > Vertical { width: 64; max-width: 96%; height: auto; padding: 1 3; background: $surface;
        border: round $accent; }
    Cover Static { height: auto; margin-bottom: 1; }
    Cover > Vertical > Button { width: auto; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def body(self) -> Iterable[Widget]:
        """Whose turn it is, and a button for them."""
        state, scenario = self._session.state, self._session.scenario
        owner = scenario.owner(str(owner_of(state, scenario)))
        with Vertical():
            yield Static(plain(_("The laptop goes to {team}").format(team=state.team), "bold"))
            yield Static(
                Content.assemble(
                    plain(_("You play {owner}.").format(owner=say(owner.name)), "$accent"),
                    " ",
                    plain(say(owner.about) if owner.about is not None else ""),
                )
            )
            yield Static(Content(_("Everybody else looks away.")), classes="quiet")
            label = _("We are {team}").format(team=state.team)
            yield Button(plain(label), id="here", variant="primary", compact=True)

    @on(Button.Pressed, "#here")
    def action_here(self) -> None:
        """The team has sat down."""
        self.dismiss()

    def action_lobby(self) -> None:
        """Leave the workshop; whoever goes on with it meets this cover again."""
        self.dismiss()
        self.game.leave_workshop()

    def action_escape(self) -> None:
        """Leave at the second Esc."""
        if once_more(self, _(TO_THE_LOBBY)):
            self.action_lobby()
