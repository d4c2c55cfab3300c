"""A list without a frame, whose highlight leaves the colours of its rows readable."""

from __future__ import annotations

from cinema_game.ui.commands import Commanded
from cinema_game.ui.widgets.options import Options


class Listing(Commanded, Options):
    """What lists of the game have in common."""

    DEFAULT_CSS = """
    Listing { border: none; background: $background; padding: 0 1; width: 100%; height: 1fr; max-height: 100%;
        scrollbar-size-vertical: 1; }
    Listing:focus { border: none; background-tint: $foreground 0%; }
    Listing > .option-list--option-disabled { color: $foreground 65%; text-style: bold; }
    Listing > .option-list--option-highlighted { background: $primary 18%; color: $foreground;
        text-style: none; }
    Listing:focus > .option-list--option-highlighted { background: $primary 36%; color: $foreground;
        text-style: bold; }
    """
