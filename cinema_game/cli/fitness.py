"""Whether the terminal can show the game at all, asked before the screen is taken over."""

from __future__ import annotations

import sys
from os import environ

from cinema_game.language import _, current
from cinema_game.legible import holds

_DRAWN = "\u28c0│●→Яя"
"""Some of what every screen is drawn with."""
_LOCALES = {"en": "C.UTF-8", "ru": "ru_RU.UTF-8"}


def unfit() -> str | None:
    """Why the game cannot be shown here and what to do; None if it can."""
    screen = sys.__stderr__
    if screen is None or not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty() and screen.isatty()):
        return _("The game needs a terminal. For figures without a screen: cinema-game simulate cinema")
    if not holds(screen.encoding, _DRAWN):
        forced = "PYTHONIOENCODING" in environ
        remedy = "unset PYTHONIOENCODING" if forced else f"export LC_ALL={_LOCALES[current()]}"
        # In ASCII: where the code page is in doubt, no other letters are sure to be shown.
        return (
            "The game is drawn with characters of UTF-8, and this terminal is said to use "
            f"{screen.encoding}. Let it use UTF-8 and start the game again: {remedy}"
        )
    return None
