"""Files for people, written whole or not at all: what was there stays until the new ones are on the disk."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from cinema_game.store import disk


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write all of them, and put them in place only when the last one is on the disk.

    A link is followed, a device or a pipe is written into. Folders must be there.

    Raises:
        OSError: refused, with the file's name; all files are as they were. Only a system that fails between
            two renames can leave some new beside some old, and never a part of one.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for number, (path, content) in enumerate(files.items()):
            with _named(path):
                target = Path(os.path.realpath(path))
                if (mode := _replaceable(target)) is None:
                    _write_through(target, content)
                    continue
                fresh = target.parent / f".cinema-game-{os.getpid()}-{number}.new"
                ready.append((fresh, target))
                disk.write(fresh, content)
                if mode:
                    fresh.chmod(mode)
        for fresh, target in ready:
            with _named(target):
                disk.replace(fresh, target)
    finally:
        for fresh, _target in ready:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)


def _replaceable(target: Path) -> int | None:
    """The permissions of the file that is replaced, 0 if there is none, None for what is no ordinary file."""
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        return 0
    if stat.S_ISDIR(found):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found):
        return None
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(found)


def _write_through(target: Path, content: bytes) -> None:
    with target.open("wb", buffering=0) as device:
        left = memoryview(content)
        while left:
            left = left[device.write(left) :]


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Gives an error of the system the name of the file that a person asked for."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise
