"""A TinyDB storage that a crash, a full disk or a spoilt byte cannot empty.

Every write is encoded and read back in memory, put into a fresh file beside the old one, made to
last, and only then given the old one's name; the old one stays as `.bak`. A file that cannot be
trusted is never overwritten: it is set aside under a name of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tinydb.storages import Storage

from cinema_game.language import N_
from cinema_game.store import disk
from cinema_game.store.document import Document, Tables, decode, encode
from cinema_game.store.errors import Damaged
from cx.message import Message


def backup(path: Path) -> Path:
    """Where the generation before the one at `path` is kept."""
    return path.with_name(path.name + ".bak")


def aside(path: Path) -> Path:
    """A free name for a damaged file: `workshop.damaged-1.json`."""
    n = 1
    while (free := path.with_name(f"{path.stem}.damaged-{n}{path.suffix}")).exists():
        n += 1
    return free


def load(path: Path) -> tuple[Document | None, bool]:
    """The newest generation that can be trusted, and whether it is the one at `path` itself.

    `(None, True)` when there is neither a file nor a backup. Nothing is changed on the disk.

    Raises:
        Damaged: neither can be trusted.
        TooNew: the file is of a later format; its backup is not looked at.
        OSError: a file is there and cannot be read.
    """
    try:
        return decode(disk.read(path)), True
    except FileNotFoundError:
        missing, trouble = True, None
    except Damaged as damage:
        missing, trouble = False, damage
    try:
        return decode(disk.read(backup(path))), False
    except FileNotFoundError:
        if missing:
            return None, True
        raise trouble or Damaged(Message(_BOTH)) from None
    except Damaged:
        raise Damaged(Message(_BOTH)) from None


_BOTH = N_("Both the last and the previous snapshot are damaged.")


def copy(tables: Tables) -> Tables:
    """The same documents in dictionaries of their own, numbered by strings as JSON has them."""
    return {name: {str(n): dict(row) for n, row in rows.items()} for name, rows in tables.items()}


class SafeStorage(Storage):
    """TinyDB storage on a file of `document` form. One owner: the lock of the folder sees to that."""

    def __init__(self, path: Path) -> None:
        self._path = path
        document, self.sound = load(path)
        self._generation = document.generation if document else 0
        self._tables = document.tables if document else None
        self._waiting = False

    def read(self) -> Tables | None:
        """A copy of the tables, nobody's alias; None while nothing has been written."""
        return None if self._tables is None else copy(self._tables)

    def write(self, data: Tables) -> None:
        """Keep `data` as the next generation, now or at the end of `together`.

        Raises:
            ValueError: not to be written as JSON and read back equal.
            OSError: the disk refused; the last good generation stays in place or as `.bak`.
        """
        self._tables = copy(data)
        if not self._waiting:
            self._keep(self._tables)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Changes inside become one generation: all of them last, or none."""
        before, self._waiting = self._tables, True
        try:
            yield
            self._keep(self._tables or {})
        except BaseException:
            self._tables = before
            raise
        finally:
            self._waiting = False

    def _keep(self, tables: Tables) -> None:
        data = encode(Document(self._generation + 1, tables))
        fresh = self._path.with_name(self._path.name + ".tmp")
        disk.write(fresh, data)
        if self._path.exists():
            disk.replace(self._path, backup(self._path) if self.sound else aside(self._path))
        disk.replace(fresh, self._path)
        disk.sync_folder(self._path.parent)
        self._generation += 1
        self.sound = True
