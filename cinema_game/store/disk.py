"""The few things asked of the operating system, each made as lasting as the system allows."""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from cinema_game.store.errors import LIMIT_MB, NoFile, SyncFailed

LIMIT = LIMIT_MB * 1024 * 1024
"""Bytes of one file of a save."""

MOST_VALUES = 5_000_000
"""In one file of a save. One of `LIMIT` bytes that the game wrote holds fewer; in memory each is some
70 bytes, however few it takes in the file."""

REPLACE_TRIES = 8
"""On Windows a virus scanner may hold a file for a moment, so a replacement is tried so many times."""

_FULL_SYNC = 51
"""macOS `F_FULLFSYNC`: an ordinary fsync there leaves the data in the drive's own memory."""

_WINDOWS = os.name == "nt"
_MACOS = os.uname().sysname == "Darwin" if hasattr(os, "uname") else False
_BINARY = getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)


def read(path: Path, limit: int = LIMIT) -> bytes:
    """All bytes of an ordinary file, which are JSON of a bounded number of values.

    Raises:
        NoFile: a link, a folder, a pipe or a device; it was not opened.
        OSError: missing, unreadable, longer than `limit`, or of more than `MOST_VALUES` values.
    """
    if not ordinary(path):
        raise NoFile(errno.EINVAL, "not an ordinary file", str(path))
    handle = os.open(path, os.O_RDONLY | _BINARY | _NO_LINK | _NO_WAIT)
    try:
        size = _ordinary(handle, path).st_size
        if size > limit:
            raise OSError(errno.EFBIG, "too large", str(path))
        parts = []
        while part := os.read(handle, 1 << 20):
            parts.append(part)
        data = b"".join(parts)
    finally:
        os.close(handle)
    if sum(map(data.count, (b",", b"{", b"["))) > MOST_VALUES:
        raise OSError(errno.EFBIG, "too large", str(path))
    return data


def ordinary(path: Path) -> bool:
    """Whether a file itself is at `path`, and no link, folder, pipe or device.

    Raises:
        OSError: there is nothing, or it may not be looked at.
    """
    return stat.S_ISREG(os.lstat(path).st_mode)


def taken(path: Path) -> bool:
    """Whether anything has this name, a link that leads nowhere as well."""
    return os.path.lexists(path)


def write(path: Path, data: bytes) -> None:
    """Put `data` into a fresh file at `path`, on the disk when this returns.

    Whatever was there is unlinked first: a link is never written through, and pages of an
    earlier failed write are never counted as clean.
    """
    with suppress(FileNotFoundError):
        path.unlink()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NO_LINK, 0o666)
    try:
        _write_all(handle, data)
        _sync(handle)
    finally:
        os.close(handle)


def replace(source: Path, target: Path) -> None:
    """Rename over `target` at once; on Windows with a bounded number of tries."""
    tries = 1
    while True:
        try:
            source.replace(target)
            return
        except PermissionError:
            if not _WINDOWS or tries == REPLACE_TRIES:
                raise
            time.sleep(0.005 * 2**tries)
            tries += 1


def sync_folder(folder: Path) -> None:
    """Make names created, renamed or removed in `folder` last; Windows does so by itself."""
    if _WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _sync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Create `folder` and what is missing above it, so that a power cut does not take the new ones away."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder)) from error
    for place in missing:
        sync_folder(place.parent)


class Appender:
    """A file that only grows; one owner.

    A refused `append` leaves the file as long as it was. After `SyncFailed` nothing is known
    about its end any more, and it must not be used again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY | _NO_LINK | _NO_WAIT
        self._handle = os.open(path, flags, 0o666)
        try:
            self._end = _ordinary(self._handle, path).st_size
        except OSError:
            os.close(self._handle)
            raise

    def append(self, data: bytes, limit: int = LIMIT) -> None:
        """Add `data`; on the disk when this returns.

        Raises:
            OSError: refused; nothing was added.
            SyncFailed: it is unknown whether it was added.
        """
        if self._end + len(data) > limit:
            raise OSError(errno.EFBIG, "too large", str(self._path))
        self._still_there()
        try:
            _write_all(self._handle, data)
        except OSError:
            self._take_back()
            raise
        _sync(self._handle)
        self._end += len(data)

    def close(self) -> None:
        """Give the file back to the system."""
        os.close(self._handle)

    def _still_there(self) -> None:
        """Refuse to write into a file that somebody has moved, replaced or changed meanwhile."""
        mine = os.fstat(self._handle)
        try:
            named = self._path.lstat()
        except OSError as error:
            raise SyncFailed(error.errno, "the file has gone", str(self._path)) from error
        if (mine.st_ino, mine.st_size) != (named.st_ino, self._end):
            raise SyncFailed(errno.ESTALE, "the file was changed by someone else", str(self._path))

    def _take_back(self) -> None:
        try:
            os.ftruncate(self._handle, self._end)
        except OSError as error:
            raise SyncFailed(error.errno, "half a line could not be taken back") from error


def _ordinary(handle: int, path: Path) -> os.stat_result:
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):
        raise NoFile(errno.EINVAL, "not an ordinary file", str(path))
    return found


def _write_all(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _sync(handle: int) -> None:
    try:
        if _MACOS:
            _sync_drive(handle)
        else:
            os.fsync(handle)
    except OSError as error:
        raise SyncFailed(error.errno, "the disk did not confirm") from error


def _sync_drive(handle: int) -> None:
    """Through the drive's own memory; file systems that cannot get an ordinary fsync."""
    import fcntl

    try:
        fcntl.fcntl(handle, _FULL_SYNC)
    except OSError:
        os.fsync(handle)
