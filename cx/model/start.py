"""How customers are before the game: what they believe, expect and are used to."""

from __future__ import annotations

import numpy as np

from cx.model.block import Block
from cx.model.draws import Index, Purpose, happens, pick, threshold
from cx.model.exact import normal_table
from cx.model.expectation import get_used
from cx.model.ground import Ground
from cx.model.kept import Kept
from cx.model.loyalty import believe, rate, review_chance, satisfaction_of, talk_chance
from cx.model.market import choices, form_habit, price_weight, utilities
from cx.model.plan import Plan
from cx.model.population import Population
from cx.model.state import State
from cx.model.visit import walk
from cx.model.workspace import Workspace
from cx.model.world import World, compile_world

HISTORY = 0x800000
"""Address of the first of two visits before the game."""
CERTAINTY = 0.75
"""How far the last visit before the game shaped belief; the rest is what others of the segment think."""
PAST_OUTINGS = 4
HEARSAY = 0.5
"""How far the stories of the past have already moved what is believed, so that the game begins at rest."""
F = np.float32


_begun: Kept[Population, State] = Kept(2)


def beginning(base: Ground, people: Population, space: Workspace) -> State:
    """The customers at the first week, kept for the last few; not to be changed, but copied."""
    return _begun.get(people, lambda: begin(base, people, space).still())


def begin(base: Ground, people: Population, space: Workspace) -> State:
    """The customers at the first week, whatever the plan will be.

    Everybody has been here once; a few outings formed habits; whoever chose the firm in the last
    of them came again, and what is told and written of the firm is about that visit.
    """
    worlds = (compile_world(base.scenario, Plan(), 1, ()),)
    state = _blank(base, people)
    everybody = np.argsort(people.group, kind="stable")
    _live_through(base, worlds, HISTORY, people, state, space, everybody)
    cell = people.town * base.segments + people.segment
    count = np.maximum(np.bincount(cell, minlength=people.towns * base.segments), 1)
    mean = np.bincount(cell, weights=state.satisfaction, minlength=len(count)) / count
    usual = mean.astype(np.float32).take(cell)
    state.belief[0] = usual + F(CERTAINTY) * (state.satisfaction - usual)
    weight = price_weight(base, people, state.saving)
    utility, spare = np.empty_like(state.belief), np.empty(people.size, dtype=np.float32)
    for past in range(PAST_OUTINGS):
        utilities(base, worlds, 0, people, state, weight, utility, spare)
        firm = choices(base, people.draws, Purpose.WARM_UP, past, utility, np.arange(people.size))
        form_habit(base, state, np.arange(people.size), firm)
    again = everybody[state.last.take(everybody) == 0]
    _live_through(base, worlds, HISTORY + 1, people, state, space, again)
    if len(again):
        block = Block.of(again, people.group, base.segments)
        believe(base, state, block, state.satisfaction.take(block.who))
    _stories(base, people, state)
    state.belief[0] += F(HEARSAY) * (state.heard_close - state.belief[0])
    state.failures[:] = 0
    state.seen[:] = state.last == 0
    return state


def _blank(base: Ground, people: Population) -> State:
    scenario, n = base.scenario, people.size
    zeros = np.zeros(n, dtype=np.float32)
    segment = people.segment
    belief = np.empty((base.firms, n), dtype=np.float32)
    belief[0] = base.satisfaction.astype(np.float32).take(segment)
    spread = F(scenario.model.belief.rival_spread.value)
    for firm, rival in enumerate(scenario.market.rivals, start=1):
        words = people.draws.words(Purpose.BELIEF, firm)
        own = F(rival.belief.value) + F(0.5) * people.halo + spread * pick(normal_table(), words)
        belief[firm] = np.clip(own, F(0), F(1))
    saving = zeros.copy()
    if scenario.model.saving.on:
        shares = threshold(np.array([one.saving.value for one in scenario.segments]))
        saving[happens(people.draws.words(Purpose.SAVES, 0), shares.take(segment))] = 1
    return State(
        expectation=base.expectation.astype(np.float32)[segment],
        hopes=zeros.copy(),
        reference=base.reference.astype(np.float32).take(segment),
        belief=belief,
        habit=np.full((base.firms, n), 1 / base.firms, dtype=np.float32),
        scar=zeros.copy(),
        failures=zeros.copy(),
        satisfaction=belief[0].copy(),
        rating=zeros.copy(),
        saving=saving,
        heard_close=zeros.copy(),
        heard_weak=zeros.copy(),
        last=np.zeros(n, dtype=np.int8),
        towns=np.tile(np.array([1, 0, 0, 0, 0, 0], dtype=np.float32), (people.towns, 1)),
        visits=np.zeros(n, dtype=np.int32),
        talked=np.zeros(n, dtype=np.int32),
        seen=np.zeros(n, dtype=np.uint8),
    )


def _live_through(
    base: Ground,
    worlds: tuple[World, ...],
    period: int,
    people: Population,
    state: State,
    space: Workspace,
    visitors: Index,
) -> None:
    """A visit of these customers, sorted by group: expectations and levels adapt."""
    for some in np.array_split(visitors, max(1, -(-len(visitors) // space.width))):
        if not len(some):
            continue
        block = Block.of(some, people.group, base.segments)
        visits = walk(base, worlds, 0, period, people, state, block, space)
        got = satisfaction_of(base, state, visits)
        get_used(base, worlds, 0, state, block, visits.own, state.reference.take(block.who))
        state.satisfaction[block.who] = got
        state.rating[block.who] = rate(base.scenario.model, people.style.take(block.who), got, visits.luck[2])


def _stories(base: Ground, people: Population, state: State) -> None:
    """What reviews and stories of those who were here last say in each town when the game begins."""
    model = base.scenario.model
    ours = state.last == 0
    here = np.bincount(people.town, weights=ours, minlength=people.towns).take(people.town) > 0
    counts = ours | ~here
    for column, chance in ((2, review_chance), (3, talk_chance)):
        weight = chance(model, state.satisfaction).astype(np.float64) * counts
        total = np.bincount(people.town, weights=weight, minlength=people.towns)
        told = np.bincount(people.town, weights=weight * state.satisfaction, minlength=people.towns)
        state.towns[:, column] = told / np.maximum(total, 1e-9)
    before = model.indirect.reviews_before.value
    state.towns[:, 0] = before
    state.towns[:, 1] = F(before) * state.towns[:, 2]
    state.heard_close[:] = state.heard_weak[:] = state.towns[:, 3].take(people.town)
