"""The file from which an interrupted sweep goes on: a line a batch, each with its checksum."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from cx.checked_lines import Body, CheckedLines, NoFile, TooMuch
from cx.message import N_, Message
from cx.model.plan import Plan
from cx.sweeps.batch import FIGURES, Terms

FORM = 1
"""Version of the file's form."""
Key = tuple[int, str]
"""Draw, and the name of a plan."""


class ResumeError(ValueError):
    """A file that a sweep cannot go on from; the message says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def name_of(plan: Plan) -> str:
    """A plan in one line: `ID@ROUND[:TOUCHPOINT],…`, with its waits if it has any."""
    text = ",".join(str(choice) for choice in plan.choices)
    waits = "".join(f" +{weeks!r}w@{round_}" for round_, weeks in plan.waits)
    return text + waits


class Journal:
    """What a sweep has found so far, in memory and, if it has a path, on disk."""

    def __init__(self, path: Path | None = None) -> None:
        self.found: dict[Key, list[float]] = {}
        self._lines = None if path is None else CheckedLines(path)

    @classmethod
    def opened(cls, path: Path | None, terms: Terms, wanted: Iterable[Key]) -> Self:
        """The journal at a path, with what it holds; begun if it is not there.

        What cannot be read of it is left out, and `notice` says so. ResumeError for the file of
        another sweep or of none, OSError if it cannot be read or written.
        """
        journal = cls(path)
        if journal._lines is not None:
            try:
                journal._read(journal._lines, terms, frozenset(wanted))
            except NoFile as error:
                raise ResumeError(error.message) from error
        return journal

    @property
    def notice(self) -> Message | None:
        """What is to be said of lines that could not be read."""
        return None if self._lines is None else self._lines.notice

    def add(self, draw: int, plans: Iterable[Plan], rows: Iterable[list[float]]) -> None:
        """Note what a batch came to; it is on disk when this returns."""
        named = {name_of(plan): row for plan, row in zip(plans, rows, strict=True)}
        self.found.update({(draw, name): row for name, row in named.items()})
        if self._lines is not None:
            told = {name: [one if one == one else None for one in row] for name, row in named.items()}
            self._lines.add({"draw": draw, "plans": told})

    def _read(self, lines: CheckedLines, terms: Terms, wanted: frozenset[Key]) -> None:
        head = _head(terms)
        try:
            bodies = lines.read()
            first = next(bodies, None)
            if first is None and lines.may_begin(head):
                return
            if first is None or "sweep" not in first:
                raise _refused(_STRANGE, lines)
            if first != head:
                raise _refused(_OTHER, lines)
            self._take(bodies, lines, wanted, horizon=terms.horizon)
        except TooMuch as error:
            raise _refused(_TOO_MUCH, lines) from error

    def _take(
        self, bodies: Iterable[Body], lines: CheckedLines, wanted: frozenset[Key], *, horizon: bool
    ) -> None:
        """Take over what lines say; where two say different things of a run, neither is believed."""
        doubted: set[Key] = set()
        for body in bodies:
            batch = _batch(body, horizon=horizon)
            if batch is None:
                lines.leave_out()
                continue
            if not batch.keys() <= wanted:
                raise _refused(_OTHER, lines)
            clash = {key for key in batch if repr(self.found.get(key, batch[key])) != repr(batch[key])}
            if clash:
                lines.leave_out()
                doubted |= clash
            else:
                self.found.update(batch)
        for key in doubted:
            del self.found[key]


def _head(terms: Terms) -> Body:
    """What must be the same for figures of one file to belong together."""
    return {
        "sweep": FORM,
        "model": terms.version,
        "scenario": terms.fingerprint,
        "customers": terms.customers,
        "seed": terms.seed,
        "rounds": terms.rounds,
        "horizon": terms.horizon,
        "figures": list(FIGURES),
    }


def _batch(body: Body, *, horizon: bool) -> dict[Key, list[float]] | None:
    """What a line says of each run; None where it says anything that no sweep finds."""
    match body:
        case {"draw": int(draw), "plans": dict(plans), **rest} if not rest and type(draw) is int:
            rows = {(draw, name): _row(figures, horizon=horizon) for name, figures in plans.items()}
            found = {key: row for key, row in rows.items() if row is not None}
            return found if len(found) == len(rows) else None
    return None


def _row(figures: Any, *, horizon: bool) -> list[float] | None:
    """The figures of a run; null is what could not be measured, of the value only without a horizon."""
    if not isinstance(figures, list) or len(figures) != len(FIGURES):
        return None
    if not all(one is None or (type(one) is float and math.isfinite(one)) for one in figures):
        return None
    if (figures[FIGURES.index("value")] is None) is horizon:
        return None
    return [math.nan if one is None else one for one in figures]


def _refused(template: str, lines: CheckedLines) -> ResumeError:
    return ResumeError(Message(template, {"file": lines.path}))


_STRANGE = N_("{file} is not a file of a sweep. Name another file; it will be written.")
_TOO_MUCH = N_("Most of {file} cannot be read. Name another file; it will be written.")
_OTHER = N_(
    "{file} belongs to another sweep: other plans, draws, customers, seed, rounds or another "
    "version of the scenario or the model. Name another file, or repeat the command that began this one."
)
