"""How often people go out: the file's visits a year as the logit of a week."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cx.model.exact import Doubles, exp
from cx.model.ground import Ground
from cx.model.kept import Kept
from cx.model.market import price_weight, utilities
from cx.model.plan import Plan
from cx.model.population import TOWN, populate
from cx.model.start import begin
from cx.model.workspace import Workspace
from cx.model.world import compile_world

SAMPLE_SEED = 0
MOST = 0.5
"""Largest chance of a week's outing; those who go oftener stand for several visits."""
HALVINGS = 48


@dataclass(frozen=True)
class Rhythm:
    """How often each segment goes out, as arrays (S,)."""

    multiple: NDArray[np.int64]
    """Visits that one simulated visit stands for: above 1 for those who go nearly weekly."""
    logit: Doubles
    """Of going out in a week, less the pull of the best firm."""


_measured: Kept[Ground, Rhythm] = Kept(16)


def rhythm_of(base: Ground) -> Rhythm:
    """The rhythm at which each segment pays the firm its `visits_per_year` when the game begins.

    It is found on one town of customers, the same for every run, before incomes fall; outings to
    rivals come on top.
    """
    return _measured.get(base, lambda: _measure(base))


def _measure(base: Ground) -> Rhythm:
    scenario = base.scenario
    people = populate(base, SAMPLE_SEED, 0, TOWN)
    state = begin(base, people, Workspace(base.touchpoints))
    utility = np.empty_like(state.belief)
    worlds = (compile_world(scenario, Plan(), 1, ()),)
    weight = price_weight(base, people, state.saving)
    utilities(base, worlds, 0, people, state, weight, utility, np.empty_like(utility[0]))
    best = utility.max(axis=0).astype(np.float64)
    share = exp(utility.astype(np.float64) - best)
    share = share[0] / share.sum(axis=0)
    pull = scenario.model.market.going.value * best + people.rhythm
    if scenario.model.saving.on:
        pull = pull - scenario.model.saving.home.value * state.saving
    multiples, logits = [], []
    for at, segment in enumerate(scenario.segments):
        mine = people.segment == at
        if not mine.any():
            mine = np.ones(TOWN, dtype=np.bool_)
        ready = max(segment.ready_to_buy.value, 1e-6) if scenario.model.states.on else 1.0
        weekly = segment.visits_per_year.value / 52 / ready
        times = max(1, int(np.ceil(weekly / (MOST * max(float(share[mine].mean()), 0.02)))))
        multiples.append(times)
        logits.append(_solve(pull[mine], share[mine], min(weekly / times, 0.95)))
    home = scenario.market.home_pull.value
    return Rhythm(np.array(multiples, dtype=np.int64), np.array(logits) - home)


def _solve(pull: Doubles, share: Doubles, visits: float) -> float:
    """The constant at which these people come to the firm so often."""
    low, high = -20.0, 20.0
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        come = share / (1 + exp(-(pull + middle)))
        if float(come.mean()) < visits:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)
