"""The journey map: the curve under the hand, the grid below it, the deck, the card of a point."""

from cinema_game.ui.screens.map.screen import MapScreen

__all__ = ["MapScreen"]
