"""The outcome of a run, from its sums."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cx.model.evidence import Evidence
from cx.model.exact import Doubles
from cx.model.figures import MEASURES
from cx.model.ground import Ground
from cx.model.happening import Happening
from cx.model.measures import measure, sums
from cx.model.outcome import Outcome
from cx.model.plan import Plan
from cx.model.population import REPLICATES
from cx.model.record import Page, Roll
from cx.model.rhythm import rhythm_of
from cx.model.tally import Column, Standing, Tally
from cx.model.world import World


def outcome(
    base: Ground,
    plan: Plan,
    happened: tuple[Happening, ...],
    seed: int,
    customers: int,
    rounds: int,
    world: World,
    tally: Tally,
    pages: tuple[Page, ...],
    roll: Roll,
) -> Outcome:
    """All figures of a run."""
    scenario, segments = base.scenario, base.segments
    weeks = scenario.rounds.weeks
    figures = sums(base, world, tally, rounds, customers)
    emotion, met = tally.emotion[:rounds], tally.met[:rounds]
    by_segment = met[:, :, :segments]
    visits = tally.weekly[: rounds * weeks, Column.VISITS].reshape(rounds, weeks, segments, -1)
    visits = visits.sum(axis=(1, 3))
    counts = tally.weekly[: rounds * weeks].reshape(rounds, weeks, len(Column), -1).sum(axis=(1, 3))
    standing = tally.standing[:rounds].sum(axis=2)
    people = np.array([segment.party.value for segment in scenario.segments]) * rhythm_of(base).multiple
    sales = tally.weekly[: rounds * weeks, Column.SALES].reshape(rounds * weeks, segments, -1).sum(axis=2)
    weekly = (sales * people).sum(axis=1) * (scenario.money.people.value / customers)
    ticket = (
        world.ticket[: rounds * weeks] * scenario.money.ticket.value / max(scenario.money.unit.value, 1e-9)
    )
    return Outcome(
        scenario=scenario,
        plan=plan,
        seed=seed,
        population=customers,
        rounds=rounds,
        emotion=_mean(emotion[:, :, :segments], by_segment),
        emotion_all=_mean(emotion[:, :, :segments].sum(axis=2), by_segment.sum(axis=2)),
        emotion_each=_each(emotion[:, :, -REPLICATES:], met[:, :, -REPLICATES:]),
        emotion_band=_band(base, rounds, pages),
        encounters=_counts(by_segment),
        accumulated=_still(tally.accumulated[:rounds] / np.maximum(visits, 1.0)[:, None, :]),
        told_good=_counts(counts[:, Column.TOLD_GOOD]),
        told_bad=_counts(counts[:, Column.TOLD_BAD]),
        came_back=_counts(standing[:, Standing.CAME_BACK]),
        went_to_rival=_counts(standing[:, Standing.TO_RIVAL]),
        stayed_home=_counts(standing[:, Standing.AT_HOME]),
        weekly_visits=_still(weekly),
        weekly_revenue=_still(weekly * ticket),
        evidence=Evidence(scenario, plan, happened, seed, customers, rounds, pages, roll),
        further={name: measure(one) for name, one in figures.items() if name not in MEASURES},
        **{name: measure(figures[name]) for name in MEASURES},
    )


def _mean(total: Doubles, count: Doubles) -> Doubles:
    return _still(np.where(count > 0, total / np.maximum(count, 1.0), np.nan))


def _each(total: Doubles, count: Doubles) -> Doubles:
    """(rounds, T, K) mean emotion replicate by replicate, linearised."""
    people = np.maximum(count.sum(axis=2, keepdims=True), 1.0)
    mean = total.sum(axis=2, keepdims=True) / people
    return _still(mean + (total - mean * count) * REPLICATES / people)


def _band(base: Ground, rounds: int, pages: tuple[Page, ...]) -> Doubles:
    """(rounds, T, 2) quarter and three-quarter points of what recorded customers felt."""
    band = np.full((rounds, base.touchpoints, 2), np.nan)
    weeks = base.scenario.rounds.weeks
    for round_ in range(rounds):
        of_round = [page for page in pages if page.week // weeks == round_]
        if not of_round:
            continue
        emotion = np.concatenate([page.emotion for page in of_round], axis=1)
        met = np.concatenate([page.met for page in of_round], axis=1)
        for row in range(base.touchpoints):
            felt = np.sort(emotion[row, met[row]])
            if len(felt):
                places = (np.array([0.25, 0.75]) * (len(felt) - 1) + 0.5).astype(np.intp)
                band[round_, row] = felt[places]
    return _still(band)


def _counts(values: Doubles) -> NDArray[np.int64]:
    counts = np.rint(values).astype(np.int64)
    counts.setflags(write=False)
    return counts


def _still(values: Doubles) -> Doubles:
    values = np.ascontiguousarray(values)
    values.setflags(write=False)
    return values
