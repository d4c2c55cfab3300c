"""The minimal journey as a model of Mesa: an agent a customer, a loop over touchpoints.

Mesa is no dependency of the program: `pip install --group bench` brings it.
"""

from __future__ import annotations

from math import hypot, log, sqrt
from typing import Any

import mesa

from cx.model.ground import ground
from cx.model.plan import Plan
from cx.model.rhythm import rhythm_of
from cx.model.world import compile_world
from cx.scenario.scenario import Scenario


class Customer(mesa.Agent):
    """One customer of the minimal journey."""

    def __init__(self, model: Journey) -> None:
        super().__init__(model)
        draw, mechanisms = model.random, model.mechanisms
        shape = mechanisms.perception.focus.value
        self.halo = draw.gauss(0, mechanisms.perception.halo.value)
        self.style = draw.gauss(0, mechanisms.survey.style.value)
        self.leaning = (
            draw.gauss(0, mechanisms.market.rhythm.value)
            + model.rhythm
            + mechanisms.market.going.value
            * (mechanisms.market.habit.value + draw.gauss(0, mechanisms.market.taste.value))
        )
        self.importance = [draw.gammavariate(shape, 1 / shape) * mean for mean in model.importance]
        self.expectation = list(model.expectation)
        self.level = model.level
        self.belief = self.visit()
        self.belief += mechanisms.belief.rate.value * (self.visit() - self.belief)

    def step(self) -> None:
        """A week: stay at home, or come and learn from the visit."""
        model = self.model
        market = model.mechanisms.market
        u = model.random.random()
        curved = 1 + market.convexity.value * (self.belief - 2 * market.ordinary.value)
        pull = market.going.value * market.belief.value * curved * self.belief
        if log(u / (1 - u)) < pull + self.leaning:
            satisfaction = self.visit()
            self.belief += model.mechanisms.belief.rate.value * (satisfaction - self.belief)
            self.answer(satisfaction)
            model.visits += 1

    def visit(self) -> float:
        """Walk the journey; gives satisfaction."""
        model, expectation, importance = self.model, self.expectation, self.importance
        draw, week = model.random, model.week
        gauss, chance = draw.gauss, draw.random
        felt, weights = [], []
        total = own = mean = before = 0.0
        for place, quality in enumerate(model.quality[week]):
            noise = gauss(0, model.noise)
            if chance() >= model.meeting[place]:
                before = 0.0
                continue
            expected, weight = expectation[place], importance[place]
            gap = quality + noise - expected
            raw = model.gain * gap if gap > 0 else model.loss * gap
            x = raw + model.carry * before
            before = raw
            emotion = x / sqrt(1 + x * x)
            felt.append(emotion)
            weights.append(weight)
            total += weight
            own += weight * (model.kept * gap + expected)
            mean += weight * emotion
            step = model.up * gap if gap > 0 else model.down * gap
            expectation[place] = expected + step + model.pull * (model.market[week][place] - expected)
        total = max(total, 1e-6)
        scale = len(felt) / total
        salient = [min(weight * scale, 1) * emotion for weight, emotion in zip(weights, felt, strict=True)]
        lowest, highest = min(salient, default=0.0), max(salient, default=0.0)
        memory = model.weights.mean.value * mean / total
        memory += model.weights.peak.value * (highest if highest >= -lowest else lowest)
        memory += model.weights.end.value * (salient[-1] if salient else 0.0)
        own /= total
        satisfied = model.mechanisms.satisfaction
        y = satisfied.level.value + satisfied.memory.value * memory + gauss(0, model.width)
        y = 0.5 * (y + satisfied.quality.value * (own + self.halo - self.level))
        drift = model.mechanisms.expectation
        self.level += drift.reference.value * (drift.own.value * own + model.usual[week] - self.level)
        return 0.5 * (1 + y / sqrt(1 + y * y))

    def answer(self, satisfaction: float) -> None:
        """How likely one is to recommend, 0 to 10."""
        model = self.model
        survey = model.mechanisms.survey
        said = survey.offset.value + survey.slope.value * satisfaction + self.style
        said = min(max(round(said + model.random.gauss(0, survey.noise.value)), 0), 10)
        model.promoters += said >= 9
        model.detractors += said <= 6


class Journey(mesa.Model):
    """All customers."""

    def __init__(self, scenario: Scenario, customers: int, weeks: int) -> None:
        super().__init__(seed=1)
        base, world = ground(scenario), compile_world(scenario, Plan(), weeks, ())
        self.mechanisms: Any = scenario.model
        self.weights = scenario.model.accumulation
        self.rhythm = float(rhythm_of(base).logit[0])
        self.importance, self.expectation = base.importance[0].tolist(), base.expectation[0].tolist()
        self.level = float(base.reference[0])
        self.meeting = base.meeting[0].tolist()
        self.quality: list[list[float]] = world.quality[:, :, 0].tolist()
        self.market: list[list[float]] = world.market.tolist()
        self.usual: list[float] = world.usual[:, 0].tolist()
        self.gain = float(world.gain[0, 0])
        self.loss = float(world.gain[0, 0] + world.loss[0, 0])
        self.noise = scenario.model.perception.noise.value
        self.carry = scenario.model.emotion.carry.value
        self.kept = 1 - scenario.model.perception.assimilation.value
        drift = scenario.model.expectation
        self.up, self.down, self.pull = drift.up.value, drift.down.value, drift.market.value
        satisfied = scenario.model.satisfaction
        self.width = hypot(satisfied.noise.value, self.weights.noise.value * satisfied.memory.value)
        self.week = self.visits = self.promoters = self.detractors = 0
        for _ in range(customers):
            Customer(self)

    def step(self) -> None:
        """A week."""
        self.agents.do("step")
        self.week = min(self.week + 1, len(self.quality) - 1)


def lived(scenario: Scenario, customers: int, weeks: int) -> int:
    """Live through the weeks; gives the encounters of the game."""
    journey = Journey(scenario, customers, weeks)
    for _ in range(weeks):
        journey.step()
    return journey.visits * len(journey.meeting)
