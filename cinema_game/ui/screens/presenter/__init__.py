"""The view for the wall: one thing at a time, in letters for the back row."""

from cinema_game.ui.screens.presenter.screen import Presenter
from cinema_game.ui.screens.presenter.slide import Slide

__all__ = ["Presenter", "Slide"]
