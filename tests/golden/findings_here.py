"""What the published findings measure in a small laboratory, as figures."""

from __future__ import annotations

from book import Book, Entry, told

from cx import findings
from cx.findings import Laboratory
from cx.findings.finding import Verdict

LABORATORY = Laboratory(seed=3, scale=0.25)
Z_95 = 1.96


def measured() -> Book:
    """Every part of every finding; the errors come from the intervals that the findings tell."""
    return lines(findings.run(laboratory=LABORATORY))


def lines(verdicts: tuple[Verdict, ...]) -> Book:
    """The figures of some verdicts."""
    book: Book = {}
    for verdict in verdicts:
        for result in verdict.results:
            estimate, key = result.estimate, f"{verdict.finding.id} / {result.part.id}"
            half = (estimate.high - estimate.low) / 2
            book[key] = Entry(told(estimate.value), float(f"{half / Z_95:.2g}"))
            book[f"{key} / half width"] = Entry(told(half))
    return book
