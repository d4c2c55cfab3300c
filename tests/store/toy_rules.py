"""Small rules of play for trying the store: a table of numbers, where order matters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from cinema_game.store.card import Card
from cinema_game.store.rulebook import Rulebook


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Deed(Frozen):
    id: str = Field(default_factory=lambda: uuid4().hex)


class Begin(Deed):
    do: Literal["begin"] = "begin"
    team: str = "Red"


class Put(Deed):
    do: Literal["put"] = "put"
    key: str
    value: int | float | str


class Double(Deed):
    """Changes its result when an action before it is missing."""

    do: Literal["double"] = "double"
    key: str


class Take(Deed):
    do: Literal["take"] = "take"
    key: str


Action = Annotated[Begin | Put | Double | Take, Field(discriminator="do")]


class State(Frozen):
    team: str
    items: dict[str, int | float | str] = {}
    sequence: int = 1


class Forbidden(ValueError):
    """The toy rules say no."""


def apply(state: State | None, action: Action) -> State:
    if state is None:
        if not isinstance(action, Begin):
            raise Forbidden("a workshop begins with begin")
        return State(team=action.team)
    items = dict(state.items)
    match action:
        case Put(key=key, value=value):
            items[key] = value
        case Double(key=key):
            if key not in items:
                raise Forbidden("nothing to double")
            items[key] = items[key] * 2
        case Take(key=key):
            if key not in items:
                raise Forbidden("nothing to take")
            del items[key]
        case Begin():
            raise Forbidden("begun already")
    return state.model_copy(update={"items": items, "sequence": state.sequence + 1})


def card(state: State) -> Card:
    return Card(scenario="toy", team=state.team, phase="map", round=1)


TOY: Rulebook[Action, State] = Rulebook(
    action=TypeAdapter(Action), state=State, apply=apply, refusal=Forbidden, card=card
)


def fold(actions: Iterable[Action]) -> State:
    state = None
    for action in actions:
        state = apply(state, action)
    assert state is not None
    return state
