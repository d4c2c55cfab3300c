"""The log of an open workshop, and the draft of what is about to be added to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic

from cinema_game.language import N_
from cinema_game.store import journal
from cinema_game.store.errors import NotKeepable
from cinema_game.store.journal import Plain
from cinema_game.store.rulebook import A, Rulebook, S
from cx.message import Message

_NOT_KEEPABLE = N_("This cannot be saved as it is, because it could not be read back.")


@dataclass
class Log(Generic[A, S]):
    """Confirmed actions and the state after them."""

    state: S
    n: int
    """Number of the last action; numbers of lost actions stay unused."""
    rows: dict[int, Plain]
    """The actions as JSON objects, by number."""
    actions: list[A]
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.ids = self.ids or {action.id for action in self.actions}


class Draft(Generic[A, S]):
    """Further actions on top of a log, which stays as it is until `confirmed`."""

    def __init__(self, log: Log[A, S], rules: Rulebook[A, S]) -> None:
        self.lines: list[bytes] = []
        self._log = log
        self._rules = rules
        self._state = log.state
        self._rows: dict[int, Plain] = {}
        self._actions: list[A] = []
        self._ids: set[str] = set()

    def add(self, action: A) -> Exception | None:
        """Put an action at the end; gives back why it is refused, if it is."""
        if action.id in self._ids or action.id in self._log.ids:
            return None
        n = self._log.n + len(self._rows)
        try:
            state = self._rules.apply(self._state, action)
        except self._rules.refusal as refusal:
            return refusal
        try:
            row = self._rules.write_action(action)
            line = journal.encode(n + 1, row, self._rows.get(n, self._log.rows.get(n)))
        except ValueError as error:
            return not_keepable(error)
        self._state = state
        self._rows[n + 1] = row
        self._actions.append(action)
        self._ids.add(action.id)
        self.lines.append(line)
        return None

    def confirmed(self) -> Log[A, S]:
        """The log with the draft in it; the old log must not be used any more."""
        self._log.rows.update(self._rows)
        self._log.actions.extend(self._actions)
        self._log.ids.update(self._ids)
        self._log.n += len(self._rows)
        self._log.state = self._state
        return self._log


def not_keepable(error: ValueError) -> NotKeepable:
    """The sentence for something that JSON in UTF-8 cannot hold or give back; `error` is its cause."""
    refusal = NotKeepable(Message(_NOT_KEEPABLE))
    refusal.__cause__ = error
    return refusal
