"""A TinyDB storage that a crash, a full disk or a spoilt byte cannot empty.

Every write is encoded and read back in memory, put into a fresh file beside the old one, made to
last, and only then given the old one's name; the old one stays as `.bak`. A file that cannot be
trusted is never overwritten: it is set aside under a name of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tinydb.storages import Storage

from cinema_game.language import N_
from cinema_game.store import disk
from cinema_game.store.document import Document, Tables, decode, encode
from cinema_game.store.errors import Damaged, NoFile
from cx.message import Message


def backup(path: Path) -> Path:
    """Where the generation before the one at `path` is kept."""
    return path.with_name(path.name + ".bak")


def fresh(path: Path) -> Path:
    """Where the next generation is written before it takes the place of the one at `path`."""
    return path.with_name(path.name + ".tmp")


def aside(path: Path) -> Path:
    """A free name for what cannot be used: `workshop.damaged-1.json`."""
    n = 1
    while disk.taken(free := path.with_name(f"{path.stem}.damaged-{n}{path.suffix}")):
        n += 1
    return free


@dataclass(frozen=True)
class Generation:
    """What is found under one of the names of a file."""

    path: Path
    document: Document | None
    """None: it cannot be used, and `trouble` says why."""
    trouble: Damaged | OSError | None = None
    newest: bool = True
    """It is no backup."""

    @property
    def withheld(self) -> OSError | None:
        """Why the system does not let it be read; what is in it may be whole."""
        return (
            self.trouble
            if isinstance(self.trouble, OSError) and not isinstance(self.trouble, NoFile)
            else None
        )


def generations(path: Path) -> tuple[Generation, ...]:
    """What there is of a file, the newest first: itself and its backup. Nothing is changed on the disk.

    Where it is missing because a writer ended between two renames, the one that was about to take its
    place stands for it: nothing has gone wrong then.

    Raises:
        TooNew: the file is of a later format; its backup is not looked at.
    """
    newest = _generation(path) or _about_to_be(path)
    before = _generation(backup(path), newest=False)
    return tuple(one for one in (newest, before) if one is not None)


def finish(path: Path) -> None:
    """Do the last rename of a writer that ended before it, if there is one to do.

    Raises:
        OSError: the disk refused.
    """
    if not disk.taken(path) and _about_to_be(path) is not None:
        disk.replace(fresh(path), path)
        disk.sync_folder(path.parent)


def load(path: Path) -> tuple[Document | None, bool]:
    """The newest generation that can be trusted, and whether it is the newest that there is.

    `(None, True)` when there is none at all. Nothing is changed on the disk.

    Raises:
        Damaged: none can be trusted.
        TooNew: the file is of a later format; its backup is not looked at.
        OSError: none can be trusted, and a file cannot be read.
    """
    found = generations(path)
    for one in found:
        if one.document is not None:
            return one.document, one.newest
    for one in found:
        if isinstance(one.trouble, OSError):
            raise one.trouble
    if found:
        raise found[0].trouble or Damaged(Message(_NONE))
    return None, True


_NONE = N_("No snapshot can be trusted.")


def _generation(path: Path, *, newest: bool = True) -> Generation | None:
    try:
        return Generation(path, decode(disk.read(path)), newest=newest)
    except FileNotFoundError:
        return None
    except (Damaged, OSError) as trouble:
        return Generation(path, None, trouble, newest)


def _about_to_be(path: Path) -> Generation | None:
    """A whole next generation, written to its end, that was not renamed yet."""
    found = _generation(fresh(path))
    return replace(found, path=path) if found is not None and found.document is not None else None


def copy(tables: Tables) -> Tables:
    """The same documents in dictionaries of their own, numbered by strings as JSON has them."""
    return {name: {str(n): dict(row) for n, row in rows.items()} for name, rows in tables.items()}


class SafeStorage(Storage):
    """TinyDB storage on a file of `document` form. One owner: the lock of the folder sees to that."""

    def __init__(self, path: Path) -> None:
        self._path = path
        finish(path)
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
        disk.write(fresh(self._path), data)
        if disk.taken(self._path):
            disk.replace(self._path, backup(self._path) if self.sound else aside(self._path))
        disk.replace(fresh(self._path), self._path)
        disk.sync_folder(self._path.parent)
        self._generation += 1
        self.sound = True
