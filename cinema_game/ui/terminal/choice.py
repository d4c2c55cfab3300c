"""Which driver the game is played with: ours where it can be, elsewhere Textual's with our keyboard."""

from __future__ import annotations

import sys

from textual.driver import Driver

from cinema_game.ui.terminal.keyboard import Keyboard

_WITH_A_PARSER = ("textual.drivers.win32", "textual.drivers.web_driver")
"""Modules of drivers that make their parser inside a function and leave no other way in."""


def driver_for(usual: type[Driver]) -> type[Driver]:
    """The driver where Textual would take `usual`: a terminal of Linux or macOS, of Windows, a browser."""
    if usual.__module__ == "textual.drivers.linux_driver":
        from cinema_game.ui.terminal.driver import TerminalDriver

        return TerminalDriver
    for name in _WITH_A_PARSER:
        if name in sys.modules:
            setattr(sys.modules[name], "XTermParser", lambda **_: Keyboard())  # noqa: B010
    return usual
