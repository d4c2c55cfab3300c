"""Values that are made once, whoever asks for them and from whichever thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

Value = TypeVar("Value")
Progress = Callable[[int, int], None]
"""Told `(done, total)`, from the thread that works."""


@dataclass
class _Making:
    """A value that is made, or being made."""

    told: list[Progress]
    over: threading.Event = field(default_factory=threading.Event)
    value: Any = None
    made: bool = False

    def tell(self, done: int, total: int) -> None:
        for each in tuple(self.told):
            each(done, total)


class Once:
    """Keeps the last `most` values by what they depend on.

    Who asks for one that is being made waits for it and hears how far it is. If its making is given up,
    the next of those who wait makes it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._turn = threading.Lock()
        self._known: dict[Hashable, _Making] = {}

    def get(self, key: Hashable, make: Callable[[Progress], Value], told: Progress | None = None) -> Value:
        """The value of a key, made by `make(tell)` if nobody has made it yet; what it raises is passed on."""
        while True:
            with self._turn:
                one = self._known.pop(key, None)
                mine = one is None
                one = one or _Making([])
                self._known[key] = one
                if told is not None:
                    one.told.append(told)
            if mine:
                return self._made(key, one, make)
            one.over.wait()
            if one.made:
                value: Value = one.value
                return value

    def _made(self, key: Hashable, one: _Making, make: Callable[[Progress], Value]) -> Value:
        try:
            value = one.value = make(one.tell)
            one.made = True
            return value
        finally:
            one.told.clear()
            with self._turn:
                if not one.made:
                    del self._known[key]
                for old in [key for key, each in self._known.items() if each.made][: -self._most]:
                    del self._known[old]
            one.over.set()
