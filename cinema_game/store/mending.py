"""Bringing the files of a save in order before it is played on: what cannot be read is kept beside them."""

from __future__ import annotations

from pathlib import Path

from cinema_game.store import disk, journal, storage
from cinema_game.store.reading import JOURNAL, Reading
from cinema_game.store.rulebook import A, Rulebook, S
from cinema_game.store.snapshot import NAME
from cinema_game.store.storage import aside, backup, fresh


def reading_of(first: A, rules: Rulebook[A, S]) -> Reading[A, S]:
    """A workshop that begins with the action `first` and has no files yet.

    Raises:
        refusal of the rules: it cannot begin so.
        ValueError: the action would not read back equal.
    """
    return Reading(rules.apply(None, first), [first], {1: rules.write_action(first)}, n=1)


def mend(folder: Path, reading: Reading[A, S]) -> None:
    """Write a journal that holds the log, and take what cannot be used out of the way.

    At any moment a crash leaves either the old journal or the new one.

    Raises:
        OSError: the disk refused; the workshop can be read as before.
    """
    path, snapshot = folder / JOURNAL, folder / NAME
    storage.finish(snapshot)
    for place in _written(folder):
        if place in reading.unusable or _in_the_way(place):
            disk.replace(place, aside(place))
    if reading.mend_journal:
        if reading.keep_journal and disk.taken(path):
            disk.write(aside(path), disk.read(path))
        disk.write(fresh(path), _lines(reading.log))
        disk.replace(fresh(path), path)
        disk.sync_folder(folder)
        disk.sync_folder(folder.parent)


def _written(folder: Path) -> tuple[Path, ...]:
    """All names under which something is written."""
    path, snapshot = folder / JOURNAL, folder / NAME
    return path, fresh(path), snapshot, fresh(snapshot), backup(snapshot)


def _in_the_way(place: Path) -> bool:
    return disk.taken(place) and not disk.ordinary(place)


def _lines(log: dict[int, journal.Plain]) -> bytes:
    return b"".join(journal.encode(n, row, log.get(n - 1)) for n, row in log.items())
