"""The snapshot of a workshop: a TinyDB file with its card, its state and its log.

Tables: `workshop` (document 1: `n`, the number of the last action in it, `card` and `state`) and
`log` (document n: action n). Each action is thus kept twice, here and in the journal.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from tinydb import TinyDB
from tinydb.table import Document

from cinema_game.language import N_
from cinema_game.store import journal
from cinema_game.store.document import Document as Whole
from cinema_game.store.document import Tables
from cinema_game.store.errors import Damaged
from cinema_game.store.journal import Plain
from cinema_game.store.storage import SafeStorage
from cx.message import Message

NAME = "workshop.json"


class Taken(BaseModel):
    """The one document of the table `workshop`."""

    model_config = ConfigDict(frozen=True)

    n: int = Field(ge=1, le=journal.MOST)
    card: dict[str, Any]
    state: dict[str, Any]


@dataclass(frozen=True)
class Snapshot:
    """What a snapshot file says."""

    taken: Taken
    log: dict[int, Plain]


def from_document(document: Whole) -> Snapshot:
    """The snapshot in a trusted file.

    Raises:
        Damaged: the tables are not those of a workshop.
    """
    tables: Tables = document.tables
    try:
        taken = Taken.model_validate(tables["workshop"]["1"])
        log = {int(n): dict(row) for n, row in tables.get("log", {}).items()}
        if not all(1 <= n <= taken.n for n in log):
            raise ValueError("actions that are not in the state")
    except (KeyError, TypeError, ValueError, AttributeError, ValidationError) as error:
        raise Damaged(Message(N_("The file is no workshop."))) from error
    return Snapshot(taken, dict(sorted(log.items())))


class SnapshotFile:
    """The TinyDB database of an open workshop."""

    def __init__(self, folder: Path) -> None:
        self._storage: SafeStorage
        self._db = TinyDB(folder / NAME, storage=self._open)

    def write(self, taken: Taken, log: dict[int, Plain]) -> None:
        """Keep a state and the log up to it as one new generation."""
        with self._storage.together():
            self._db.drop_tables()
            self._db.table("workshop").insert(Document(taken.model_dump(), doc_id=1))
            self._db.table("log").insert_multiple(Document(row, doc_id=n) for n, row in log.items())

    def close(self) -> None:
        """Let the database go."""
        self._db.close()

    def _open(self, path: Path) -> SafeStorage:
        self._storage = SafeStorage(path)
        return self._storage
