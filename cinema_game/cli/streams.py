"""Where the command line speaks: two streams that take every character and let nothing steer a terminal.

What is not a terminal, a file or a pipe, gets UTF-8 whatever the machine's code page is. A terminal gets its
own code page, and other words for what that lacks. A stream that is closed or full, or that nobody reads any
more, says so once.
"""

from __future__ import annotations

import io
import os
import re
import sys
from contextlib import suppress
from typing import TextIO, cast

from cinema_game.legible import other_words
from cx.harmless import INSTEAD, STEERING

_WALL = re.compile(f"\x1b\\[[0-9;]*m|[{STEERING}]")
_BYTE_ORDER = "\ufeff"


class NoOutput(Exception):
    """Standard output takes nothing more; `error` is what the system said."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


class Outward(io.TextIOBase):
    """A standard stream behind a wall: styles pass to a terminal, every other control is made visible.

    With `quiet` what cannot be written is dropped: there is nobody to tell.
    """

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        self._given = stream  # Kept, or its file would be closed with it.
        self._stream, self._quiet = _whole(stream), quiet
        self._styled = stream.isatty()
        if isinstance(self._stream, io.TextIOWrapper):
            if not self._styled:
                self._stream.reconfigure(encoding="utf-8", newline="\n")
            self._stream.reconfigure(errors=other_words(self._stream.encoding))

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Of what is written."""
        return self._stream.encoding

    def isatty(self) -> bool:
        """Whether somebody looks."""
        return self._styled

    def fileno(self) -> int:
        """As the system numbers it."""
        return self._stream.fileno()

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, text: str) -> int:
        """Write a text.

        Raises:
            NoOutput: it cannot be taken.
        """
        try:
            self._stream.write(_WALL.sub(self._passed, text))
        except OSError as error:
            self._fail(error)
        return len(text)

    def flush(self) -> None:
        """Hand everything over.

        Raises:
            NoOutput: it cannot be taken.
        """
        try:
            self._stream.flush()
        except OSError as error:
            self._fail(error)

    def _passed(self, found: re.Match[str]) -> str:
        if len(found[0]) > 1:
            return found[0] if self._styled else ""
        return found[0] if found[0] == _BYTE_ORDER and not self._styled else INSTEAD

    def _fail(self, error: OSError) -> None:
        self._let_go()
        if not self._quiet:
            raise NoOutput(error) from error

    def _let_go(self) -> None:
        """What is still held back goes nowhere, so that the interpreter does not stumble over it."""
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)
            self._stream.flush()


def _whole(stream: TextIO) -> TextIO:
    """The stream. One without a buffer (`PYTHONUNBUFFERED`) gets one: of a text that a disk takes only a part
    of, it would silently lose the rest.
    """
    if isinstance(stream, io.TextIOWrapper) and isinstance(raw := stream.buffer, io.RawIOBase):
        return io.TextIOWrapper(io.BufferedWriter(raw), stream.encoding, line_buffering=True)
    return stream


class _Closed(io.StringIO):
    """A standard stream that was closed before the program began."""

    def write(self, _text: str) -> int:
        raise OSError(9, os.strerror(9))


def open_outward() -> None:
    """Let everything that is printed from now on pass through the wall.

    A standard stream that is closed is opened on nothing first: else the next file that is opened would take
    its number, and words would be written into a save.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = cast(TextIO, Outward(sys.stdout or _Closed()))
    sys.stderr = cast(TextIO, Outward(sys.stderr or _Closed(), quiet=True))
