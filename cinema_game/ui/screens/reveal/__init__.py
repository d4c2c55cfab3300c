"""The quarter plays: weeks go by, the curve is drawn, customers speak."""

from cinema_game.ui.screens.reveal.screen import RevealScreen

__all__ = ["RevealScreen"]
