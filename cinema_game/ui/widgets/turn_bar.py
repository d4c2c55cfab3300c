"""Whose turn it is, where two teams share a laptop."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from cinema_game.language import _, n_, say
from cinema_game.ui.plain import plain
from cinema_game.ui.widgets.press import Press
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import owner_of, proposals
from cx.scenario.scenario import Scenario


class TurnBar(Horizontal):
    """The team and its company, what the other proposes, and the way to hand the laptop over."""

    DEFAULT_CSS = """
    TurnBar { dock: top; height: 1; margin-top: 1; padding: 0 1; background: $surface; }
    TurnBar #turn { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, workshop: Workshop, scenario: Scenario) -> None:
        super().__init__()
        self._workshop = workshop
        self._scenario = scenario

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static(self._words(), id="turn")
        yield Press(Content(_("Ctrl+O hands over")), "hand_over")

    def show(self, workshop: Workshop) -> None:
        """The workshop has changed."""
        self._workshop = workshop
        if self.is_mounted:
            self.query_one("#turn", Static).update(self._words())

    def _words(self) -> Content:
        state = self._workshop
        owner = say(self._scenario.owner(str(owner_of(state, self._scenario))).name)
        words = _("{team} plays {owner}").format(team=state.team, owner=owner)
        if asked := proposals(state, self._scenario):
            words += " · " + n_("{n} proposal to answer", "{n} proposals to answer", len(asked))
        return plain(words)
