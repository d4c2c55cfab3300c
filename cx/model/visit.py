"""A week's visits: the journey touchpoint by touchpoint, as passes over (touchpoints, visitors)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cx.model.block import Block
from cx.model.draws import LOW, S17, Index, Purpose, Words, pick
from cx.model.exact import Singles, normal_table, scaled_normal
from cx.model.expectation import learn
from cx.model.failure import Failures
from cx.model.ground import Ground
from cx.model.indirect import hear_of
from cx.model.leaving import leave
from cx.model.memory import remember
from cx.model.owning import Reputations
from cx.model.population import Population
from cx.model.state import State
from cx.model.workspace import Workspace
from cx.model.world import World

LUCK = np.arange(4, dtype=np.uint32)
F = np.float32


@dataclass
class Visits:
    """What a block of visitors lived through; arrays (n,) unless said, n with padding."""

    block: Block
    own: Singles
    """Importance-weighted mean of perceived quality, without the person's leaning."""
    perceived: Singles
    """The same with the leaning."""
    memory: Singles
    """What is remembered of the feelings, about −1..1, before the noise of memory."""
    worst: Singles
    """The worst feeling."""
    failures: Failures
    reputations: Reputations | None
    """What it does for the other owners of the journey; None where there is one owner."""
    bought: NDArray[np.bool_]
    """Whether the visit came to its end."""
    effort: Singles
    """Perceived quality of chores, or of everything where there is none."""
    emotion: Singles
    """(T, n) felt, 0 where not met."""
    met: Singles
    """(T, n) 1 where met."""
    accumulated: Singles
    """(T, n) running sum of felt emotion by importance."""
    quality: Singles
    """(T, n) met, net of waits and failures, without leaning and what the segment asks above others."""
    gap: Singles
    """(T, n) quality less expectation."""
    luck: Words
    """(4, n) draws of this visit: mood, noise of memory, noise and heaping of the answer, talking."""


def walk(
    base: Ground,
    worlds: tuple[World, ...],
    week: int,
    period: int,
    people: Population,
    state: State,
    block: Block,
    space: Workspace,
) -> Visits:
    """The visits of a block. Updates the expectations of its visitors.

    `week` is the row of the worlds' arrays, `period` the address of the draws.
    """
    model, who, n = base.scenario.model, block.who, len(block.who)
    draws = people.draws
    met, quality = _encounters(base, worlds, week, period, people, block, space)
    luck = draws.rows(Purpose.VISIT, period, LUCK, who)
    if model.states.on and model.states.mood.value:
        quality += (pick(normal_table(), luck[0]) * F(model.states.mood.value))[None, :]
    hear_of(base, people, state, who, quality)
    earlier = state.failures.take(who)
    rows = _risky(worlds, week)
    risks = draws.rows(Purpose.TROUBLE, period, base.places.take(rows), who)
    failures = Failures.fall(base, worlds, week, block, rows, risks, earlier, quality)

    expected, learnt = _expected(base, worlds, week, state, block, space)
    failures.expect(earlier, expected)
    gap, x, spare = space.floats(2, n), space.floats(3, n), space.floats(4, n)
    np.subtract(quality, expected, out=gap)
    for plan, start, stop in block.plans:
        part = slice(start, stop)
        np.minimum(gap[:, part], F(0), out=x[:, part])
        np.multiply(x[:, part], worlds[plan].loss[week][:, None], out=x[:, part])
        np.multiply(gap[:, part], worlds[plan].gain[week][:, None], out=spare[:, part])
    np.add(x, spare, out=x)
    failures.soften(x)
    bought = leave(worlds, week, block, rows, risks, x, met)
    failures.meet(met)
    carry = F(model.emotion.carry.value)
    if carry and base.touchpoints > 1:
        np.multiply(x[:-1], met[:-1], out=spare[:-1])
        np.multiply(spare[:-1], carry, out=spare[:-1])
        np.add(x[1:], spare[:-1], out=x[1:])
    np.multiply(x, x, out=spare)
    np.add(spare, F(1), out=spare)
    np.sqrt(spare, out=spare)
    np.divide(x, spare, out=x)
    felt = np.multiply(x, met, out=x)

    weight = space.floats(5, n)
    people.importance.take(who, axis=0, out=space.rows(n), mode="clip")
    np.multiply(space.rows(n).T, met, out=weight)
    total = np.add.reduce(weight, axis=0)
    np.maximum(total, F(1e-6), out=total)
    np.multiply(gap, F(1 - model.perception.assimilation.value), out=spare)
    np.add(spare, expected, out=spare)
    np.multiply(spare, weight, out=spare)
    own = _perceived(base, weight, spare, total)
    effort = _effort(base, weight, spare, own)
    reputations = Reputations.of(base, weight, spare) if len(base.shares) else None
    np.multiply(felt, weight, out=spare)
    np.multiply(weight, np.add.reduce(met, axis=0) / total, out=weight)
    np.minimum(weight, F(1), out=weight)
    salient = np.multiply(felt, weight, out=weight)
    failures.redress(spare, salient)
    if reputations is not None:
        reputations.remember(spare)
    accumulated = _running_sum(spare, space.floats(6, n))
    lowest = np.minimum.reduce(salient, axis=0)
    highest = np.maximum.reduce(salient, axis=0)
    end = _end(base, salient, met, spare)
    memory = remember(model, accumulated[-1] / total, highest, lowest, end)
    own += block.by_segment(base.offset.astype(np.float32))
    halo = people.halo.take(who)
    learn(base, worlds, week, block, state, gap, met, learnt, spare, weight, space.rows(n))
    return Visits(
        block=block,
        own=own,
        perceived=own + halo,
        memory=memory,
        worst=lowest,
        failures=failures,
        reputations=reputations,
        bought=bought,
        effort=effort + halo,
        emotion=felt,
        met=met,
        accumulated=accumulated,
        quality=quality,
        gap=gap,
        luck=luck,
    )


def _encounters(
    base: Ground,
    worlds: tuple[World, ...],
    week: int,
    period: int,
    people: Population,
    block: Block,
    space: Workspace,
) -> tuple[Singles, Singles]:
    """(T, n) 1 where a touchpoint is met, and the quality met there, with the luck of the day."""
    n = len(block.who)
    words, other, index, marks = space.words(0, n), space.words(1, n), space.index(n), space.bools(n)
    met, quality = space.floats(0, n), space.floats(1, n)
    people.draws.rows(Purpose.ENCOUNTER, period, base.places, block.who, words, other)
    np.right_shift(words, S17, out=other)
    np.bitwise_and(words, LOW, out=index, casting="unsafe")
    scaled_normal(base.scenario.model.perception.noise.value).take(index, out=quality, mode="clip")
    for plan, segment, start, stop in block.spans:
        limit = worlds[plan].meeting[week, :, segment]
        np.less(other[:, start:stop], limit[:, None], out=marks[:, start:stop])
        quality[:, start:stop] += worlds[plan].quality[week, :, segment][:, None]
    np.copyto(met, marks)
    return met, quality


def _risky(worlds: tuple[World, ...], week: int) -> Index:
    """Touchpoints at which something can fail or a visit can end this week, under any of the plans."""
    chances = [world.failure[week] | world.drop_out[week] for world in worlds]
    return np.flatnonzero(np.bitwise_or.reduce(chances))


def _expected(
    base: Ground, worlds: tuple[World, ...], week: int, state: State, block: Block, space: Workspace
) -> tuple[Singles, Singles]:
    """(T, n) what is expected, and what one learns from: the same without promises and repairs."""
    who, n = block.who, len(block.who)
    expected, learnt = space.floats(7, n), space.floats(8, n)
    state.expectation.take(who, axis=0, out=space.rows(n), mode="clip")
    np.add(space.rows(n).T, state.hopes.take(who), out=expected)
    state.hopes[who] = 0.0
    promised = [(plan, start, stop) for plan, start, stop in block.plans if worlds[plan].promise[week].any()]
    if not promised and not base.repairs:
        return expected, expected
    np.copyto(learnt, expected)
    for plan, start, stop in promised:
        expected[:, start:stop] += worlds[plan].promise[week][:, None]
    return expected, learnt


def _running_sum(values: Singles, out: Singles) -> Singles:
    """Sums over the touchpoints so far; row by row, several times quicker than `cumsum` down the columns."""
    np.copyto(out[0], values[0])
    for row in range(1, len(values)):
        np.add(out[row - 1], values[row], out=out[row])
    return out


def _perceived(base: Ground, weight: Singles, perceived: Singles, total: Singles) -> Singles:
    """(n,) mean of perceived quality. A repair makes good, but it is not part of the service."""
    if not base.repairs:
        plain: Singles = np.add.reduce(perceived, axis=0) / total
        return plain
    served = total.copy()
    for row in base.repairs:
        served -= weight[row]
        perceived[row] = 0.0
    mean: Singles = np.add.reduce(perceived, axis=0) / np.maximum(served, F(1e-6))
    return mean


def _effort(base: Ground, weight: Singles, perceived: Singles, own: Singles) -> Singles:
    """Perceived quality of the chores that were met, of everything where there were none."""
    if not base.chores:
        return own.copy()
    part, total = np.zeros_like(own), np.zeros_like(own)
    for row in base.chores:
        part += weight[row]
        total += perceived[row]
    return np.where(part > 0, total / np.maximum(part, F(1e-6)), own)


def _end(base: Ground, x: Singles, met: Singles, spare: Singles) -> Singles:
    """(n,) what was felt at the last touchpoint met; 0 if none was. A repair comes after all others."""
    rows = np.arange(len(x), dtype=np.float32)
    rows[list(base.repairs)] += F(len(x))
    np.multiply(met, rows[:, None], out=spare)
    last = np.maximum.reduce(spare, axis=0).astype(np.intp) % len(x)
    end: Singles = x[last, np.arange(x.shape[1])]
    return end
