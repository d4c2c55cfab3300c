"""All that the report of a team is made of, reckoned once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cinema_game.facilitation.assessment import Assessment
from cinema_game.facilitation.book import Book
from cinema_game.facilitation.class_results import corrections_of
from cinema_game.results import runs
from cinema_game.results.assessor import Assessor
from cinema_game.results.once import Progress
from cinema_game.results.spec import spec_of
from cinema_game.store.class_folder import Team
from cinema_game.workshop.forecasts import forecast_errors
from cinema_game.workshop.moments import Story
from cinema_game.workshop.questions import Prompt, pages
from cinema_game.workshop.state import Workshop
from cx.attribution import Attribution
from cx.journey.map import JourneyMap
from cx.journey.point import MapPoint
from cx.scenario.lessons import Page
from cx.scenario.scenario import Scenario
from cx.scoring.forecast_score import ForecastScore
from cx.scoring.truth import Truth

FULL = 3
"""A felt emotion of 1 is +3 on the map."""

Levels = tuple[float | None, ...]


@dataclass(frozen=True)
class Runs(runs.Runs):
    """What the team's plan came to, what would have been without it, and whose doing it was."""

    why: Attribution | None
    """None without a measure, or where it was not asked for."""
    forecasts: dict[tuple[int, str | None], ForecastScore] = field(default_factory=dict)
    """Locked forecasts against what came, by round and member (None: the team)."""


@dataclass(frozen=True)
class TeamFacts:
    """A team's workshop and what came of it."""

    team: Team
    judged: Assessment
    runs: Runs | None
    """None before the first reveal."""

    @property
    def state(self) -> Workshop:
        """What was decided."""
        return self.team.state

    @property
    def scenario(self) -> Scenario:
        """Whose customers they were."""
        return self.team.scenario

    @property
    def map(self) -> JourneyMap:
        """The map that is judged: the one locked last."""
        return self.judged.map

    @property
    def truth(self) -> Truth:
        """What customers live through when nothing is done."""
        return self.judged.truth

    @cached_property
    def drawn(self) -> dict[str, MapPoint]:
        """The team's points by the touchpoint that they stand for."""
        return {
            found.touchpoint: self.map.point(found.point) for found in self.judged.map_score.matching.matches
        }

    @property
    def own(self) -> Levels:
        """The team's curve on the scenario's touchpoints, −3..3."""
        points = (self.drawn.get(point.id) for point in self.scenario.touchpoints)
        return tuple(None if point is None else point.felt for point in points)

    def own_of(self, segment: str) -> Levels:
        """The team's curve of one segment."""
        points = (self.drawn.get(point.id) for point in self.scenario.touchpoints)
        return tuple(None if point is None else point.feeling(segment) for point in points)

    @cached_property
    def prompts(self) -> dict[Page, tuple[Prompt, ...]]:
        """The questions of the debrief, made from the log; none before the first reveal."""
        if self.runs is None:
            return {}
        matching, run, nothing = self.judged.map_score.matching, self.runs.run, self.runs.nothing
        return pages(Story(self.state, self.scenario, run, nothing, matching, self.truth))


def facts_of(
    team: Team,
    assessor: Assessor,
    books: Sequence[Book] = (),
    told: Progress | None = None,
    *,
    why: bool = True,
) -> TeamFacts:
    """The facts of a team; takes some seconds.

    Args:
        team: its workshop.
        assessor: of its class, so that the truth is found out once.
        books: of raters; what they say of the map's matches counts.
        told: `(done, total)` in plans that were run.
        why: share the effect out among the measures as well, which takes longest.
    """
    state, scenario = team.state, team.scenario
    judged = assessor.assess(state, scenario, corrections_of(team.id, state, books))
    if not state.revealed:
        return TeamFacts(team, judged, None)
    both, spec = runs.runs_of(assessor.results, state, scenario), spec_of(state, scenario)
    chosen = why and state.plan.until(state.revealed).choices
    shares = assessor.results.contributions(spec, told) if chosen else None
    errors = forecast_errors(state, both.run, both.nothing)
    return TeamFacts(team, judged, Runs(both.run, both.nothing, shares, errors))


def levels(row: NDArray[np.floating]) -> Levels:
    """A row of the model's emotions, −1..1, on the scale of the map; None where nobody felt anything."""
    return tuple(float(value) * FULL if np.isfinite(value) else None for value in row)
