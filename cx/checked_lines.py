"""A file of JSON objects that only grows, one a line with its checksum: work that no interrupt loses.

What cannot be read is counted and stays in the file; whoever reads does that part again and adds it.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from zlib import crc32

from cx.message import N_, Message

Body = dict[str, Any]
"""A JSON object."""

LONGEST = 4_000_000
"""Bytes of a line; a batch of 256 plans stays far below."""
MOST_LEFT_OUT = 10_000
"""Lines that cannot be read after which the file is taken for something else."""

_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))


class NoFile(OSError):
    """A link, a folder, a pipe or a device in place of a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "not an ordinary file", str(path))
        template = N_(
            "{file} is a link, a folder or a device and not a file. Name another file; it will be written."
        )
        self.message = Message(template, {"file": path})


class TooMuch(ValueError):
    """So much that means nothing is in no file of ours, however damaged."""


class CheckedLines:
    """The lines of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.left_out = 0
        """Lines that were read and mean nothing."""
        self._torn = False

    def read(self) -> Iterator[Body]:
        """The objects from first to last; none if there is no file.

        OSError if it cannot be read, NoFile if it is no file; TooMuch after `MOST_LEFT_OUT` lines in vain.
        """
        try:
            file = self._opened(os.O_RDONLY, "rb")
        except FileNotFoundError:
            return
        with file:
            for line in _lines(file):
                body = None if line is None else body_of(line)
                if body is not None:
                    yield body
                else:
                    self.leave_out()
            if file.seek(0, os.SEEK_END):
                file.seek(-1, os.SEEK_END)
                self._torn = file.read(1) != b"\n"

    def leave_out(self) -> None:
        """Count a line that means nothing, also one that only its reader finds out."""
        self.left_out += 1
        if self.left_out > MOST_LEFT_OUT:
            raise TooMuch

    def may_begin(self, head: Body) -> bool:
        """Begin the file if it is not there, or holds no more than the torn beginning of its head."""
        line = line_of(head)
        try:
            with self._opened(os.O_RDONLY, "rb") as file:
                if not line.startswith(file.read(len(line) + 1)):
                    return False
        except FileNotFoundError:
            pass
        with self._opened(os.O_WRONLY | os.O_CREAT | os.O_TRUNC, "wb") as file:
            file.write(line)
        self.left_out, self._torn = 0, False
        return True

    def add(self, body: Body) -> None:
        """Add an object; it is on the disk when this returns."""
        with self._opened(os.O_WRONLY | os.O_CREAT | os.O_APPEND, "ab") as file:
            # Half a line that an interrupt left gets its end, so that this one begins on its own.
            file.write((b"\n" if self._torn else b"") + line_of(body))
            self._torn = False
            file.flush()
            os.fsync(file.fileno())

    @property
    def notice(self) -> Message | None:
        """What is to be said of lines that were left out."""
        if not self.left_out:
            return None
        template = N_(
            "Lines of {file} that cannot be read or contradict others, and are left out: {count}. "
            "What is missing by that is reckoned again; the file keeps them."
        )
        return Message(template, {"file": self.path, "count": self.left_out})

    def _opened(self, flags: int, mode: str) -> IO[bytes]:
        if self.path.is_symlink():
            raise NoFile(self.path)
        handle = os.open(self.path, flags | _FLAGS, 0o666)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise NoFile(self.path)
        return os.fdopen(handle, mode)


def line_of(body: Body) -> bytes:
    """An object as a line with its line end."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return f'{{"check":"{crc32(text.encode()):08x}","body":{text}}}\n'.encode()


def body_of(line: bytes) -> Body | None:
    """What a line says, other systems' line ends and marks aside; None where it is not as it was written."""
    text = line.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n")
    try:
        body = json.loads(text)["body"]
        return body if isinstance(body, dict) and line_of(body) == text + b"\n" else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """The lines; None for one that is too long to be one."""
    while line := file.readline(LONGEST):
        whole = line.endswith(b"\n") or len(line) < LONGEST
        yield line if whole else None
        while not whole:
            rest = file.readline(LONGEST)
            whole = rest.endswith(b"\n") or len(rest) < LONGEST
