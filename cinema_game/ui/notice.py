"""What is told at the edge of the screen for some seconds."""

from __future__ import annotations

from time import monotonic

from textual.notifications import Notification

LEAST = 0.1
"""Seconds that a notice is shown at least. Textual's timer never ends if it is to end in the past."""


class Notice(Notification):
    """Counts its time by a clock that nobody sets, and never says that less than `LEAST` is left."""

    def __post_init__(self) -> None:
        self.raised_at = monotonic()

    @property
    def time_left(self) -> float:
        """Seconds for which it is to be shown."""
        return max(LEAST, self._left)

    @property
    def has_expired(self) -> bool:
        """Its time is over."""
        return self._left <= 0

    @property
    def _left(self) -> float:
        return self.raised_at + self.timeout - monotonic()
