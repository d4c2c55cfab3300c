"""Standard streams of any code page, terminal or not, whole or broken, without a program of their own."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from cinema_game import __main__ as program

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Device(io.RawIOBase):
    """What stands behind a stream; `trouble` is the error of everything that is written."""

    def __init__(self, *, eyes: bool = False, trouble: int = 0) -> None:
        self.eyes, self.trouble, self.got = eyes, trouble, b""

    def isatty(self) -> bool:
        return self.eyes

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        if self.trouble:
            raise OSError(self.trouble, os.strerror(self.trouble))
        piece = bytes(data)  # type: ignore[call-overload]
        self.got += piece
        return len(piece)


@dataclass(frozen=True)
class Heard:
    code: int
    out: bytes
    err: bytes


def heard(
    *words: str, page: str = "utf-8", eyes: bool = False, err_eyes: bool | None = None, trouble: int = 0
) -> Heard:
    """Carry out a whole command line, as the program does, on streams of this code page."""
    out, err = Device(eyes=eyes, trouble=trouble), Device(eyes=eyes if err_eyes is None else err_eyes)
    with pytest.MonkeyPatch.context() as patch, signals_as_before():
        patch.setattr(sys, "argv", ["cinema-game", *words])
        patch.setattr(sys, "stdout", _stream(out, page, "strict"))
        patch.setattr(sys, "stderr", _stream(err, page, "backslashreplace"))
        with pytest.raises(SystemExit) as left:
            program.main()
        sys.stderr.flush()
        return Heard(int(str(left.value.code)), out.got, err.got)


@contextmanager
def signals_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stream(device: Device, page: str, errors: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedWriter(device), page, errors, line_buffering=errors != "strict")


CLOSED_PIPE, FULL = errno.EPIPE, errno.ENOSPC
