"""The column of curve and grid; where it is low, what can be missed makes room for the curve."""

from __future__ import annotations

from textual.containers import Vertical

ENOUGH = 20
"""Rows in which everything has its place."""


class Desk(Vertical):
    """Knows when it is low."""

    DEFAULT_CSS = """
    Desk { width: 1fr; height: 1fr; }
    Desk.-tight #hint { display: none; }
    Desk.-tight Curve { min-height: 4; }
    """

    def on_resize(self) -> None:
        """Tell by a class."""
        self.set_class(self.size.height < ENOUGH, "-tight")
