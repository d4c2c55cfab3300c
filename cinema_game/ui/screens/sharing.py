"""The question before a case with several companies: who plays the other one."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from cinema_game.language import N_, _, say
from cinema_game.ui.commands import Command
from cinema_game.ui.naming import NamesRefused, team_of
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.widgets.field import Field
from cinema_game.workshop.actions import Second
from cx.scenario.owners import Owner
from cx.scenario.scenario import Scenario


class Sharing(Dialog[Second | bool]):
    """Alone is one Enter away; a second team writes its name. Gives the second team, True for alone."""

    ACTIONS = (
        Command("sharing.alone", "ctrl+n", "alone", N_("Alone"), N_("The computer plays the other company.")),
        Command("sharing.two", "ctrl+t", "two", N_("Two teams"), N_("A second team plays at this laptop.")),
        CLOSE,
    )
    HELP = N_(
        "Two companies own this journey. Alone you play the first, and the computer the other: it agrees to "
        "joint measures as long as it can pay its part. Two teams take turns at this laptop; each has its "
        "own money, map, plan and forecast, and joint measures need both."
    )
    AUTO_FOCUS = "#alone"
    DEFAULT_CSS = """
    Sharing > Vertical { width: 72; max-width: 96%; height: auto; max-height: 92%; padding: 1 3;
        background: $surface; border: round $primary; }
    Sharing #who { height: auto; max-height: 7; margin-bottom: 1; }
    Sharing #who Static { height: auto; }
    Sharing Input { margin-bottom: 1; }
    Sharing Horizontal { height: auto; align-horizontal: right; }
    Sharing Button { margin-left: 2; }
    Sharing #wrong { color: $warning; height: auto; }
    """

    def __init__(self, scenario: Scenario, other: Owner, team: str, members: tuple[str, ...]) -> None:
        super().__init__()
        self._scenario = scenario
        self._other = other
        self._first = (team, members or (team,))

    def body(self) -> Iterable[Widget]:
        """Who the companies are, then the second team's names, then the two ways to play."""
        first = self._scenario.owners[0]
        with Vertical():
            with VerticalScroll(id="who"):
                yield Static(Content("\n").join(_about(owner) for owner in (first, self._other)))
            name = say(self._other.name)
            yield Static(plain(_("The team that plays {owner}, if two teams play").format(owner=name)))
            yield Field(_("Falcons"), id="team", compact=True)
            yield Static(Content(_("Who plays, separated by commas (empty: one person)")), classes="quiet")
            yield Field(placeholder=_("Anna, Timur, Vera"), id="members", compact=True)
            yield Static("", id="wrong", markup=False)
            with Horizontal():
                yield Button(_("Alone, with the computer"), id="alone", variant="primary", compact=True)
                yield Button(_("Two teams"), id="two", compact=True)

    @on(Button.Pressed, "#alone")
    def action_alone(self) -> None:
        """The computer plays the other company."""
        self.dismiss(True)

    @on(Button.Pressed, "#two")
    @on(Input.Submitted)
    def action_two(self) -> None:
        """A second team plays, if its names can be used beside the first team's."""
        team, members = (self.query_one(f"#{field}", Input).value for field in ("team", "members"))
        try:
            name, people = team_of(team, members, self._first)
        except NamesRefused as refused:
            self.query_one("#wrong", Static).update(plain(str(refused)))
            return
        self.dismiss(Second(owner=self._other.id, team=name, members=people))


def _about(owner: Owner) -> Content:
    words = say(owner.about) if owner.about is not None else ""
    return Content.assemble(plain(say(owner.name), "bold $accent"), "  ", plain(words))
