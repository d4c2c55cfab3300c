"""A whole class judged: what was computed of every team, and what people have marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cinema_game.facilitation.agreement import ClassAgreement, marked_level
from cinema_game.facilitation.assessment import Assessment
from cinema_game.facilitation.book import Book, Mark
from cinema_game.facilitation.one_by_one import LeftOut
from cinema_game.facilitation.rubric import Rubric
from cinema_game.workshop.state import Workshop
from cx.scenario.scenario import Scenario

Team = tuple[str, Workshop, Scenario]
"""A team by the id of its save, its workshop, and the scenario that it plays."""


@dataclass(frozen=True)
class TeamResult:
    """One team: everything computed, everything marked."""

    id: str
    """Of its save."""
    assessment: Assessment
    marks: dict[str, tuple[tuple[str, Mark], ...]]
    """By criterion: rater and mark, in the order of the books; rows that nobody has marked are left out."""
    levels: dict[str, float | None]
    """By criterion, in the rubric's order: the median of the marks, else what was computed, else None."""

    @property
    def state(self) -> Workshop:
        """Of the team's workshop."""
        return self.assessment.state

    @property
    def total(self) -> float | None:
        """Sum of the rubric's levels; None as long as a row has none."""
        given = [level for level in self.levels.values() if level is not None]
        return sum(given) if len(given) == len(self.levels) else None


@dataclass(frozen=True)
class ClassResults:
    """All teams of a class, in the order in which they were given."""

    rubric: Rubric
    teams: tuple[TeamResult, ...]
    books: tuple[Book, ...]
    agreement: ClassAgreement | None
    """None without a mark of anybody."""
    left_out: tuple[LeftOut, ...] = ()
    """Teams that could not be judged."""

    def by_map(self) -> tuple[TeamResult, ...]:
        """The best map first; the same scores in the order given."""
        return tuple(sorted(self.teams, key=lambda team: -team.assessment.map_score.composite))

    def places_by_map(self) -> dict[str, int]:
        """By id, from 1; equal scores share the better place."""
        return _places({team.id: team.assessment.map_score.composite for team in self.teams})

    def places_by_result(self) -> dict[str, int]:
        """By id, from 1; equal gains share the better place."""
        return _places({team.id: _gain(team) for team in self.teams})


def team_result(id_: str, found: Assessment, books: Sequence[Book]) -> TeamResult:
    """One team's assessment beside what people have marked."""
    marks: dict[str, tuple[tuple[str, Mark], ...]] = {}
    levels: dict[str, float | None] = {}
    for criterion in found.rubric.ids:
        given = [(book.rater, mark) for book in books if (mark := book.mark(id_, criterion)) is not None]
        if given:
            marks[criterion] = tuple(given)
        level = marked_level(books, id_, criterion)
        levels[criterion] = found.level(criterion) if level is None else level
    return TeamResult(id_, found, marks, levels)


def corrections_of(id_: str, state: Workshop, books: Sequence[Book]) -> dict[str, str | None]:
    """What people say the points of a map stand for: the team's own word, over it that of raters.

    Where raters differ, the later word counts.
    """
    said = sorted(
        (one for book in books for one in book.corrections if one.map == id_), key=lambda one: one.at
    )
    return {**dict(state.corrections), **{one.point: one.touchpoint for one in said}}


def _places(scores: dict[str, float]) -> dict[str, int]:
    return {id_: 1 + sum(other > score for other in scores.values()) for id_, score in scores.items()}


def _gain(team: TeamResult) -> float:
    result = team.assessment.result
    return float("-inf") if result is None else result.value.median
