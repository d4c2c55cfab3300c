"""Raters' books of marks beside the saves: kept as play is, one journal and one lock a rater.

    SAVES/marks/rater-4f1c…/journal.jsonl, workshop.json, lock

Two raters in two windows write two journals, so neither can lose what the other has marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from filelock import FileLock, Timeout

from cinema_game.facilitation.actions import MARK_ACTION, AdoptRubric, MarkAction, OpenBook
from cinema_game.facilitation.book import Book
from cinema_game.facilitation.rubric import Rubric
from cinema_game.facilitation.rules import apply
from cinema_game.language import N_
from cinema_game.store import disk
from cinema_game.store.card import Card
from cinema_game.store.errors import InUse, StoreError, disk_trouble
from cinema_game.store.kept import KeptWorkshop
from cinema_game.store.reading import JOURNAL, Reading, read
from cinema_game.store.rulebook import Rulebook
from cinema_game.store.snapshot import NAME
from cinema_game.workshop.refusal import RuleBroken
from cx.message import Message
from cx.scenario.fingerprint import fingerprint

FOLDER = "marks"
"""Inside the folder of saves."""
PATIENCE = 10.0
"""Seconds that a rater waits while another one's book is being begun."""

KeptBook = KeptWorkshop[MarkAction, Book]
"""An open book: `do(action)` returns when the action is on the disk; `state` is the `Book`."""
BookReading = Reading[MarkAction, Book]
"""A book as its files tell it: `state`, `actions` (the audit), `notices`."""

_MARKS = Message(N_("the marks"))


class RaterBusy(StoreError):
    """The rater's book is open in another window."""

    def __init__(self, rater: str) -> None:
        super().__init__(
            Message(
                N_("“{rater}” is marking in another window. Close it there, or mark under another name."),
                {"rater": rater},
            )
        )


@dataclass(frozen=True)
class Unreadable:
    """A book that cannot be read, and why."""

    id: str
    why: Message


class Marks:
    """All books of marks of one folder of saves."""

    def __init__(self, saves: Path) -> None:
        self.folder = saves / FOLDER

    def open(self, rater: str, rubric: Rubric) -> KeptBook:
        """The book of a rater, begun if there is none, under a rubric.

        Raises:
            RaterBusy: the same rater is marking in another window.
            StoreError: newer, damaged beyond repair, or the disk refuses.
        """
        first = OpenBook(who=rater, rubric=fingerprint(rubric), criteria=rubric.ids)
        place = self.folder / _id(first.who)
        try:
            disk.make_folder(place)
            # Whether a book is there is asked and answered by one window at a time.
            with FileLock(self.folder / "lock", timeout=PATIENCE, fallback_to_soft=False):
                book = KeptWorkshop(place, RULES, None if _begun(place) else first)
        except Timeout:
            raise RaterBusy(rater) from None
        except InUse:
            raise RaterBusy(rater) from None
        except OSError as error:
            raise disk_trouble(error, _MARKS) from error
        if book.state.rubric != first.rubric:
            book.do(AdoptRubric(who=first.who, rubric=first.rubric, criteria=first.criteria))
        return book

    def read(self) -> tuple[tuple[BookReading, ...], tuple[Unreadable, ...]]:
        """Every book, also while its rater marks, and those that cannot be read; nothing is changed."""
        books: list[BookReading] = []
        unreadable: list[Unreadable] = []
        for place in self._places():
            try:
                books.append(read(place, RULES))
            except StoreError as error:
                unreadable.append(Unreadable(place.name, error.message))
        books.sort(key=lambda reading: (reading.state.began, reading.state.rater))
        return tuple(books), tuple(unreadable)

    def _places(self) -> tuple[Path, ...]:
        try:
            entries = sorted(self.folder.iterdir())
        except OSError:
            return ()
        return tuple(place for place in entries if place.name.startswith("rater-") and _holds(place))


def _holds(place: Path) -> bool:
    return place.is_dir() and not place.is_symlink() and _begun(place)


def _begun(place: Path) -> bool:
    return any((place / name).exists() for name in (JOURNAL, NAME))


def _id(rater: str) -> str:
    """No text typed by a person becomes part of a path; the same name leads to the same book."""
    return f"rater-{blake2b(rater.casefold().encode(), digest_size=8).hexdigest()}"


def _card(book: Book) -> Card:
    return Card(scenario="marks", team=book.rater, phase="marks", round=0)


RULES: Rulebook[MarkAction, Book] = Rulebook(
    action=MARK_ACTION, state=Book, apply=apply, refusal=RuleBroken, card=_card
)
"""The rules of marking, as the store needs them."""
