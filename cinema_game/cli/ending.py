"""How a command ends: done, stopped by a signal, with nowhere to speak, or by a fault of the program."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from cinema_game.cli.streams import NoOutput
from cinema_game.cli.words import FOUND_PROBLEMS, WRONG_USAGE, tell
from cinema_game.language import N_
from cx.message import Message, NotCompiled

BY_SIGNAL = 128
"""Added to a signal's number where that has ended a program, as shells tell it."""
_PIPE = 13
"""SIGPIPE, which Windows does not have."""


class Stopped(KeyboardInterrupt):
    """A signal to stop has come. Whatever minds the keyboard's interrupt minds this."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.message = Message(N_("Stopped."))


def heed_signals() -> None:
    """A signal to end is raised as `Stopped`; after the first one the next ends the program on the spot."""
    heeded: list[signal.Signals] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        for each in heeded:
            signal.signal(each, signal.SIG_DFL)
        raise Stopped(number)

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        one = getattr(signal, name, None)
        if one is not None and signal.getsignal(one) is not signal.SIG_IGN:
            heeded.append(one)
            signal.signal(one, stop)


@contextmanager
def going_on_from(file: Path | None) -> Iterator[None]:
    """Work that goes on from a file, if one is given, when it was stopped; the person is told so."""
    try:
        yield
    except Stopped as stopped:
        if file is not None:
            template = N_("Stopped. The same command goes on from {file}.")
            stopped.message = Message(template, {"file": file})
        raise


def ended(command: Callable[[], int]) -> int:
    """Carry out a command to its last byte; gives the exit code, whatever happens."""
    try:
        code = command()
        sys.stdout.flush()
        return code
    except NoOutput as trouble:
        return _without_output(trouble.error)
    except Stopped as stopped:
        tell(stopped.message)
        return BY_SIGNAL + stopped.number
    except NotCompiled as trouble:
        print(f"cinema-game: {trouble}", file=sys.stderr)
        return WRONG_USAGE
    except Exception as fault:
        from cinema_game.ui.accident import told

        print(told(fault), file=sys.stderr)
        return FOUND_PROBLEMS


def _without_output(error: OSError) -> int:
    """Nobody reads any more, which is no news; or what was said did not get anywhere, which is."""
    if isinstance(error, BrokenPipeError):
        return BY_SIGNAL + _PIPE
    from cinema_game.cli.writing import reason

    template = N_("Standard output cannot be written: {why}. Send it elsewhere and give the command again.")
    tell(Message(template, {"why": reason(error)}), before="cinema-game: ")
    return WRONG_USAGE
