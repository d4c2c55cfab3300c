"""A golden book: figures by name, one a line, each with the standard error that chance alone gives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

Value = float | int | str
"""A figure, or a name (which touchpoint is the most painful)."""
Figures = dict[str, Value]
"""`plan / measure / round 1 / …` → value, in the order in which they are told."""


@dataclass(frozen=True)
class Entry:
    """One line. Values are told to the last bit, so that one bit that changed is seen."""

    value: str
    error: float = 0.0
    """How far the figure of other customers lies from this one (a standard deviation); 0: not by chance."""

    def __str__(self) -> str:
        return f"{self.value} ± {self.error:.2g}" if self.error else self.value


Book = dict[str, Entry]


def told(value: Value) -> str:
    """A value as it stands in a book."""
    return value if isinstance(value, str) else repr(value)


def book_of(figures: Mapping[str, Value], errors: Mapping[str, float]) -> Book:
    """Figures with the errors that are known."""
    return {key: Entry(told(value), errors.get(key, 0.0)) for key, value in figures.items()}


def read(file: Path) -> Book:
    """The book of a file; empty if there is none."""
    if not file.exists():
        return {}
    book: Book = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition(" = ")
        value, _, error = rest.partition(" ± ")
        book[key] = Entry(value, float(error or 0))
    return book


def write(file: Path, book: Book) -> None:
    """Put a book into a file."""
    lines = (f"{key} = {entry}\n" for key, entry in book.items())
    file.write_text("".join(lines), encoding="utf-8", newline="\n")


def spread(runs: Iterable[Figures]) -> dict[str, float]:
    """Standard deviations over runs that differ by chance alone, of all figures that are numbers in each."""
    from statistics import stdev

    first, *others = runs
    errors: dict[str, float] = {}
    for key in first:
        values = [one[key] for one in (first, *others) if key in one]
        numbers = [value for value in values if not isinstance(value, str) and value == value]
        if len(numbers) == len(others) + 1 and len(set(numbers)) > 1:
            errors[key] = float(f"{stdev(numbers):.2g}")
    return errors
