"""Are the notices of an opened save true? Each sentence held against what really happened to the files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toy_rules import Action, State

from cinema_game.store import noticed
from cinema_game.store.document import decode
from cinema_game.store.errors import StoreError
from cinema_game.store.reading import Reading
from cinema_game.store.snapshot import NAME
from cinema_game.store.storage import backup, fresh
from cx.message import Message


def false_claims(reading: Reading[Action, State], done: Sequence[Action], place: Path) -> list[str]:
    """What a reading says, or does not say, against the truth.

    Args:
        reading: of the files in `place`.
        done: every action that was ever written there, in order.
        place: folder of the save, not mended yet.
    """
    said = {notice.template: notice for notice in reading.notices}
    known = {"_OLDER", "_JOURNAL_ALONE", "_SPOILT", "_BROKEN_OFF", "_NO_FILE", "_LOST", "_UNFIT"}
    names = {getattr(noticed, name): name for name in known}
    told = {names[template]: notice for template, notice in said.items()}
    numbers = [done.index(action) + 1 for action in reading.actions]
    gone = set(range(1, reading.n + 1)) - set(numbers)
    wrong = [f"{name} is said" for name in told if name not in _true(told, gone, reading.n, place)]
    if numbers != sorted(numbers):
        wrong.append("the order is another")
    if gone and "_LOST" not in told:
        wrong.append(f"{gone} are gone, and nobody says so")
    at_the_end = {"_BROKEN_OFF", "_NO_FILE"} & set(told)
    if reading.n < len(done) and not at_the_end and not _ends_with_a_line(place, reading.n):
        wrong.append(f"the end after {reading.n} is gone, and nobody says so")
    return [f"{one}; said: {', '.join(map(str, reading.notices))}" for one in wrong]


def _true(told: dict[str, Message], gone: set[int], n: int, place: Path) -> set[str]:
    """Which of the sentences are true."""
    lost, unfit = (_count(told, name) for name in ("_LOST", "_UNFIT"))
    main, next_, before = (_whole(path) for path in _snapshots(place))
    newest = main or (next_ and not (place / NAME).exists())
    true = set()
    if not newest and before:
        true.add("_OLDER")
    if not newest and not before:
        true.add("_JOURNAL_ALONE")
    if lost + unfit == len(gone):
        true |= {"_LOST", "_UNFIT"}
    if not gone and _number(told, "_SPOILT") == n:
        true.add("_SPOILT")
    if n in (_number(told, "_BROKEN_OFF"), _number(told, "_NO_FILE")):
        true |= {"_BROKEN_OFF", "_NO_FILE"}
    return true


def _snapshots(place: Path) -> tuple[Path, Path, Path]:
    main = place / NAME
    return main, fresh(main), backup(main)


def _whole(path: Path) -> bool:
    try:
        decode(path.read_bytes())
    except (OSError, StoreError):
        return False
    return True


def _count(told: dict[str, Message], name: str) -> int:
    return int(str(told[name].params["count"])) if name in told else 0


def _number(told: dict[str, Message], name: str) -> int | None:
    return int(str(told[name].params["n"])) if name in told else None


def _ends_with_a_line(place: Path, n: int) -> bool:
    """The journal ends neatly after action n: nobody can know that it was longer."""
    try:
        lines = (place / "journal.jsonl").read_bytes().split(b"\n")
    except OSError:
        return False
    return b'"n":%d,' % n in lines[-1 if lines[-1].strip() else -2]
