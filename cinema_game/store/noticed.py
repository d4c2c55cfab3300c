"""What is said of the files of a save.

The sentences tell what is known and no more: they are as true of a save that is only looked at as of one
that is opened and mended, and a program that was killed at any moment is no damage.
"""

from __future__ import annotations

from cinema_game.language import N_
from cinema_game.store.journal import Journal, Plain
from cx.message import Message

_OLDER = N_("The newest snapshot is missing or cannot be used. The one before it and the journal were used.")
_JOURNAL_ALONE = N_("No snapshot can be used. The workshop was played again from its journal.")
_REPLAYED = N_(
    "The snapshot does not fit the rules of this version of the game. "
    "The workshop was played again from its log."
)
_SPOILT = N_("The journal is damaged, but up to action number {n} nothing is lost by it.")
_BROKEN_OFF = N_(
    "The end of the journal is missing or cannot be read. "
    "Actions after number {n}, if there were any, are left out."
)
_NO_FILE = N_(
    "In place of the journal there is a link, a folder or a device, which is not used. "
    "Actions after number {n}, if there were any, are left out."
)
_LOST = N_("The journal is damaged. Actions that are lost: {count}.")
_UNFIT = N_("Actions after the loss that no longer fit and were left out: {count}.")


def of_snapshots(*, used: int, newest: bool, misfit: bool, last: int) -> list[Message]:
    """Of the snapshots of a workshop that ends with action `last`.

    Args:
        used: number of the last action in the snapshot that was used; 0: none was.
        newest: it is the newest that there is.
        misfit: another one is whole, but does not fit the rules.
        last: number of the last action; one that was killed while it began has one and no snapshot.
    """
    if used:
        return [] if newest else [Message(_OLDER)]
    if misfit:
        return [Message(_REPLAYED)]
    return [Message(_JOURNAL_ALONE)] if last > 1 else []


def of_journal(
    found: Journal | None, log: dict[int, Plain], *, used: int, last: int, unfit: int
) -> list[Message]:
    """Of a journal that, with a snapshot up to action `used`, gives a `log` up to action `last`.

    Args:
        found: what could be read of it; None: it is no file.
        log: all actions that are known; those which the rules then refused, `unfit` of them, as well.
        used: see above.
        last: see above.
        unfit: see above.
    """
    notices: list[Message] = []
    if lost := missing(log, used, last):
        notices.append(Message(_LOST, {"count": lost}))
    if unfit:
        notices.append(Message(_UNFIT, {"count": unfit}))
    if found is None:
        notices.append(Message(_NO_FILE, {"n": last}))
    elif found.broken_off or max(found.actions, default=0) < used:
        notices.append(Message(_BROKEN_OFF, {"n": last}))
    elif not lost and (found.spoilt or found.actions != log):
        notices.append(Message(_SPOILT, {"n": last}))
    return notices


def missing(log: dict[int, Plain], used: int, last: int) -> int:
    """How many actions between the snapshot's and the last one are not known."""
    return last - used - sum(used < n <= last for n in log)
