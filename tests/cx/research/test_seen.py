"""What research sees of a run is what its recorded customers lived through in that round."""

from __future__ import annotations

import numpy as np
import pytest

import cx
from cx.research.seen import seen
from cx.scenario.reader import load_scenario


def test_research_sees_the_recorded_customers_of_the_round() -> None:
    scenario = load_scenario("cinema")
    run = cx.simulate(scenario, customers=2_048, seed=5, rounds=2)
    first, second = seen(run, 1), seen(run, 2)
    assert len(first.segment) == 2_048
    np.testing.assert_allclose(first.importance.sum(axis=1), 1, rtol=1e-5)
    assert first.met.shape == first.emotion.shape == (len(first.visitor), len(scenario.touchpoints))
    assert np.array_equal(np.isfinite(first.emotion), first.met)
    assert ((first.quality >= 0) & (first.quality <= 1)).all()
    assert len(second.visitor) != len(first.visitor) or not np.array_equal(first.visitor, second.visitor)
    with pytest.raises(ValueError, match="round 3"):
        seen(run, 3)
