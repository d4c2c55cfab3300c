"""An operating system that fails when told to: the k-th call below a folder raises an error."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

CALLS = ("open", "write", "fsync", "ftruncate", "replace", "unlink", "mkdir")
"""Calls that may fail; reading is spoilt elsewhere."""


@dataclass
class Fault:
    """Which call fails, how, and whether all later ones fail too."""

    at: int
    code: int
    lasting: bool = False
    half: bool = False
    """A failing write first puts half of its data into the file, as a full disk does."""
    count: int = 0
    failed: str = ""

    def due(self) -> bool:
        self.count += 1
        return self.count == self.at or (self.lasting and self.count > self.at)


@contextmanager
def failing(root: Path, fault: Fault) -> Iterator[Fault]:
    """Let calls below `root` fail as `fault` says."""
    with pytest.MonkeyPatch.context() as patch:
        mine: set[int] = set()

        def concerns(name: str, args: tuple[Any, ...]) -> bool:
            if isinstance(args[0], int):
                return args[0] in mine
            if name == "open" and not args[1] & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
                return False
            return str(os.fspath(args[0])).startswith(str(root))

        def wrap(name: str) -> None:
            real = getattr(os, name)

            def maybe(*args: Any, **kwargs: Any) -> Any:
                if concerns(name, args) and fault.due():
                    fault.failed = fault.failed or name
                    if name == "write" and fault.half:
                        real(args[0], bytes(args[1])[: len(args[1]) // 2])
                    raise OSError(fault.code, os.strerror(fault.code))
                result = real(*args, **kwargs)
                if name == "open" and str(os.fspath(args[0])).startswith(str(root)):
                    mine.add(result)
                return result

            patch.setattr(os, name, maybe)

        real_close = os.close

        def close(handle: int) -> None:
            mine.discard(handle)
            real_close(handle)

        for name in CALLS:
            wrap(name)
        patch.setattr(os, "close", close)
        yield fault


FULL, READ_ONLY, BROKEN = errno.ENOSPC, errno.EROFS, errno.EIO
