"""A bar on stderr for work that takes longer than half a second, and only for eyes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

Told = Callable[[int, int], None]
PATIENCE = 0.5


@contextmanager
def progress(quiet: bool) -> Iterator[Told | None]:
    """Gives a function to call with (done, total); nothing appears where nobody looks."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeRemainingColumn

    drawn = Console(file=sys.__stderr__)  # Past the wall of the streams: a bar moves the cursor.
    bar = Progress(BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), console=drawn, transient=True)
    task = bar.add_task("")
    begun = monotonic()

    def told(done: int, total: int) -> None:
        if not bar.live.is_started and monotonic() - begun > PATIENCE:
            bar.start()
        bar.update(task, completed=done, total=total)

    try:
        yield told
    finally:
        if bar.live.is_started:
            bar.stop()
