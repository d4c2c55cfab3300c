"""The minimal journey as one would write it first: float64, whole columns, NumPy's own generator.

It is the reference of the speed, and with the fast model's draws the oracle of its numbers:
both must then agree to rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cx.model.ground import Ground, ground
from cx.model.plan import Plan
from cx.model.rhythm import rhythm_of
from cx.model.start import CERTAINTY, HEARSAY
from cx.model.world import World, compile_world
from cx.scenario.scenario import Scenario

Doubles = NDArray[np.float64]
HISTORY, AGAIN = -1, -2
"""Weeks of the two visits before the game."""


@dataclass(frozen=True)
class Traits:
    """Who the customers are; columns (N,) and importance (N, T)."""

    halo: Doubles
    style: Doubles
    rhythm: Doubles
    taste: Doubles
    importance: Doubles
    town: NDArray[np.intp]


@dataclass(frozen=True)
class Luck:
    """What chance brings the visitors of a week: (n, T) and (n,)."""

    noise: Doubles
    """Standard normal, of each encounter."""
    meets: Doubles
    """Uniform, of meeting it."""
    memory: Doubles
    """Standard normal, of satisfaction."""
    answer: Doubles
    """Standard normal, of the answer."""
    heap: Doubles
    """Uniform, of heaping at the ends."""


class Chance(Protocol):
    """Where draws come from."""

    def traits(self, count: int) -> Traits:
        """Those of `count` customers."""

    def going(self, week: int, count: int, /) -> Doubles:
        """(N,) uniform draws of going out."""

    def luck(self, week: int, who: NDArray[np.intp], touchpoints: int, /) -> Luck:
        """Those of a week's visitors."""


class Generator:
    """Draws as they come, from NumPy's generator."""

    def __init__(self, base: Ground, seed: int = 0) -> None:
        self.base, self.random = base, np.random.default_rng(seed)

    def traits(self, count: int) -> Traits:
        """Drawn column by column."""
        model, random = self.base.scenario.model, self.random
        shape = model.perception.focus.value
        return Traits(
            halo=random.normal(0, model.perception.halo.value, count),
            style=random.normal(0, model.survey.style.value, count),
            rhythm=random.normal(0, model.market.rhythm.value, count),
            taste=random.normal(0, model.market.taste.value, count),
            importance=random.gamma(shape, 1 / shape, (count, self.base.touchpoints))
            * self.base.importance[0],
            town=np.arange(count) // 2_048,
        )

    def going(self, _week: int, count: int) -> Doubles:
        """One a customer."""
        return self.random.random(count)

    def luck(self, _week: int, who: NDArray[np.intp], touchpoints: int) -> Luck:
        """One a visitor and touchpoint, and three a visitor."""
        n = len(who)
        return Luck(
            noise=self.random.standard_normal((n, touchpoints)),
            meets=self.random.random((n, touchpoints)),
            memory=self.random.standard_normal(n),
            answer=self.random.standard_normal(n),
            heap=self.random.random(n),
        )


@dataclass(frozen=True)
class Told:
    """What came of a run, by week and at its end."""

    visits: NDArray[np.int64]
    """(W,)"""
    satisfaction: Doubles
    """(W,) mean of the week's visitors."""
    nps: Doubles
    """(W,)"""
    emotion: Doubles
    """(T,) mean felt emotion of those who met it."""
    belief: Doubles
    """(N,) at the end."""
    expectation: Doubles
    """(N, T) at the end."""
    encounters: int


class Reference:
    """The customers of a minimal journey and what they go through."""

    def __init__(self, scenario: Scenario, customers: int, chance: Chance, weeks: int) -> None:
        self.base = ground(scenario)
        self.world: World = compile_world(scenario, Plan(), weeks, ())
        self.chance, self.weeks, self.customers = chance, weeks, customers
        base, t = self.base, self.base.touchpoints
        self.meeting = np.broadcast_to(base.meeting[0], (t,))
        self.people = chance.traits(customers)
        self.expectation = np.tile(base.expectation[0], (customers, 1))
        self.level = np.full(customers, base.reference[0])
        self.belief = np.full(customers, base.satisfaction[0])
        self.felt, self.met = np.zeros(t), np.zeros(t)
        self._begin()

    def run(self) -> Told:
        """All weeks."""
        self.felt[:], self.met[:] = 0, 0
        market = self.base.scenario.model.market
        rhythm = self.people.rhythm + rhythm_of(self.base).logit[0]
        visits, happy, nps = [], [], []
        for week in range(self.weeks):
            curved = 1 + market.convexity.value * (self.belief - 2 * market.ordinary.value)
            utility = market.belief.value * curved * self.belief + market.habit.value + self.people.taste
            u = self.chance.going(week, self.customers)
            who = np.flatnonzero(np.log(u / (1 - u)) < market.going.value * utility + rhythm)
            satisfaction, answer = self._visit(week, who)
            rate = self.base.scenario.model.belief.rate.value
            self.belief[who] += rate * (satisfaction - self.belief[who])
            visits.append(len(who))
            happy.append(satisfaction.mean())
            nps.append(100 * ((answer >= 9).mean() - (answer <= 6).mean()))
        return Told(
            visits=np.array(visits),
            satisfaction=np.array(happy),
            nps=np.array(nps),
            emotion=self.felt / np.maximum(self.met, 1),
            belief=self.belief,
            expectation=self.expectation,
            encounters=int(self.met.sum()),
        )

    def _begin(self) -> None:
        everybody = np.arange(self.customers)
        satisfaction, _ = self._visit(HISTORY, everybody)
        town, model = self.people.town, self.base.scenario.model
        usual = np.bincount(town, weights=satisfaction) / np.bincount(town)
        self.belief = usual[town] + CERTAINTY * (satisfaction - usual[town])
        satisfaction, _ = self._visit(AGAIN, everybody)
        self.belief += model.belief.rate.value * (satisfaction - self.belief)
        talk = model.talk
        x = (satisfaction - talk.ordinary.value) / (1 - talk.ordinary.value)
        weight = talk.neutral.value + np.where(x > 0, talk.good.value * x, -talk.bad.value * x)
        told = np.bincount(town, weights=weight * satisfaction) / np.bincount(town, weights=weight)
        self.belief += HEARSAY * (told[town] - self.belief)

    def _visit(self, week: int, who: NDArray[np.intp]) -> tuple[Doubles, Doubles]:
        """(n,) satisfaction and answer of the week's visitors."""
        model, world, row = self.base.scenario.model, self.world, max(week, 0)
        luck = self.chance.luck(week, who, self.base.touchpoints)
        quality = world.quality[row, :, 0] + model.perception.noise.value * luck.noise
        met = luck.meets < self.meeting
        expected = self.expectation[who]
        gap = quality - expected
        x = np.where(gap > 0, world.gain[row] * gap, (world.gain[row] + world.loss[row]) * gap) * met
        x[:, 1:] += model.emotion.carry.value * x[:, :-1].copy()
        felt = x / np.sqrt(1 + x * x) * met
        weight = self.people.importance[who] * met
        total = np.maximum(weight.sum(axis=1), 1e-6)
        perceived = (1 - model.perception.assimilation.value) * gap + expected
        own = (perceived * weight).sum(axis=1) / total
        memory = self._memory(felt, weight, met, total)
        satisfaction = self._satisfaction(who, own, memory, luck.memory)
        drift = model.expectation
        step = np.where(gap > 0, drift.up.value, drift.down.value) * gap
        step += drift.market.value * (world.market[row] - expected)
        self.expectation[who] = expected + step * met
        level = self.level[who]
        self.level[who] = level + drift.reference.value * (
            drift.own.value * own + world.usual[row, 0] - level
        )
        self.felt += felt.sum(axis=0)
        self.met += met.sum(axis=0)
        return satisfaction, self._answer(who, satisfaction, luck)

    def _memory(self, felt: Doubles, weight: Doubles, met: NDArray[np.bool_], total: Doubles) -> Doubles:
        weights = self.base.scenario.model.accumulation
        mean = np.cumsum(felt * weight, axis=1)[:, -1] / total
        salient = np.minimum(weight * (met.sum(axis=1) / total)[:, None], 1) * felt
        lowest, highest = salient.min(axis=1), salient.max(axis=1)
        peak = np.where(highest >= -lowest, highest, lowest)
        last = (met * np.arange(met.shape[1])).max(axis=1)
        end = salient[np.arange(len(salient)), last]
        return np.asarray(weights.mean.value * mean + weights.peak.value * peak + weights.end.value * end)

    def _satisfaction(self, who: NDArray[np.intp], own: Doubles, memory: Doubles, noise: Doubles) -> Doubles:
        model = self.base.scenario.model
        weights = model.satisfaction
        width = np.hypot(weights.noise.value, model.accumulation.noise.value * weights.memory.value)
        y = weights.level.value + weights.memory.value * memory + width * noise
        y = 0.5 * (y + weights.quality.value * (own + self.people.halo[who] - self.level[who]))
        return np.asarray(0.5 * (1 + y / np.sqrt(1 + y * y)))

    def _answer(self, who: NDArray[np.intp], satisfaction: Doubles, luck: Luck) -> Doubles:
        survey = self.base.scenario.model.survey
        answer = survey.offset.value + survey.slope.value * satisfaction + self.people.style[who]
        answer = np.clip(np.rint(answer + survey.noise.value * luck.answer), 0, 10)
        heaps = luck.heap < survey.heaping.value
        answer[heaps & (answer == 9)] = 10
        answer[heaps & (answer == 1)] = 0
        return np.asarray(answer)
