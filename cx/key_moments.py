"""Which touchpoints decide: finite differences on the same draws, and the truth behind a map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cx.model.drawing import drawn
from cx.model.exact import Doubles
from cx.model.ground import Ground, ground
from cx.model.measures import sums
from cx.model.plan import Plan
from cx.model.side_by_side import passes, tallies
from cx.model.simulate import Progress, happened_in, pace
from cx.model.tally import Column, Tally
from cx.model.task import world_of
from cx.model.world import World
from cx.scenario.scenario import Scenario
from cx.scoring.truth import Truth

STEP = 0.06
"""By how much the quality of a touchpoint is moved."""


@dataclass(frozen=True)
class Decisiveness:
    """How much each touchpoint moves what counts, per unit of its quality; arrays (touchpoints, segments)."""

    satisfaction: Doubles
    """Mean satisfaction, 0..1."""
    visits: Doubles
    """Visits, relative: returning and coming oftener."""
    word_of_mouth: Doubles
    """Good less bad stories per story, −1..1."""

    @property
    def together(self) -> Doubles:
        """The three added up, word of mouth at half its weight, as it spans −1..1."""
        return np.asarray(self.satisfaction + self.visits + 0.5 * self.word_of_mouth)


def decisiveness(
    scenario: Scenario,
    *,
    draw: int | None = None,
    customers: int = 8_192,
    seed: int = 0,
    rounds: int | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Decisiveness:
    """Move each touchpoint's quality up a little from the first week, and see what moves with it."""
    scenario = scenario if draw is None else drawn(scenario, draw)
    return _decisiveness(_Lives(scenario, customers, seed, rounds, None, cancel))


def truth(
    scenario: Scenario,
    draw: int | None = None,
    *,
    customers: int = 8_192,
    seed: int = 0,
    rounds: int | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Truth:
    """What the simulated customers live through when nothing is done, to score maps against.

    `progress(done, total)` counts weeks; `cancel()` is asked every week.
    """
    scenario = scenario if draw is None else drawn(scenario, draw)
    lives = _Lives(scenario, customers, seed, rounds, progress, cancel)
    base, tally = lives.base, lives.found[0]
    visits = _column(lives, tally, Column.VISITS)
    met = tally.met[:, :, : base.segments].sum(axis=0)
    felt = tally.emotion[:, :, : base.segments].sum(axis=0)
    importance = base.importance.T / np.maximum(base.importance.sum(axis=1), 1e-12)
    return Truth(
        scenario=scenario,
        visits=_still(met / np.maximum(visits, 1.0)),
        emotion=_still(np.where(met > 0, felt / np.maximum(met, 1.0), np.nan)),
        importance=_still(importance),
        decisiveness=_still(_decisiveness(lives).together),
        shares=_still(visits / max(float(visits.sum()), 1.0)),
    )


class _Lives:
    """Doing nothing, and each touchpoint a little better: run side by side."""

    def __init__(
        self,
        scenario: Scenario,
        customers: int,
        seed: int,
        rounds: int | None,
        progress: Progress | None,
        cancel: Callable[[], bool] | None,
    ) -> None:
        self.base: Ground = ground(scenario)
        self.customers = customers
        self.rounds = rounds or scenario.rounds.count
        nothing = world_of(scenario, Plan(), self.rounds, happened_in(scenario, None))
        self.worlds = [nothing, *(_better(nothing, row) for row in range(self.base.touchpoints))]
        weeks = self.rounds * scenario.rounds.weeks * passes(customers, len(self.worlds))
        each_week = pace(progress, cancel, 0, weeks)
        self.found = tallies(self.base, self.worlds, customers, seed, self.rounds, each_week)


def _better(world: World, row: int) -> World:
    quality = world.quality.copy()
    quality[:, row] += np.float32(STEP)
    quality.setflags(write=False)
    return replace(world, quality=quality)


def _column(lives: _Lives, tally: Tally, column: Column) -> Doubles:
    """(S,) sum over all weeks."""
    segments = lives.base.segments
    return np.asarray(tally.weekly[:, column].reshape(len(tally.weekly), segments, -1).sum(axis=(0, 2)))


def _decisiveness(lives: _Lives) -> Decisiveness:
    rows = [_figures(lives, world, tally) for world, tally in zip(lives.worlds, lives.found, strict=True)]
    figures: NDArray[np.float64] = np.array(rows)
    change = (figures[1:] - figures[0]) / STEP
    visits = change[:, 1] / np.maximum(figures[0, 1], 1e-9)
    return Decisiveness(_still(change[:, 0]), _still(visits), _still(change[:, 2]))


def _figures(lives: _Lives, world: World, tally: Tally) -> list[Doubles]:
    """Satisfaction, visits and word of mouth by segment, over all rounds."""
    figures = sums(lives.base, world, tally, lives.rounds, lives.customers)

    def ratio(name: str) -> Doubles:
        one = figures[name]
        bottom = one.bottom.sum(axis=(0, 2))
        return np.asarray(one.top.sum(axis=(0, 2)) / np.maximum(bottom, 1e-9))

    return [ratio("satisfaction"), figures["visits"].top.sum(axis=(0, 2)), ratio("word_of_mouth")]


def _still(values: Doubles) -> Doubles:
    values = np.ascontiguousarray(values, dtype=np.float64)
    values.setflags(write=False)
    return values
