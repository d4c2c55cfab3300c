"""Whether there is a terminal that the game can be shown in, found out before anything is drawn."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from cinema_game.language import _

_CANNOT = {"", "dumb", "unknown"}
"""Values of `TERM` that promise nothing."""


def why_unfit() -> str | None:
    """Why the game cannot be shown here, and what to do; None if it can."""
    if not all(map(is_terminal, (sys.stdin, sys.stdout, sys.stderr))):
        return _("The game needs a terminal. For figures without a screen: cinema-game simulate cinema")
    if os.name != "nt" and os.environ.get("TERM", "").lower() in _CANNOT:
        return _(
            "TERM says that this terminal cannot move its cursor, and the game draws a whole screen. Start "
            "it in another terminal; if yours can do more than it says: TERM=xterm-256color cinema-game"
        )
    return None


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sees this stream, or types into it; a closed one is none."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False
