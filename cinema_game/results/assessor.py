"""Everything that can be computed of a team, and of the teams of a class one after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from cinema_game.facilitation.agreement import class_agreement
from cinema_game.facilitation.assessment import Assessment, Corrections, assessment
from cinema_game.facilitation.book import Book
from cinema_game.facilitation.class_results import (
    ClassResults,
    Team,
    TeamResult,
    corrections_of,
    team_result,
)
from cinema_game.facilitation.one_by_one import LeftOut, tried
from cinema_game.facilitation.rubric import Rubric
from cinema_game.results.once import Progress
from cinema_game.results.results import SEEDS, Cancel, Results
from cinema_game.results.runs import runs_of
from cinema_game.results.spec import spec_of
from cinema_game.workshop.forecasts import team_errors
from cinema_game.workshop.state import Workshop
from cx.model.work import TooMuchWork
from cx.scenario.scenario import Scenario
from cx.scoring.forecast_score import ForecastScore
from cx.scoring.result import ResultScore


@dataclass(frozen=True)
class Assessor:
    """How teams are assessed; what they share is found out once."""

    rubric: Rubric
    seeds: int = SEEDS
    par: bool = False
    """Look for the best plan of the class as well."""
    results: Results = field(default_factory=Results)
    cancel: Cancel | None = None

    def assess(
        self, state: Workshop, scenario: Scenario, corrections: Corrections | None = None
    ) -> Assessment:
        """Everything of one team; takes some seconds.

        `corrections` of matches, by point; by default those that the team itself has made.
        """
        return assessment(
            state,
            scenario,
            self.rubric,
            self.results.truth(state, scenario, cancel=self.cancel),
            self._forecasts(state, scenario),
            self._result(state, scenario),
            corrections,
        )

    def assess_class(
        self, teams: Iterable[Team], books: Sequence[Book], told: Progress | None = None
    ) -> ClassResults:
        """Judge a class; takes some seconds a team, and `told` counts teams.

        What raters and the teams themselves say of matches counts. A team that cannot be judged is left out,
        with the reason.
        """
        every = tuple(teams)
        judged: list[TeamResult] = []
        left_out: list[LeftOut] = []
        for done, (id_, state, scenario) in enumerate(every, start=1):
            said = corrections_of(id_, state, books)
            found = tried(id_, state.team, partial(self.assess, state, scenario, said))
            if isinstance(found, LeftOut):
                left_out.append(found)
            else:
                judged.append(team_result(id_, found, books))
            if told is not None:
                told(done, len(every))
        ids = [team.id for team in judged]
        marked = any(mark.map in ids for book in books for mark in book.marks)
        return ClassResults(
            rubric=self.rubric,
            teams=tuple(judged),
            books=tuple(books),
            agreement=class_agreement(books, self.rubric, ids) if marked else None,
            left_out=tuple(left_out),
        )

    def _result(self, state: Workshop, scenario: Scenario) -> ResultScore | None:
        if not state.revealed:
            return None
        par = self._par(state, scenario) if self.par else None
        return self.results.score(spec_of(state, scenario), self.seeds, par, cancel=self.cancel)

    def _par(self, state: Workshop, scenario: Scenario) -> float | None:
        """None for a case that has too many plans to look for the best."""
        try:
            return self.results.par(state, scenario, cancel=self.cancel)
        except TooMuchWork:
            return None

    def _forecasts(self, state: Workshop, scenario: Scenario) -> dict[int, ForecastScore]:
        if not state.revealed:
            return {}
        runs = runs_of(self.results, state, scenario, cancel=self.cancel)
        return team_errors(state, runs.run, runs.nothing)
