"""The lines of a file while the reader mends them, with the columns the author sees."""

from __future__ import annotations

from collections.abc import Iterator

LOST = "\ue000"
"""Stands for a value that could not be read; no author's file keeps one past `straighten`."""


class Lines:
    """Lines that may be replaced; a line that was moved sideways remembers by how much."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._lines = text.split("\n")
        self._shifts: dict[int, int] = {}
        self._dropped: set[int] = set()

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, number: int) -> str:
        return self._lines[number]

    def __setitem__(self, number: int, line: str) -> None:
        self._lines[number] = line

    def replace(self, number: int, line: str, shift: int = 0) -> None:
        """Put a line in place of another; its text has moved `shift` columns to the right."""
        self._lines[number] = line
        if shift:
            self._shifts[number] = self._shifts.get(number, 0) + shift

    def drop(self, number: int) -> None:
        """Take a line that cannot be read out of the file."""
        self._lines[number] = ""
        self._dropped.add(number)

    def dropped_between(self, first: int, last: int) -> bool:
        """Whether a line of these was dropped."""
        return any(first <= number <= last for number in self._dropped)

    def place(self, number: int, column: int) -> tuple[str, int, int]:
        """File, line and column, counted from 1, of what stands at a line and column counted from 0."""
        return (self.file, number + 1, self.seen(number, column))

    def seen(self, number: int, column: int) -> int:
        """The column, from 1, at which the author sees what now stands at `column` (from 0)."""
        return max(1, column - self._shifts.get(number, 0) + 1)

    @property
    def text(self) -> str:
        """All of it as it now stands."""
        return "\n".join(self._lines)
