"""The last few values of a pure function, by the identity of what they were made of.

Scenarios and populations are large; comparing or hashing them would cost more than it saves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import ReferenceType, ref

Key = TypeVar("Key")
Made = TypeVar("Made")


class Kept(Generic[Key, Made]):
    """Remembers what was made of an object (and further, hashable things), for the last `size` of them.

    It forgets as soon as nobody else knows the object.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: dict[tuple[Hashable, ...], tuple[ReferenceType[Key], Made]] = {}

    def get(self, of: Key, make: Callable[[], Made], *further: Hashable) -> Made:
        """What was made of this very object before, or is made of it now."""
        key = (id(of), *further)
        found = self._values.get(key)
        if found is not None and found[0]() is of:
            return found[1]
        made = make()
        while len(self._values) >= self._size:
            self._values.pop(next(iter(self._values)), None)
        self._values[key] = (ref(of, lambda _: self._values.pop(key, None)), made)
        return made
