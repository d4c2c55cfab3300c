"""What moved between two golden books, the most surprising first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, isfinite, sqrt

from book import Book, Entry

NOTHING = Entry("nothing")
FIRST = 12
"""Figures that a failing test tells."""


@dataclass(frozen=True)
class Move:
    """A figure that is another now."""

    key: str
    old: Entry
    new: Entry

    @property
    def difference(self) -> float | None:
        """New less old; None where one of them is no number."""
        try:
            change = float(self.new.value) - float(self.old.value)
        except ValueError:
            return None
        return change if isfinite(change) else None

    @property
    def in_errors(self) -> float:
        """The difference in standard errors, ≥ 0; infinite for a name, or where chance has no part."""
        if self.difference is None or not self.old.error:
            return inf
        return abs(self.difference) / self.old.error

    @property
    def measure(self) -> str:
        """Plan and measure: the first two words of the key."""
        return " / ".join(self.key.split(" / ")[:2])

    def __str__(self) -> str:
        line = f"{self.key}: {self.old.value} → {self.new.value}"
        if self.difference is None:
            return line
        errors = f", {self.in_errors:.2g} errors" if self.old.error else ""
        return f"{line} ({self.difference:+.3g}{errors})"


def moves(old: Book, new: Book) -> list[Move]:
    """All figures that differ, those furthest off first; in the order of the book where equal."""
    keys = (*new, *(key for key in old if key not in new))
    pairs = ((key, old.get(key, NOTHING), new.get(key, NOTHING)) for key in keys)
    found = [Move(key, one, other) for key, one, other in pairs if one.value != other.value]
    return sorted(found, key=lambda move: -move.in_errors)


def summary(found: list[Move], book: Book) -> Iterator[str]:
    """A line a measure: how many of its figures moved, and how far in standard errors.

    Other customers with the same nature move figures by about √2 errors in the root mean square:
    a model that agrees within Monte-Carlo error shows no measure far above that.
    """
    of: dict[str, list[Move]] = {}
    for move in found:
        of.setdefault(move.measure, []).append(move)
    for measure, some in sorted(of.items(), key=lambda one: -_mean(one[1])):
        all_ = sum(key.startswith(measure + " / ") or key == measure for key in book)
        sure = sum(move.in_errors == inf for move in some)
        known = [move.in_errors for move in some if move.in_errors < inf]
        words = [f"{len(some)} of {all_} moved"]
        if known:
            words.append(f"by {_mean(some):.2g} errors (root mean square), at most {max(known):.2g}")
        if sure:
            words.append(f"{sure} that chance does not move")
        yield f"{measure}: {', '.join(words)}"


def assert_same(old: Book, new: Book) -> None:
    """Fail with the figures that moved furthest, and say what to do."""
    found = moves(old, new)
    if not found:
        return
    told = "\n".join(str(move) for move in found[:FIRST])
    raise AssertionError(
        f"{len(found)} of {len(new)} golden figures moved, the furthest first:\n{told}\n"
        "If this is meant: `make golden` writes the new figures and prints all that moved; "
        "say in the commit why."
    )


def _mean(some: list[Move]) -> float:
    known = [move.in_errors for move in some if move.in_errors < inf]
    return sqrt(sum(one * one for one in known) / len(known)) if known else inf
