"""How far a computation is: a bar with a percentage that shows itself when it takes longer than a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from textual.widgets import ProgressBar

PATIENCE = 0.5
"""Seconds after which a running computation shows its progress."""
LOOK = 0.2
"""Seconds between two looks at how far it is."""


class Working(ProgressBar):
    """Hidden until a computation takes longer than `PATIENCE`; threads may tell it how far they are."""

    DEFAULT_CSS = """
    Working { display: none; width: auto; height: 1; }
    Working.-shown { display: block; }
    Working Bar { width: 20; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(total=None, show_eta=False, show_percentage=True, id=id)
        self._share: float | None = None

    def on_mount(self) -> None:
        """Look now and then: threads only leave a number behind."""
        self.set_interval(LOOK, self._look)

    @contextmanager
    def during(self) -> Iterator[None]:
        """While something is reckoned."""
        self._share = None
        self.update(total=None)
        slow = self.set_timer(PATIENCE, lambda: self.add_class("-shown"))
        try:
            yield
        finally:
            slow.stop()
            self.remove_class("-shown")

    def share(self, low: float, high: float) -> Callable[[int, int], None]:
        """For a computation that is this part, 0..1, of the whole: tells `(done, total)` from any thread."""

        def told(done: int, total: int) -> None:
            if total:
                self._share = low + (high - low) * done / total

        return told

    def _look(self) -> None:
        if self._share is not None and self.has_class("-shown"):
            self.update(total=1.0, progress=min(1.0, self._share))
