"""All that the report of a class is made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from cinema_game.facilitation.agreement import ClassAgreement, class_agreement
from cinema_game.facilitation.book import Book
from cinema_game.facilitation.one_by_one import LeftOut, tried
from cinema_game.facilitation.rubric import Rubric
from cinema_game.report.team.facts import TeamFacts, facts_of
from cinema_game.results.assessor import Assessor
from cinema_game.results.once import Progress
from cinema_game.store.class_folder import ClassFolder
from cinema_game.store.marks import Marks, Unreadable
from cx.scenario.fingerprint import fingerprint
from cx.scenario.scenario import Scenario

STEPS = 1_000
"""Steps of progress that a team is counted as."""


@dataclass(frozen=True)
class ClassFacts:
    """The teams of a folder, and what raters marked."""

    teams: tuple[TeamFacts, ...]
    left_out: tuple[LeftOut, ...]
    rubric: Rubric
    books: tuple[Book, ...]
    unreadable: tuple[Unreadable, ...]
    """Books of marks that could not be read."""

    @property
    def agreement(self) -> ClassAgreement | None:
        """How far raters agree; None without marks."""
        maps = [team.team.id for team in self.teams]
        marked = any(mark.map in maps for book in self.books for mark in book.marks)
        return class_agreement(self.books, self.rubric, maps) if marked else None

    @property
    def scenarios(self) -> tuple[tuple[Scenario, tuple[TeamFacts, ...]], ...]:
        """The scenarios that were played, each with its teams."""
        found: dict[tuple[str, str], list[TeamFacts]] = {}
        for team in self.teams:
            found.setdefault((team.scenario.id, fingerprint(team.scenario)), []).append(team)
        return tuple((teams[0].scenario, tuple(teams)) for teams in found.values())


def class_facts(
    folder: ClassFolder, assessor: Assessor, told: Progress | None = None, *, why: bool = True
) -> ClassFacts:
    """The facts of every team of a folder; takes some seconds a team.

    Args:
        folder: the class.
        assessor: its rubric is the one that counts.
        told: `(done, total)` as it goes.
        why: what each measure gave as well, which only the reports of the teams tell.
    """
    books, unreadable = Marks(folder.folder).read()
    states = tuple(reading.state for reading in books)
    teams: list[TeamFacts] = []
    left_out: list[LeftOut] = []
    for place, team in enumerate(folder.teams):

        def step(done: int, total: int, place: int = place) -> None:
            if told is not None:
                told(place * STEPS + STEPS * done // max(1, total), len(folder.teams) * STEPS)

        step(0, 1)
        name = team.state.team
        found = tried(team.id, name, partial(facts_of, team, assessor, states, step, why=why))
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            teams.append(found)
    return ClassFacts(
        teams=tuple(teams),
        left_out=(*folder.left_out, *left_out),
        rubric=assessor.rubric,
        books=states,
        unreadable=unreadable,
    )
