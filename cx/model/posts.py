"""Posts about failures: written by those whom it hit, read and passed on by those who were not there."""

from __future__ import annotations

import numpy as np

from cx.model.draws import Index
from cx.model.exact import Singles
from cx.model.ground import Ground
from cx.model.loyalty import review_chance
from cx.model.population import TOWN, Population
from cx.model.state import State
from cx.model.world import World

F = np.float32
WEIGHT, SUM = 4, 5
"""Columns of a town: posts that go round this week, and the satisfaction that they tell of, summed."""


def write(base: Ground, people: Population, state: State, who: Index, got: Singles) -> None:
    """Posts of customers `who`, ascending, whom something failed; each counts with its chance."""
    model = base.scenario.model
    if not model.posts.on or not len(who):
        return
    weight = (review_chance(model, got) * F(model.posts.post.value)).astype(np.float64)
    town = people.town.take(who)
    for column, values in ((WEIGHT, weight), (SUM, weight * got)):
        state.towns[:, column] += np.bincount(town, values, people.towns).astype(np.float32)


def go_round(base: Ground, worlds: tuple[World, ...], week: int, people: Population, state: State) -> None:
    """The town reads what goes round and believes a little of it; part of it is passed on to next week."""
    posts, towns = base.scenario.model.posts, state.towns
    if not posts.on or not towns[:, WEIGHT].any():
        return
    weight, told = towns[:, WEIGHT], towns[:, SUM]
    mean = told / np.maximum(weight, F(1e-9))
    reach = np.minimum(weight * F(posts.readers.value / TOWN), F(1)) * F(posts.pull.value)
    belief, town = state.belief[0], people.town
    belief += reach.take(town) * (mean.take(town) - belief)
    towns[:, 0] += weight
    towns[:, 1] += told
    factor = np.array([world.reposts[week] for world in worlds])
    kept = np.minimum(factor * posts.spread.value, posts.most.value).astype(np.float32)
    towns[:, WEIGHT:] *= np.repeat(kept, people.towns // len(worlds))[:, None]
