"""A list of options that keeps still while it has no room on the screen."""

from __future__ import annotations

from typing import Literal

from textual.widgets import OptionList


class Options(OptionList):
    """An `OptionList` that may be paged through at any moment.

    Textual's own looks its lines up before they are laid out, when the list has no height yet.
    """

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        if self.scrollable_content_region:
            super()._move_page(direction)
