"""What the store has to know about the rules of play, and nothing more."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel, TypeAdapter

from cinema_game.store.card import Card
from cx.message import Message


class Identified(Protocol):
    """An action: its id is its own, so that the same one sent twice counts once."""

    @property
    def id(self) -> str:
        """The id that was given to it when it was made."""


A = TypeVar("A", bound=Identified)
S = TypeVar("S", bound=BaseModel)


@dataclass(frozen=True)
class Rulebook(Generic[A, S]):
    """How a workshop begins and goes on, and how its actions and states are written."""

    action: TypeAdapter[A]
    state: type[S]
    apply: Callable[[S | None, A], S]
    """The state after an action (None: before the first); raises `refusal` when the rules forbid it."""
    refusal: type[Exception]
    card: Callable[[S], Card]
    """What the lobby shows of a state."""
    unsound: Callable[[S], Message | None] = lambda _: None
    """Why no course of actions can lead to a state that came from a file; None: one can."""

    def write_action(self, action: A) -> dict[str, Any]:
        """The action as a JSON object.

        Raises:
            ValueError: it would not read back equal.
        """
        plain: dict[str, Any] = self.action.dump_python(action, mode="json")
        if self.read_action(plain) != action:
            raise ValueError("the action would not read back as it is")
        return plain

    def read_action(self, plain: dict[str, Any]) -> A:
        """An action from its JSON object.

        Raises:
            ValueError: these rules know no such action.
        """
        return self.action.validate_json(_json(plain))

    def write_state(self, state: S) -> dict[str, Any]:
        """The state as a JSON object.

        Raises:
            ValueError: it would not read back equal.
        """
        plain = state.model_dump(mode="json")
        if self.read_state(plain) != state:
            raise ValueError("the state would not read back as it is")
        return plain

    def read_state(self, plain: dict[str, Any]) -> S:
        """A state from its JSON object.

        Raises:
            ValueError: these rules know no such state.
        """
        return self.state.model_validate_json(_json(plain))


def _json(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain, ensure_ascii=False, allow_nan=False).encode()
