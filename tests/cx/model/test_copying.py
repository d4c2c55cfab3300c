"""A move that rivals copy ends where it began: at parity, neither ahead nor behind."""

from __future__ import annotations

from functools import cache
from typing import Any

import making
import numpy as np
import pytest

import cx
from cx.model.exact import Doubles
from cx.model.world import compile_world

EVERYWHERE = [{"touchpoint": f"p{n}", "quality": 0.1} for n in range(6)]
MOVES: dict[str, dict[str, Any]] = {
    "price": {"price": -0.1, "effects": []},
    "technology": {"effects": EVERYWHERE},
    "service": {"effects": EVERYWHERE},
}


@cache
def more_visits(family: str, months: float) -> Doubles:
    """Visits that a move brings in each of ten quarters, as a share of those without it."""
    moved = making.measure("move", **MOVES[family], family=family, copied={"months": months})
    scenario = making.case(measures=[moved])
    run, nothing = (
        cx.simulate(scenario, plan, customers=4_000, seed=5, rounds=10)
        for plan in (cx.Plan().add("move"), None)
    )
    return np.asarray(run.visits.values / nothing.visits.values - 1)


@pytest.mark.parametrize("family", ["price", "technology"])
def test_a_copied_move_ends_at_parity(family: str) -> None:
    more = more_visits(family, 4.5)
    assert more[0] > 0.08
    assert more.min() > -0.03
    assert abs(more[8:].mean()) < 0.035


def test_a_service_that_nobody_copies_keeps_its_advantage() -> None:
    more = more_visits("service", 120)
    assert more[8:].min() > 0.8 * more[2]


def test_a_rivals_cut_becomes_as_normal_as_our_own() -> None:
    cut = making.measure("cut", quality=0, price=-0.1, copied={"months": 1, "fidelity": 1})
    dear = making.case(measures=[cut], rivals=[making.rival(), making.rival("other", price=1.2)])
    price = compile_world(dear, cx.Plan().add("cut"), 300, ()).price
    assert price[-1, 0] == pytest.approx(price[-1, 1], abs=1e-4)
    assert price[10, 1] < price[-1, 1] < 0
    assert price[-1, 2] < price[0, 2]
