"""Whether the terminal's code page can draw the game, asked before the screen is taken over."""

from __future__ import annotations

import sys
from os import environ

from cinema_game.language import current
from cinema_game.legible import holds

_DRAWN = "\u28c0│●→Яя"
"""Some of what every screen is drawn with."""
_LOCALES = {"en": "C.UTF-8", "ru": "ru_RU.UTF-8"}


def lacking_code_page() -> str | None:
    """Why the game cannot be drawn here and what to do; None if it can.

    In English and ASCII: where the code page is in doubt, no other letters are sure to be shown.
    """
    screen = sys.__stderr__
    if screen is None or holds(screen.encoding, _DRAWN):
        return None
    remedy = (
        "unset PYTHONIOENCODING" if "PYTHONIOENCODING" in environ else f"export LC_ALL={_LOCALES[current()]}"
    )
    return (
        f"The game is drawn with characters of UTF-8, and this terminal is said to use {screen.encoding}. "
        f"Let it use UTF-8 and start the game again: {remedy}"
    )
