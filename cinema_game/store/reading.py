"""Reading a saved workshop: the last good snapshot and the journal's tail, without changing a byte."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic

from pydantic import ValidationError

from cinema_game.language import N_
from cinema_game.store import disk, journal, noticed, storage
from cinema_game.store.errors import Damaged, NoFile, NotUnderstood, StoreError, disk_trouble
from cinema_game.store.journal import Journal, Plain
from cinema_game.store.rulebook import A, Rulebook, S
from cinema_game.store.snapshot import NAME, Snapshot, from_document
from cx.message import Message
from cx.scenario.shown import shown

JOURNAL = "journal.jsonl"

_NOTHING = N_(
    "What is left of the snapshots and the journal of this workshop is not enough to open it. "
    "The files are unchanged."
)
_UNKNOWN = N_(
    "This version of the game does not understand action {n} of the workshop. "
    "Open it with the version that saved it; the save is unchanged."
)
_REFUSED = N_("The rules do not allow action {n} of this workshop: {why} The save is unchanged.")
_UNSOUND = N_("No course of play leads to what this workshop holds: {why} The save is unchanged.")
_STUMBLED = N_("The rules cannot make sense of it.")
_STRANGE = N_("At “{where}” there is something that the game never writes.")
_FAULTS = (LookupError, ValueError, TypeError, ArithmeticError, RecursionError)
"""What rules may raise that are given what they never made."""


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
    """What is wrong with the files, in sentences."""
    snapped: int = 0
    """Number of the last action in the snapshot that was used; 0: none was."""
    mend_snapshot: bool = True
    """The newest snapshot is missing or not to be used."""
    unusable: tuple[Path, ...] = ()
    """Snapshots that are not to be used, and are newer than the one that was."""
    mend_journal: bool = True
    """The journal does not hold the log, or not the log alone."""
    keep_journal: bool = False
    """The journal holds something that could not be read or used, and is worth keeping."""


@dataclass
class _Beginning(Generic[S]):
    """Where the fold begins: the state of the newest snapshot that can be used, or nothing."""

    state: S | None = None
    n: int = 0
    newest: bool = False
    log: dict[int, Plain] = field(default_factory=dict)
    unusable: list[Path] = field(default_factory=list)
    trouble: OSError | None = None
    """A newer one may be whole, but the system does not let it be read."""
    complaint: StoreError | None = None
    """What the rules say of a newer one that is whole."""


def read(folder: Path, rules: Rulebook[A, S]) -> Reading[A, S]:
    """The workshop kept in `folder`.

    Raises:
        Damaged: there is no state to be had from the files.
        TooNew, NotUnderstood: it takes another version of the game, or was made by no version.
        DiskTrouble: the files cannot be read.
    """
    beginning = _beginning(folder, rules)
    found = _journal(folder)
    if beginning.trouble is not None and not (found is not None and found.whole):
        raise disk_trouble(beginning.trouble, Message(N_("the workshop")), reading=True)
    told = found.actions if found is not None else {}
    log = dict(sorted({**beginning.log, **told}.items()))
    last = max(beginning.n, max(log, default=0))
    try:
        actions = {n: _action(rules, n, plain) for n, plain in log.items()}
        may_not_fit = noticed.missing(log, beginning.n, last) > 0
        state, unfit = _fold(rules, beginning, actions, may_not_fit=may_not_fit)
    except (Damaged, NotUnderstood) as error:
        raise beginning.complaint or error from error
    used, misfit = beginning.n, beginning.complaint is not None
    notices = noticed.of_snapshots(used=used, newest=beginning.newest, misfit=misfit, last=last)
    notices += noticed.of_journal(found, log, used=used, last=last, unfit=len(unfit))
    for n in unfit:
        del log[n], actions[n]
    return Reading(
        state=state,
        actions=list(actions.values()),
        log=log,
        n=last,
        notices=notices,
        snapped=used,
        mend_snapshot=not beginning.newest,
        unusable=tuple(beginning.unusable),
        mend_journal=found is None or not found.tidy or found.actions != log,
        keep_journal=found is None or found.spoilt or bool(unfit),
    )


def _beginning(folder: Path, rules: Rulebook[A, S]) -> _Beginning[S]:
    beginning: _Beginning[S] = _Beginning()
    for one in storage.generations(folder / NAME):
        beginning.trouble = beginning.trouble or one.withheld
        try:
            snapshot = from_document(one.document) if one.document is not None else None
        except Damaged:
            snapshot = None
        if snapshot is None:
            beginning.unusable.append(one.path)
            continue
        beginning.log = {**snapshot.log, **beginning.log}
        try:
            beginning.state = _sound(rules, snapshot)
        except NotUnderstood as complaint:
            beginning.complaint = beginning.complaint or complaint
            beginning.unusable.append(one.path)
            continue
        beginning.n = snapshot.taken.n
        beginning.newest = one.newest
        return beginning
    return beginning


def _sound(rules: Rulebook[A, S], snapshot: Snapshot) -> S:
    try:
        state = rules.read_state(snapshot.taken.state)
    except _FAULTS as error:
        raise NotUnderstood(Message(_UNSOUND, {"why": _where(error)})) from error
    _refuse_unsound(rules, state)
    return state


def _where(error: Exception) -> Message:
    """What is strange in a state, as far as it can be told."""
    if not isinstance(error, ValidationError):
        return Message(_STUMBLED)
    place = error.errors(include_url=False, include_context=False, include_input=False)[0]["loc"]
    return Message(_STRANGE, {"where": shown(".".join(map(str, place)))})


def _refuse_unsound(rules: Rulebook[A, S], state: S) -> None:
    try:
        why = rules.unsound(state)
    except _FAULTS as error:
        raise NotUnderstood(Message(_UNSOUND, {"why": Message(_STUMBLED)})) from error
    if why is not None:
        raise NotUnderstood(Message(_UNSOUND, {"why": why}))


def _journal(folder: Path) -> Journal | None:
    """What can be read; None if there is something else in its place."""
    try:
        return journal.read(disk.read(folder / JOURNAL))
    except FileNotFoundError:
        return Journal()
    except NoFile:
        return None
    except OSError as error:
        raise disk_trouble(error, Message(N_("the journal")), reading=True) from error


def _action(rules: Rulebook[A, S], n: int, plain: Plain) -> A:
    try:
        return rules.read_action(plain)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood(Message(_UNKNOWN, {"n": n})) from error


def _fold(
    rules: Rulebook[A, S], beginning: _Beginning[S], actions: dict[int, A], *, may_not_fit: bool
) -> tuple[S, list[int]]:
    """The state after the last action, and the numbers of those that the rules refused.

    Only after a loss may an action not fit; otherwise the whole save is refused.
    """
    state = beginning.state
    unfit: list[int] = []
    for n, action in actions.items():
        if n <= beginning.n:
            continue
        if state is None and n != 1:
            break
        try:
            state = rules.apply(state, action)
        except rules.refusal as refusal:
            if not may_not_fit:
                raise _refused(n, refusal) from refusal
            unfit.append(n)
        except _FAULTS as error:
            raise NotUnderstood(Message(_UNKNOWN, {"n": n})) from error
    if state is None:
        raise Damaged(Message(_NOTHING))
    if beginning.state is None:
        _refuse_unsound(rules, state)
    return state, unfit


def _refused(n: int, refusal: Exception) -> NotUnderstood:
    why = getattr(refusal, "message", None)
    if isinstance(why, Message):
        return NotUnderstood(Message(_REFUSED, {"n": n, "why": why}))
    return NotUnderstood(Message(_UNKNOWN, {"n": n}))
