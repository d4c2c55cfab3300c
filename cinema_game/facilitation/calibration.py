"""The calibration map: made by rule from a class's truth, so that the right marks are known beforehand.

It is good in places and poor in others, each on purpose: the last stage is blank, every fourth direct
touchpoint and two of three indirect ones are missing, a third of the feelings has evidence, painful moments
are marked and decisive ones are not, every other need is a wish of the firm, every other team is wrong, one
segment alone has a curve of its own, and every other measure stands beside the key moments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cinema_game.facilitation.actions import CALIBRATION
from cinema_game.facilitation.book import Book
from cinema_game.facilitation.computed import Work, measured
from cinema_game.facilitation.rubric import Criterion, Rubric
from cinema_game.language import N_
from cx.journey.map import JourneyMap
from cx.journey.point import ALL, MapPoint
from cx.message import Message
from cx.model.plan import Plan
from cx.scenario.scenario import Scenario
from cx.scenario.text import Language
from cx.scenario.touchpoints import Touchpoint
from cx.scoring.map.key_moments import top
from cx.scoring.map.score import score_map
from cx.scoring.truth import Truth

WISH = Message(N_("We want people to spend more here"))
"""A need as a firm would have it, and no customer."""
NEEDS = "needs"
"""The row that people alone mark and that this map has an answer for."""
NEEDS_LEVEL = 2
"""Half of the needs are outcomes."""
MEASURES = 4


@dataclass(frozen=True)
class Known:
    """The right mark of a row, and why."""

    level: int | None
    """None where the rubric's own row has no known answer."""
    why: tuple[Message, ...]


@dataclass(frozen=True)
class Calibration:
    """The map, its plan, and the right marks by criterion."""

    work: Work
    known: dict[str, Known]


@dataclass(frozen=True)
class Gap:
    """A rater's mark of the calibration map beside the right one."""

    criterion: str
    given: int
    known: Known

    @property
    def away(self) -> int | None:
        """Levels too high (above 0) or too low; None without a right mark."""
        return None if self.known.level is None else self.given - self.known.level


def calibration(truth: Truth, rubric: Rubric, language: Language) -> Calibration:
    """The calibration map of a class, its needs in a language."""
    map_ = JourneyMap(points=tuple(_points(truth, language)))
    work = Work(map_, score_map(map_, truth), truth, _plan(truth.scenario, map_))
    return Calibration(work, {one.id: _known(one, work) for one in rubric.criteria})


def gaps(book: Book, found: Calibration) -> tuple[Gap, ...]:
    """The rater's marks beside the right ones, in the rubric's order, as far as they are given."""
    given = book.of(CALIBRATION)
    return tuple(Gap(id_, given[id_].level, known) for id_, known in found.known.items() if id_ in given)


def in_words(found: tuple[Gap, ...]) -> Message:
    """How near a rater is to the right marks."""
    away = [abs(gap.away) for gap in found if gap.away is not None]
    params = {"exact": away.count(0), "near": away.count(1), "of": len(away)}
    return Message(N_("Of {of} rows: the right level {exact}, one level away {near}."), params)


def _known(criterion: Criterion, work: Work) -> Known:
    if criterion.computed is not None:
        found = measured(criterion.computed, work)
        return Known(criterion.level(found.share), found.said)
    if criterion.id == NEEDS:
        count = sum(point.need is not None for point in work.map.points)
        params = {"outcomes": count - count // 2, "of": count, "wish": WISH}
        told = Message(
            N_("{outcomes} of {of} needs are what the customer wants to achieve; the others say “{wish}”."),
            params,
        )
        return Known(NEEDS_LEVEL, (told,))
    return Known(None, (Message(N_("This row of your rubric has no known answer on the calibration map.")),))


def _points(truth: Truth, language: Language) -> Iterator[MapPoint]:
    scenario = truth.scenario
    segment = max(scenario.segments, key=lambda one: float(one.share)).id
    felt, own = truth.drawn(ALL), truth.drawn(segment)
    painful = top(truth.pain)
    for number, (place, point) in enumerate(_drawn(scenario)):
        teams = [team.id for team in scenario.teams if team.id not in point.teams]
        right = point.teams[0] if point.teams else None
        yield MapPoint(
            id=f"calibration-{number}",
            ref=point.id,
            stage=scenario.stage_of(point.id).id,
            kind=point.kind,
            need=WISH.in_(language) if number % 2 else point.need.in_(language),
            screen=point.screens[0],
            team=teams[0] if number % 2 and teams else right,
            emotion={
                curve: int(values[place])
                for curve, values in ((ALL, felt), (segment, own))
                if not np.isnan(values[place])
            },
            importance=3 if place in painful else 1,
            evidence="partly" if number % 3 == 0 else "guess",
            pins=("calibration",) if number % 3 == 0 else (),
            key="painful" if place in painful else None,
        )
    for decoy in scenario.decoys[:1]:
        yield MapPoint(id="calibration-decoy", ref=decoy.id, stage=scenario.stages[0].id)


def _drawn(scenario: Scenario) -> Iterator[tuple[int, Touchpoint]]:
    """The touchpoints that the map shows, with their places on the way."""
    blank = scenario.stages[-1].id if len(scenario.stages) > 1 else None
    seen = {"direct": 0, "indirect": 0}
    for place, point in enumerate(scenario.touchpoints):
        seen[point.kind] += 1
        left_out = seen[point.kind] % 4 == 0 if point.kind == "direct" else seen[point.kind] % 3 != 1
        if not left_out and scenario.stage_of(point.id).id != blank:
            yield place, point


def _plan(scenario: Scenario, map_: JourneyMap) -> Plan:
    """Two interventions at key moments and two beside them, as far as there are any."""
    keys = {point.ref for point in map_.keys}
    at = [one.id for one in scenario.interventions if {effect.touchpoint for effect in one.effects} & keys]
    beside = [one.id for one in scenario.interventions if one.id not in at]
    plan = Plan()
    for id_ in (*at[: MEASURES // 2], *beside[: MEASURES // 2]):
        plan = plan.add(id_)
    return plan
