"""One owner for a workshop's folder, by a lock of the operating system that dies with its process."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from cinema_game.language import N_
from cinema_game.store import disk
from cinema_game.store.errors import InUse, disk_trouble
from cinema_game.store.storage import aside
from cx.message import Message


class FolderLock:
    """Held from making to `release`, by this object only: neither a thread nor a second window shares it."""

    def __init__(self, folder: Path) -> None:
        """Take the lock of `folder` at once.

        Raises:
            InUse: somebody else has it.
            DiskTrouble: the folder cannot be written, or its file system knows no locks.
        """
        place = folder / "lock"
        self._lock = FileLock(place, thread_local=False, fallback_to_soft=False)
        try:
            if disk.taken(place) and not disk.ordinary(place):
                disk.replace(place, aside(place))
            self._lock.acquire(timeout=0)
        except Timeout:
            raise InUse from None
        except OSError as error:
            raise disk_trouble(error, Message(N_("the workshop"))) from error

    def release(self) -> None:
        """Let others open the folder. The lock's file stays: removing it would let two owners in."""
        self._lock.release()
