"""A workshop that is open: what it accepts is on the disk before it is confirmed.

The same object serves a player alone, a team at one keyboard and the host of a class.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Generic, Self

from cinema_game.language import N_
from cinema_game.store import disk
from cinema_game.store.draft import Draft, Log, not_keepable
from cinema_game.store.errors import Closed, Stopped, StoreError, SyncFailed, disk_trouble
from cinema_game.store.lock import FolderLock
from cinema_game.store.mending import mend, reading_of
from cinema_game.store.reading import JOURNAL, read
from cinema_game.store.rulebook import A, Rulebook, S
from cinema_game.store.snapshot import SnapshotFile, Taken
from cx.message import Message

_WORKSHOP = Message(N_("the workshop"))
_ACTION = Message(N_("the last action"))
_SNAPSHOT = Message(N_("the snapshot"))


class KeptWorkshop(Generic[A, S]):
    """An open workshop, owned by this process until `close`. Calls from several threads take turns."""

    def __init__(self, folder: Path, rules: Rulebook[A, S], first: A | None = None) -> None:
        """Open the workshop in `folder`, or begin one there with the action `first`.

        Raises:
            StoreError: in use, newer, damaged beyond repair, or the disk refuses.
        """
        self.id = folder.name
        self.folder = folder
        self._rules = rules
        self._turn = threading.Lock()
        self._writing = threading.Lock()
        self._stopped = False
        self._closed = False
        self._lock = FolderLock(folder)
        try:
            reading = read(folder, rules) if first is None else reading_of(first, rules)
            with self._trouble_with(_WORKSHOP):
                mend(folder, reading)
                self._journal = disk.Appender(folder / JOURNAL)
        except BaseException:
            self._lock.release()
            raise
        self.notices: tuple[Message, ...] = tuple(reading.notices)
        self._log: Log[A, S] = Log(reading.state, reading.n, reading.log, reading.actions)
        self._snapshots = SnapshotFile(folder)
        self._snapped = 0 if reading.mend_snapshot else reading.snapped
        if first is not None or reading.mend_snapshot:
            try:
                self.snapshot()
            except BaseException:
                self._let_go()
                raise

    @property
    def state(self) -> S:
        """The workshop after the last confirmed action."""
        return self._log.state

    @property
    def actions(self) -> tuple[A, ...]:
        """The log: all confirmed actions, oldest first."""
        return tuple(self._log.actions)

    def do(self, action: A) -> S:
        """Accept an action: it is on the disk when this returns the new state.

        An action whose id is in the log already changes nothing.

        Raises:
            Exception: the rules' own refusal; nothing has happened.
            StoreError: it was not saved and does not count.
        """
        (refusal,) = self.do_all([action])
        if refusal is not None:
            raise refusal
        return self.state

    def do_all(self, actions: Iterable[A]) -> list[Exception | None]:
        """Accept waiting actions in order, with one confirmation of the disk for all.

        Returns, action by action, None or why it was refused; a refused one leaves nothing.

        Raises:
            StoreError: the disk failed; none of them counts.
        """
        with self._turn:
            self._refuse_if_over()
            draft = Draft(self._log, self._rules)
            refusals = [draft.add(action) for action in actions]
            if draft.lines:
                with self._trouble_with(_ACTION):
                    self._journal.append(b"".join(draft.lines))
            self._log = draft.confirmed()
            return refusals

    def snapshot(self) -> None:
        """Write the TinyDB file: when idle, at the end of a phase, before closing.

        Nothing is lost without it; it makes opening quick and keeps every action a second time.

        Raises:
            StoreError: not written; the snapshot before it stays.
        """
        with self._writing:
            with self._turn:
                self._refuse_if_over()
                log = replace(self._log, rows=dict(self._log.rows))
            if log.n == self._snapped:
                return
            with self._trouble_with(_SNAPSHOT):
                card = self._rules.card(log.state).model_dump(mode="json")
                taken = Taken(n=log.n, card=card, state=self._rules.write_state(log.state))
                self._snapshots.write(taken, log.rows)
            self._snapped = log.n

    def close(self) -> None:
        """Take a last snapshot and let others open the workshop. A second call does nothing."""
        if self._closed:
            return
        # The journal holds everything already, so a full disk must not keep anybody from leaving.
        with suppress(StoreError):
            self.snapshot()
        self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _let_go(self) -> None:
        with self._turn:
            self._closed = True
            self._journal.close()
            self._snapshots.close()
            self._lock.release()

    def _refuse_if_over(self) -> None:
        if self._stopped:
            raise Stopped
        if self._closed:
            raise Closed

    @contextmanager
    def _trouble_with(self, what: Message) -> Iterator[None]:
        """Say errors of the system as sentences; after a failed sync accept nothing more."""
        try:
            yield
        except SyncFailed as error:
            self._stopped = True
            raise disk_trouble(error, what) from error
        except OSError as error:
            raise disk_trouble(error, what) from error
        except ValueError as error:
            raise not_keepable(error) from error
