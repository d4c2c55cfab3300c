"""Reading a saved workshop: the last good snapshot and the journal's tail, without changing a byte."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic

from cinema_game.language import N_
from cinema_game.store import disk, journal, storage
from cinema_game.store.errors import Damaged, NotUnderstood, disk_trouble
from cinema_game.store.journal import Journal, Plain
from cinema_game.store.rulebook import A, Rulebook, S
from cinema_game.store.snapshot import NAME, Snapshot, from_document
from cx.message import Message

JOURNAL = "journal.jsonl"

_OLDER = N_("The newest snapshot was missing or damaged. The one before it and the journal were used.")
_JOURNAL_ALONE = N_("No snapshot could be used. The workshop was played again from its journal.")
_HEALED = N_("The journal was damaged. It has been mended, and no action is lost.")
_TORN = N_("The journal ended in the middle of an action. That last action is left out.")
_CUT = N_("The end of the journal is missing. Actions after number {n}, if there were any, are lost.")
_LOST = N_("The journal was damaged. Actions that are lost: {count}.")
_UNFIT = N_("Actions after the loss that no longer fit and were left out: {count}.")
_REPLAYED = N_(
    "The snapshot comes from another version of the game. The workshop was played again from its log."
)
_NOTHING = N_("Neither the snapshots nor the journal of this workshop can be read. The files are unchanged.")
_UNKNOWN = N_(
    "This version of the game does not understand action {n} of the workshop. "
    "Open it with the version that saved it; the save is unchanged."
)


@dataclass
class Reading(Generic[A, S]):
    """A workshop as its files tell it."""

    state: S
    actions: list[A]
    """The log, as far as it is known; all of it unless a notice says otherwise."""
    log: dict[int, Plain]
    """The same as JSON objects, by number."""
    n: int
    """Number of the last action."""
    notices: list[Message] = field(default_factory=list)
    """What was wrong with the files, in sentences."""
    snapped: int = 0
    """Number of the last action in the snapshot that was used; 0: none was."""
    mend_snapshot: bool = True
    """The newest snapshot is missing or not to be trusted."""
    mend_journal: bool = True
    """The journal does not hold the log."""
    keep_journal: bool = False
    """The journal holds something that could not be read or used: a copy is worth keeping."""


def read(folder: Path, rules: Rulebook[A, S]) -> Reading[A, S]:
    """The workshop kept in `folder`.

    Raises:
        Damaged: there is no state to be had from the files.
        TooNew, NotUnderstood: it takes another version of the game.
        DiskTrouble: the files cannot be read.
    """
    notices: list[Message] = []
    snapshot, sound = _read_snapshot(folder, notices)
    found = _read_journal(folder)
    log = dict(sorted({**(snapshot.log if snapshot else {}), **found.actions}.items()))
    last = max(log, default=0)
    if snapshot:
        last = max(last, snapshot.taken.n)
    elif last > 1:
        # A workshop that was killed while it began has one action and no snapshot yet.
        notices.append(Message(_JOURNAL_ALONE))
    lost = _judge(found, log, last, snapshot, notices)
    actions = {n: _action(rules, n, plain) for n, plain in log.items()}
    state, unfit = _fold(rules, snapshot, actions, notices)
    if unfit and not lost:
        raise NotUnderstood(Message(_UNKNOWN, {"n": unfit[0]}))
    if unfit:
        notices.append(Message(_UNFIT, {"count": len(unfit)}))
    for n in unfit:
        del log[n], actions[n]
    return Reading(
        state=state,
        actions=list(actions.values()),
        log=log,
        n=last,
        notices=notices,
        snapped=snapshot.taken.n if snapshot else 0,
        mend_snapshot=not sound,
        mend_journal=found.damaged or found.actions != log,
        keep_journal=found.damaged or bool(unfit),
    )


def _read_snapshot(folder: Path, notices: list[Message]) -> tuple[Snapshot | None, bool]:
    try:
        document, sound = storage.load(folder / NAME)
        snapshot = from_document(document) if document else None
    except Damaged:
        return None, False
    except OSError as error:
        raise disk_trouble(error, Message(N_("the workshop")), reading=True) from error
    if snapshot is None:
        return None, False
    if not sound:
        notices.append(Message(_OLDER))
    return snapshot, sound


def _read_journal(folder: Path) -> Journal:
    try:
        return journal.read(disk.read(folder / JOURNAL))
    except FileNotFoundError:
        return Journal()
    except OSError as error:
        raise disk_trouble(error, Message(N_("the journal")), reading=True) from error


def _judge(
    found: Journal, log: dict[int, Plain], last: int, snapshot: Snapshot | None, notices: list[Message]
) -> int:
    """How many actions are lost, with the sentence for it; a torn end may or may not be one."""
    after = snapshot.taken.n if snapshot else 0
    lost = sum(n not in log for n in range(after + 1, last))
    if lost:
        notices.append(Message(_LOST, {"count": lost}))
    elif max(found.actions, default=0) < after:
        notices.append(Message(_CUT, {"n": after}))
    elif found.torn:
        notices.append(Message(_TORN))
    elif found.damaged or found.actions != log:
        notices.append(Message(_HEALED))
    return lost


def _action(rules: Rulebook[A, S], n: int, plain: Plain) -> A:
    try:
        return rules.read_action(plain)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood(Message(_UNKNOWN, {"n": n})) from error


def _fold(
    rules: Rulebook[A, S], snapshot: Snapshot | None, actions: dict[int, A], notices: list[Message]
) -> tuple[S, list[int]]:
    """The state after the last action, and the numbers of those that the rules refused."""
    after = 0
    state: S | None = None
    if snapshot:
        try:
            state, after = rules.read_state(snapshot.taken.state), snapshot.taken.n
        except (ValueError, RecursionError):
            notices.append(Message(_REPLAYED))
    unfit: list[int] = []
    for n, action in actions.items():
        if n <= after:
            continue
        if state is None and n != 1:
            break
        try:
            state = rules.apply(state, action)
        except rules.refusal:
            unfit.append(n)
        except (LookupError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
            raise NotUnderstood(Message(_UNKNOWN, {"n": n})) from error
    if state is None:
        raise Damaged(Message(_NOTHING))
    return state, unfit
