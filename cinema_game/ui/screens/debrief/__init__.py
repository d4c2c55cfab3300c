"""The debrief: six large questions, the data behind each, and three scores kept apart."""

from cinema_game.ui.screens.debrief.screen import DebriefScreen

__all__ = ["DebriefScreen"]
