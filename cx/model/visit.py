"""A week's visits: the journey touchpoint by touchpoint, as passes over (touchpoints, visitors)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cx.model.draws import LOW, S17, Draws, Index, Purpose, Words, happens, pick
from cx.model.exact import Singles, normal_table
from cx.model.expectation import learn
from cx.model.failure import Failures
from cx.model.ground import Ground
from cx.model.indirect import hear_of
from cx.model.memory import remember
from cx.model.population import Population
from cx.model.state import State
from cx.model.workspace import Workspace
from cx.model.world import World

BAD = np.float32(-0.6)
"""Value from which an encounter is clearly bad, so that one may drop out (felt as −0.51)."""
LUCK = np.arange(4, dtype=np.uint32)
PAD = 16
"""Fewest visitors of a block; the last is repeated, so that sums always run over rows."""
F = np.float32
Span = tuple[int, int, int, int]
"""Plan, segment, first visitor, behind the last."""


@dataclass
class Visits:
    """What a block of visitors lived through; arrays (n,) unless said, n with padding."""

    who: Index
    """Customers; from `real` on repeats of the last."""
    real: int
    group: Index
    own: Singles
    """Importance-weighted mean of perceived quality, without the person's leaning."""
    perceived: Singles
    """The same with the leaning."""
    memory: Singles
    """What is remembered of the feelings, about −1..1, before the noise of memory."""
    worst: Singles
    """The worst feeling."""
    failed: Singles
    """Failures met in this visit."""
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
    hits: dict[int, NDArray[np.bool_]]
    """Row → (n,) whom something failed there, if they met it."""


def pad(who: Index) -> Index:
    """At least `PAD` customers: the last is repeated, and lives through the same once more."""
    return who if len(who) >= PAD else np.concatenate([who, np.repeat(who[-1:], PAD - len(who))])


def walk(
    base: Ground,
    worlds: tuple[World, ...],
    week: int,
    period: int,
    people: Population,
    state: State,
    who: Index,
    space: Workspace,
) -> Visits:
    """The visits of customers `who`, sorted by group. Updates their expectations.

    `week` is the row of the worlds' arrays, `period` the address of the draws.
    """
    model = base.scenario.model
    real, who = len(who), pad(who)
    n = len(who)
    group = people.group.take(who)
    spans = spans_of(group, base.segments)
    draws = people.draws
    quality, expected, met = space.floats(0, n), space.floats(1, n), space.floats(2, n)
    x, weight, spare, spare2 = (space.floats(k, n) for k in (3, 4, 5, 6))
    accumulated, learnt = space.floats(7, n), space.floats(9, n)

    words, other = space.words(0, n), space.words(1, n)
    draws.rows(Purpose.ENCOUNTER, period, base.places, who, words, other)
    index, marks = space.index(n), space.bools(n)
    np.right_shift(words, S17, out=other)
    for plan, segment, start, stop in spans:
        limit = worlds[plan].meeting[week, :, segment]
        np.less(other[:, start:stop], limit[:, None], out=marks[:, start:stop])
    np.bitwise_and(words, LOW, out=words)
    np.copyto(index, words)
    normal_table().take(index, out=quality, mode="clip")
    np.multiply(quality, F(model.perception.noise.value), out=quality)
    for plan, segment, start, stop in spans:
        quality[:, start:stop] += worlds[plan].quality[week, :, segment][:, None]
    luck = draws.rows(Purpose.VISIT, period, LUCK, who)
    if model.states.on and model.states.mood.value:
        mood = pick(normal_table(), luck[0])
        quality += (mood * F(model.states.mood.value))[None, :]
    hear_of(base, people, state, who, quality)
    failures = Failures.fall(base, worlds, week, period, draws, who, group, quality)

    state.expectation.take(who, axis=0, out=space.rows(0, n), mode="clip")
    np.copyto(expected, space.rows(0, n).T)
    expected += state.hopes.take(who)[None, :]
    state.hopes[who] = 0.0
    np.copyto(learnt, expected)
    plans = plans_of(spans)
    for plan, start, stop in plans:
        if worlds[plan].promise[week].any():
            expected[:, start:stop] += worlds[plan].promise[week][:, None]
    earlier = state.failures.take(who)
    failures.expect(earlier, expected)

    gap = spare2
    np.subtract(quality, expected, out=gap)
    for plan, start, stop in plans:
        np.minimum(gap[:, start:stop], F(0), out=x[:, start:stop])
        x[:, start:stop] *= worlds[plan].loss[week][:, None]
        np.multiply(gap[:, start:stop], worlds[plan].gain[week][:, None], out=spare[:, start:stop])
    np.add(x, spare, out=x)
    failures.soften(earlier, x)
    np.copyto(met, marks)
    bought = _drop_out(base, worlds, week, period, draws, who, group, x, met)
    failures.meet(met)
    carry = F(model.emotion.carry.value)
    if carry and base.touchpoints > 1:
        np.multiply(x, met, out=spare)
        np.multiply(spare, carry, out=spare)
        x[1:] += spare[:-1]
    np.multiply(x, x, out=spare)
    np.add(spare, F(1), out=spare)
    np.sqrt(spare, out=spare)
    np.divide(x, spare, out=x)
    np.multiply(x, met, out=x)
    felt = space.floats(8, n)
    np.copyto(felt, x)
    failures.redress(earlier, x)

    people.importance.take(who, axis=0, out=space.rows(1, n), mode="clip")
    np.copyto(weight, space.rows(1, n).T)
    np.multiply(weight, met, out=weight)
    total = np.add.reduce(weight, axis=0)
    np.maximum(total, F(1e-6), out=total)
    np.multiply(gap, F(1 - model.perception.assimilation.value), out=spare)
    np.add(spare, expected, out=spare)
    np.multiply(spare, weight, out=spare)
    own = _perceived(base, weight, spare, total)
    effort = _effort(base, weight, spare, own)
    np.multiply(x, weight, out=spare)
    np.copyto(accumulated[0], spare[0])
    for row in range(1, base.touchpoints):
        np.add(accumulated[row - 1], spare[row], out=accumulated[row])
    np.multiply(weight, np.add.reduce(met, axis=0) / total, out=weight)
    np.minimum(weight, F(1), out=weight)
    np.multiply(x, weight, out=x)
    lowest = np.minimum.reduce(x, axis=0)
    memory = remember(
        model, accumulated[-1] / total, np.maximum.reduce(x, axis=0), lowest, _end(base, x, met, spare)
    )
    own += base.offset.astype(np.float32).take(group % base.segments)
    halo = people.halo.take(who)
    learn(base, worlds, week, plans, state, who, gap, met, learnt, spare, weight, space.rows(0, n))
    return Visits(
        who=who,
        real=real,
        group=group,
        own=own,
        perceived=own + halo,
        memory=memory,
        worst=lowest,
        failed=failures.count,
        bought=bought,
        effort=effort + halo,
        emotion=felt,
        met=met,
        accumulated=accumulated,
        quality=quality,
        gap=gap,
        luck=luck,
        hits=failures.hits,
    )


def spans_of(group: Index, segments: int) -> list[Span]:
    """Where each group begins and ends in a sorted column of groups."""
    found, start = [], 0
    for value, many in enumerate(np.bincount(group).tolist()):
        if many:
            found.append((value // segments, value % segments, start, start + many))
            start += many
    return found


def plans_of(spans: list[Span]) -> list[tuple[int, int, int]]:
    """Where each plan begins and ends."""
    found: dict[int, tuple[int, int]] = {}
    for plan, _segment, start, stop in spans:
        found[plan] = (found.get(plan, (start, stop))[0], stop)
    return [(plan, start, stop) for plan, (start, stop) in found.items()]


def _drop_out(
    base: Ground,
    worlds: tuple[World, ...],
    week: int,
    period: int,
    draws: Draws,
    who: Index,
    group: Index,
    x: Singles,
    met: Singles,
) -> NDArray[np.bool_]:
    """Clearly bad encounters end some visits: nothing after them is met. Gives who stayed to the end."""
    stayed = np.ones(len(who), dtype=np.bool_)
    limits = np.stack([world.drop_out[week] for world in worlds])
    rows = np.flatnonzero(limits.any(axis=0))
    words = draws.rows(Purpose.DROP_OUT, period, base.places[rows], who)
    for at, row in enumerate(rows.tolist()):
        limit = limits[0, row] if len(worlds) == 1 else limits[:, row].take(group // base.segments)
        leaves = happens(words[at], limit)
        leaves &= (x[row] < BAD) & (met[row] > 0)
        gone = np.flatnonzero(leaves & stayed)
        if len(gone):
            met[row + 1 :, gone] = 0.0
            stayed[gone] = False
    return stayed


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
