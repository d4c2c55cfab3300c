"""What several raters' books say together: agreement by criterion and overall, and where they part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cinema_game.facilitation.book import Book
from cinema_game.facilitation.rubric import Rubric
from cx.scoring.agreement import Agreement, Floats, agreement


@dataclass(frozen=True)
class Disagreement:
    """A row of a map that raters marked differently."""

    map: str
    criterion: str
    levels: tuple[tuple[str, int], ...]
    """Rater and level, in the order of the books."""

    @property
    def spread(self) -> int:
        """Highest level less lowest."""
        given = [level for _, level in self.levels]
        return max(given) - min(given)


@dataclass(frozen=True)
class ClassAgreement:
    """Of all raters, over some maps."""

    overall: Agreement
    """All rows together; its interval draws whole maps."""
    criteria: dict[str, Agreement]
    """By criterion, in the rubric's order."""
    disagreements: tuple[Disagreement, ...]
    """The largest first, then in the order of maps and rows."""


def class_agreement(books: Sequence[Book], rubric: Rubric, maps: Sequence[str]) -> ClassAgreement:
    """How far raters agree on maps. Only marks that people gave count, no computed ones."""
    table = _table(books, rubric, maps)
    groups = np.repeat(np.arange(len(maps)), len(rubric.criteria))
    return ClassAgreement(
        overall=agreement(table.reshape(len(books), -1), groups.tolist()),
        criteria={id_: agreement(table[:, :, row]) for row, id_ in enumerate(rubric.ids)},
        disagreements=_disagreements(books, rubric, maps),
    )


def marked_level(books: Sequence[Book], map_: str, criterion: str) -> float | None:
    """Median of the levels that people gave; None if nobody did."""
    given = [mark.level for book in books if (mark := book.mark(map_, criterion)) is not None]
    return float(np.median(given)) if given else None


def _table(books: Sequence[Book], rubric: Rubric, maps: Sequence[str]) -> Floats:
    """(raters, maps, criteria) levels, NaN where there is no mark."""
    table = np.full((len(books), len(maps), len(rubric.criteria)), np.nan)
    for rater, book in enumerate(books):
        for place, map_ in enumerate(maps):
            marks = {mark.criterion: mark.level for mark in book.marks if mark.map == map_}
            for row, criterion in enumerate(rubric.ids):
                table[rater, place, row] = marks.get(criterion, np.nan)
    return table


def _disagreements(books: Sequence[Book], rubric: Rubric, maps: Sequence[str]) -> tuple[Disagreement, ...]:
    found = []
    for map_ in maps:
        for criterion in rubric.ids:
            given = [(book.rater, mark) for book in books if (mark := book.mark(map_, criterion)) is not None]
            one = Disagreement(map_, criterion, tuple((rater, mark.level) for rater, mark in given))
            if given and one.spread:
                found.append(one)
    return tuple(sorted(found, key=lambda one: -one.spread))
