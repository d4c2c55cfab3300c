"""Where the team is: title, phases done, present and next, the round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from cinema_game.language import N_, _
from cinema_game.ui.plain import plain

if TYPE_CHECKING:
    from cx.scenario.lessons import Phase

NAMES: dict[Phase, str] = {
    "briefing": N_("Brief"),
    "research": N_("Research"),
    "map": N_("Map"),
    "plan": N_("Plan"),
    "forecast": N_("Forecast"),
    "reveal": N_("Reveal"),
    "result": N_("Result"),
    "debrief": N_("Debrief"),
}


def phase_name(phase: str) -> str:
    """The short name of a phase in the current language; what is no phase is said as it is."""
    return next((_(name) for known, name in NAMES.items() if known == phase), phase)


class PhaseTab(Static):
    """One phase of the strip; a click goes there."""

    DEFAULT_CSS = """
    PhaseTab { width: auto; height: 1; padding: 0 1 0 0; color: $foreground 60%; }
    PhaseTab.-here { color: $accent; text-style: bold; }
    PhaseTab.-done { color: $foreground; }
    PhaseTab:hover { background: $panel-lighten-1; }
    """

    class Chosen(Message):
        """A person wants to go to a phase."""

        def __init__(self, phase: Phase) -> None:
            super().__init__()
            self.phase = phase

    def __init__(self, phase: Phase, key: str, *, here: bool, done: bool) -> None:
        mark = "▸" if here else "✓" if done else " "
        super().__init__(
            Content(f"{mark}{_(NAMES[phase])}"), classes="-here" if here else "-done" if done else ""
        )
        self.phase = phase
        self.tooltip = Content(key)

    def on_click(self, event: Click) -> None:
        """Ask to go there."""
        event.stop()
        self.post_message(self.Chosen(self.phase))


class PhaseStrip(Horizontal):
    """The first line of every phase."""

    DEFAULT_CSS = """
    PhaseStrip { dock: top; height: 1; background: $panel; }
    PhaseStrip > #where { width: 1fr; height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    PhaseStrip > #round { width: auto; height: 1; padding: 0 1; color: $foreground 80%; }
    """

    def __init__(self, title: str, team: str, round_: str, tabs: list[PhaseTab]) -> None:
        super().__init__()
        self._where = (title, team)
        self._round = round_
        self._tabs = tabs

    def compose(self) -> ComposeResult:
        """Title and team, the phases, the round."""
        title, team = self._where
        yield Static(plain(f"{team} · {title}"), id="where")
        yield from self._tabs
        yield Static(plain(self._round), id="round")
