"""All saved workshops of a folder: listing, beginning, opening and reading them."""

from __future__ import annotations

import os
import re
import secrets
import stat
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic

from pydantic import ValidationError

from cinema_game.language import N_
from cinema_game.store import disk, storage
from cinema_game.store.card import Card, SaveCard
from cinema_game.store.errors import Damaged, NoFile, NotFound, StoreError, disk_trouble
from cinema_game.store.kept import KeptWorkshop
from cinema_game.store.reading import JOURNAL, Reading, read
from cinema_game.store.rulebook import A, Rulebook, S
from cinema_game.store.snapshot import NAME, from_document
from cx.message import Message

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._() -]{0,79}")
"""Names of folders that are listed: those made here, and copies that a file manager made of them."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LAST_SECOND = datetime.max.replace(tzinfo=UTC, microsecond=0).timestamp()
_FILES = {NAME, storage.backup(Path(NAME)).name, storage.fresh(Path(NAME)).name, JOURNAL}
_SAVES = Message(N_("the workshop"))
_FOLDER = Message(N_("the folder of saves"))
_UNREADABLE_CARD = N_(
    "The snapshot cannot be read. Opening will try to restore the workshop from its journal."
)


class Saves(Generic[A, S]):
    """The folder of saves. No text typed by a person ever becomes part of a path in it."""

    def __init__(self, folder: Path, rules: Rulebook[A, S]) -> None:
        self.folder = folder
        self._rules = rules

    def list(self, most: int | None = None) -> list[SaveCard]:
        """Workshops of the folder, the last played first; whatever else lies there is passed over.

        Takes no lock and changes nothing. Those from a time that has not come yet, as after a clock was
        put back, come last.

        Args:
            most: so many at most are read; None: all.

        Raises:
            DiskTrouble: the folder is there, but it is none or cannot be read.
        """
        now = datetime.now(UTC)
        places = [(_when(place), place) for place in self._places()]
        places.sort(key=lambda one: (one[0] <= now, one[0], one[1].name), reverse=True)
        return [_card(place, when) for when, place in places[:most]]

    def ids(self) -> Sequence[str]:
        """Names of all workshops of the folder in order, also of those that cannot be opened.

        Raises:
            DiskTrouble: the folder is there, but it is none or cannot be read.
        """
        return [place.name for place in self._places()]

    def card(self, id: str) -> SaveCard:
        """What the lobby shows of one workshop.

        Raises:
            NotFound: the folder has none of this name.
        """
        place = self._place(id)
        return _card(place, _when(place))

    def holds(self, id: str) -> bool:
        """Whether the folder has a workshop of this name."""
        return _ID.fullmatch(id) is not None and _is_save(self.folder / id)

    def create(self, first: A, id: str | None = None) -> KeptWorkshop[A, S]:
        """Begin a workshop with its first action, under an id of its own or the one told.

        Raises:
            StoreError: the disk refuses; nothing is left behind.
        """
        try:
            disk.make_folder(self.folder)
            place = self.folder / (id or _new_id())
            place.mkdir()
        except OSError as error:
            raise disk_trouble(error, _SAVES) from error
        try:
            return KeptWorkshop(place, self._rules, first)
        except BaseException:
            _remove(place)
            raise

    def open(self, id: str) -> KeptWorkshop[A, S]:
        """Go on with a saved workshop at the point where it was.

        Raises:
            NotFound: the listing has no such id.
            StoreError: in use, newer, damaged beyond repair, or the disk refuses.
        """
        return KeptWorkshop(self._place(id), self._rules)

    def read(self, id: str) -> Reading[A, S]:
        """A saved workshop as its files tell it, also while somebody plays it; nothing is changed.

        Raises:
            NotFound: the listing has no such id.
            StoreError: newer, damaged, or unreadable.
        """
        return read(self._place(id), self._rules)

    def _place(self, id: str) -> Path:
        if not self.holds(id):
            raise NotFound(
                Message(N_("There is no saved workshop of this name. The lobby lists all of them."))
            )
        return self.folder / id

    def _places(self) -> Sequence[Path]:
        try:
            places = sorted(place for place in self.folder.iterdir() if _ID.fullmatch(place.name))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise disk_trouble(error, _FOLDER, reading=True) from error
        return [place for place in places if _is_save(place)]


def _is_save(place: Path) -> bool:
    """A folder with files of a workshop, or one that may not be looked into: that is told, not hidden."""
    try:
        if not stat.S_ISDIR(os.lstat(place).st_mode):
            return False
        names = {entry.name for entry in place.iterdir()}
    except PermissionError:
        return True
    except OSError:
        return False
    return not _FILES.isdisjoint(names)


def _card(place: Path, when: datetime) -> SaveCard:
    try:
        document, _ = storage.load(place / NAME)
        if document is None:
            raise Damaged(Message(_UNREADABLE_CARD))
        return SaveCard(place.name, when, Card.model_validate(from_document(document).taken.card))
    except (Damaged, NoFile, ValidationError):
        return SaveCard(place.name, when, None, Message(_UNREADABLE_CARD))
    except StoreError as error:
        return SaveCard(place.name, when, None, error.message, openable=False)
    except OSError as error:
        message = disk_trouble(error, _SAVES, reading=True).message
        return SaveCard(place.name, when, None, message, openable=False)


def _when(place: Path) -> datetime:
    seconds = 0.0
    for name in (NAME, JOURNAL):
        with suppress(OSError):
            seconds = max(seconds, os.lstat(place / name).st_mtime)
    return datetime.fromtimestamp(min(seconds, _LAST_SECOND), UTC)


def _new_id() -> str:
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    return f"{now}-{''.join(secrets.choice(_LETTERS) for _ in range(6))}"


def _remove(place: Path) -> None:
    """Take away a workshop that never began; what cannot be removed is no save and is not listed."""
    with suppress(OSError):
        for path in place.iterdir():
            path.unlink()
        place.rmdir()
