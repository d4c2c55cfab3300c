"""All saved workshops of a folder: listing, beginning, opening and reading them."""

from __future__ import annotations

import re
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic

from pydantic import ValidationError

from cinema_game.language import N_
from cinema_game.store import disk, storage
from cinema_game.store.card import Card, SaveCard
from cinema_game.store.errors import Damaged, NotFound, StoreError, disk_trouble
from cinema_game.store.kept import KeptWorkshop
from cinema_game.store.reading import JOURNAL, Reading, read
from cinema_game.store.rulebook import A, Rulebook, S
from cinema_game.store.snapshot import NAME, from_document
from cx.message import Message

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._() -]{0,79}")
"""Names of folders that are listed: those made here, and copies that a file manager made of them."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LAST_SECOND = datetime.max.replace(tzinfo=UTC, microsecond=0).timestamp()
_SAVES = Message(N_("the workshop"))
_UNREADABLE_CARD = N_(
    "The snapshot cannot be read. Opening will try to restore the workshop from its journal."
)


class Saves(Generic[A, S]):
    """The folder of saves. No text typed by a person ever becomes part of a path in it."""

    def __init__(self, folder: Path, rules: Rulebook[A, S]) -> None:
        self.folder = folder
        self._rules = rules

    def list(self) -> list[SaveCard]:
        """Every workshop in the folder, the last played first; whatever else lies there is passed over.

        Takes no lock and changes nothing.
        """
        cards = [card for place in self._places() if (card := _card(place))]
        return sorted(cards, key=lambda card: card.when, reverse=True)

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
        for place in self._places():
            if place.name == id:
                return place
        raise NotFound(Message(N_("There is no saved workshop of this name. The lobby lists all of them.")))

    def _places(self) -> tuple[Path, ...]:
        try:
            entries = sorted(self.folder.iterdir())
        except OSError:
            return ()
        return tuple(e for e in entries if _ID.fullmatch(e.name) and _is_folder(e) and _is_save(e))


def _is_folder(entry: Path) -> bool:
    return entry.is_dir() and not entry.is_symlink()


def _is_save(place: Path) -> bool:
    return any((place / name).exists() for name in (NAME, storage.backup(place / NAME).name, JOURNAL))


def _card(place: Path) -> SaveCard | None:
    when = _when(place)
    try:
        document, _ = storage.load(place / NAME)
        if document is None:
            raise Damaged(Message(_UNREADABLE_CARD))
        return SaveCard(place.name, when, Card.model_validate(from_document(document).taken.card))
    except (Damaged, ValidationError):
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
            seconds = max(seconds, (place / name).stat().st_mtime)
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
