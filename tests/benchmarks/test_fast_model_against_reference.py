"""The fast model and the straightforward one come to the same numbers on the same draws."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

import cx
from benchmarks.model.minimal import minimal
from benchmarks.model.straightforward import HISTORY, Luck, Reference, Traits
from cx.model import start
from cx.model.draws import Draws, Purpose
from cx.model.exact import normal_table
from cx.model.ground import ground
from cx.model.population import populate
from cx.scenario.scenario import Scenario

CUSTOMERS = 3_000
SEED = 11


class Addressed:
    """The fast model's own draws, as the straightforward version asks for them."""

    def __init__(self, scenario: Scenario) -> None:
        self.base = ground(scenario)
        self.people = populate(self.base, SEED, 0, CUSTOMERS)
        self.draws: Draws = self.people.draws

    def traits(self, count: int) -> Traits:
        people = self.people
        return Traits(
            halo=people.halo.astype(np.float64),
            style=people.style.astype(np.float64),
            rhythm=people.rhythm.astype(np.float64),
            taste=people.taste[0].astype(np.float64),
            importance=people.importance.astype(np.float64),
            town=people.town,
        )

    def going(self, week: int, count: int) -> NDArray[np.float64]:
        return _low(self.draws.words(Purpose.GO, week))

    def luck(self, week: int, who: NDArray[np.intp], touchpoints: int) -> Luck:
        period = week if week >= 0 else start.HISTORY + HISTORY - week
        words = self.draws.rows(Purpose.ENCOUNTER, period, self.base.places, who).T
        visit = self.draws.rows(Purpose.VISIT, period, np.arange(4, dtype=np.uint32), who)
        return Luck(
            noise=_normal(words),
            meets=_high(words),
            memory=_normal(visit[1]),
            answer=_normal(visit[2]),
            heap=_high(visit[2]),
        )


def _low(words: NDArray[np.uint32]) -> NDArray[np.float64]:
    return ((words & np.uint32(0xFFFF)) + 0.5) / 65_536


def _high(words: NDArray[np.uint32]) -> NDArray[np.float64]:
    return (words >> np.uint32(17)) / 32_768


def _normal(words: NDArray[np.uint32]) -> NDArray[np.float64]:
    return normal_table()[(words & np.uint32(0xFFFF)).astype(np.intp)].astype(np.float64)


@pytest.mark.parametrize("touchpoints", [1, 12])
@pytest.mark.parametrize("kano", [False, True])
def test_two_versions_of_one_model_agree(touchpoints: int, kano: bool) -> None:
    scenario = minimal(touchpoints, 10, kano={"on": kano})
    run = cx.simulate(scenario, customers=CUSTOMERS, seed=SEED)
    told = Reference(scenario, CUSTOMERS, Addressed(scenario), 10).run()
    visits = int(run.encounters.sum()) / touchpoints
    assert told.encounters / touchpoints == pytest.approx(visits, rel=5e-4)
    assert told.emotion == pytest.approx(run.emotion_all[0], abs=2e-3)
    assert np.average(told.satisfaction, weights=told.visits) == pytest.approx(run.satisfaction[0], abs=1e-3)
    assert np.average(told.nps, weights=told.visits) == pytest.approx(run.nps[0], abs=0.3)
    assert np.quantile(np.abs(told.belief - run.customers["belief"]), 0.98) < 1e-4
