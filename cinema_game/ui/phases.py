"""Which screen shows which phase."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cinema_game.ui.screens.phase import PhaseScreen
    from cinema_game.ui.session import Session

_SCREENS = {
    "briefing": "BriefingScreen",
    "research": "ResearchScreen",
    "map": "MapScreen",
    "plan": "PlanScreen",
    "forecast": "ForecastScreen",
    "reveal": "RevealScreen",
    "result": "ResultScreen",
    "debrief": "DebriefScreen",
    "sandbox": "SandboxScreen",
}


def screen_of(session: Session) -> PhaseScreen:
    """A new screen for the phase in which the workshop is; imported only now, so that the lobby is quick."""
    phase = "sandbox" if session.state.sandbox else session.state.phase
    module = import_module(f"cinema_game.ui.screens.{phase}")
    screen: PhaseScreen = getattr(module, _SCREENS[phase])(session)
    return screen
