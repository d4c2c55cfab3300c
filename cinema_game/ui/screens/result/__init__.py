"""What the round came to, against doing nothing, against the forecast and against the round before."""

from cinema_game.ui.screens.result.screen import ResultScreen

__all__ = ["ResultScreen"]
