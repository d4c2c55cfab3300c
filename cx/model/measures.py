"""From sums to figures: measures by round with intervals and by segment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cx.model.exact import Doubles
from cx.model.figures import of_owner, of_waiting
from cx.model.ground import Ground
from cx.model.measure import Measure, around, half_width
from cx.model.population import REPLICATES
from cx.model.rhythm import rhythm_of
from cx.model.tally import Column, Standing, Tally
from cx.model.world import World


@dataclass(frozen=True)
class Sums:
    """One measure before it is told: (rounds, S) and (rounds, K) of numerator and denominator."""

    id: str
    unit: str
    top: Doubles
    """(rounds, S, K)"""
    bottom: Doubles
    """(rounds, S, K); for totals ones."""
    total: bool = False
    higher_is_better: bool = True
    low: float = -np.inf
    high: float = np.inf
    fixed: Doubles | None = None
    """(rounds,) added to totals, whatever the customers do."""


def sums(base: Ground, world: World, tally: Tally, rounds: int, customers: int) -> dict[str, Sums]:
    """Numerators and denominators of all measures of a run."""
    scenario, money = base.scenario, base.scenario.money
    weeks = scenario.rounds.weeks
    shape = (rounds, weeks, len(Column), base.segments, REPLICATES)
    weekly = tally.weekly[: rounds * weeks].reshape(shape)
    standing = tally.standing[:rounds].reshape(rounds, len(Standing), base.segments, REPLICATES)
    by_round = weekly.sum(axis=1)
    party = np.array([segment.party.value for segment in scenario.segments]) * rhythm_of(base).multiple
    people = party[:, None] * (money.people.value / customers)
    ticket = world.ticket[: rounds * weeks].reshape(rounds, weeks, 1, 1) * money.ticket.value
    unit = max(money.unit.value, 1e-9)
    admissions = weekly[:, :, Column.SALES] * people
    revenue = (admissions * ticket).sum(axis=1) / unit
    spend = (weekly[:, :, Column.SPEND] * people).sum(axis=1) * money.extra.value / unit
    gifts = _gifts(base, world, tally, weekly[:, :, Column.SALES], rounds, customers)
    contribution = revenue * money.kept.value + spend - gifts
    fixed = -(world.costs[: rounds * weeks] + money.fixed.value).reshape(rounds, weeks).sum(axis=1)
    visits = admissions.sum(axis=1)
    answers, everybody = by_round[:, Column.VISITS], standing[:, Standing.PEOPLE]

    def asked(top: Doubles, fallback: Doubles) -> tuple[Doubles, Doubles]:
        """Answers of the round's visitors; where nobody came, the last answers of all."""
        nobody = answers.sum(axis=(1, 2), keepdims=True) == 0
        return np.where(nobody, fallback, top), np.where(nobody, everybody, answers)

    net = by_round[:, Column.PROMOTERS] - by_round[:, Column.DETRACTORS]
    standing_net = standing[:, Standing.PROMOTERS] - standing[:, Standing.DETRACTORS]
    nps = asked(100 * net, 100 * standing_net)
    csat = asked(by_round[:, Column.SATISFIED], standing[:, Standing.SATISFIED])
    satisfaction = asked(by_round[:, Column.SATISFACTION], standing[:, Standing.SATISFACTION])
    effort = asked(by_round[:, Column.EFFORT], 0.5 * everybody)
    good, bad = by_round[:, Column.TOLD_GOOD], by_round[:, Column.TOLD_BAD]
    ours, one = standing[:, Standing.OURS], np.ones_like(visits)
    seats = money.seats.value * weeks
    made = [
        Sums("nps", "points", *nps, low=-100, high=100),
        Sums("csat", "share", *csat, low=0, high=1),
        Sums("ces", "score", effort[1] + 6 * effort[0], effort[1], low=1, high=7),
        Sums("satisfaction", "score", *satisfaction, low=0, high=1),
        Sums("retention", "share", standing[:, Standing.CAME_BACK], ours, low=0, high=1),
        Sums("churn", "share", standing[:, Standing.LEFT], ours, low=0, high=1, higher_is_better=False),
        Sums("visits", "visits", visits, one, total=True, low=0),
        Sums("ticket", "money", revenue * unit, visits, low=0),
        Sums("revenue", "money", revenue, one, total=True, low=0),
        Sums("margin", "money", contribution, one, total=True, fixed=fixed),
        Sums("occupancy", "share", visits / seats if seats else 0 * visits, one, total=True, low=0),
        Sums("word_of_mouth", "share", good - bad, good + bad, low=-1, high=1),
    ]
    made += _of_others(base, tally, rounds, answers)
    return {one.id: one for one in made}


def _of_others(base: Ground, tally: Tally, rounds: int, answers: Doubles) -> list[Sums]:
    """What visitors think of the other owners, and what waiting was to third parties."""
    scenario = base.scenario
    shape = (rounds, -1, base.segments, REPLICATES)
    others = 100 * tally.others[:rounds].reshape(shape)
    waiting = tally.waiting[:rounds].reshape(rounds, -1, 2, base.segments, REPLICATES)
    made = [
        Sums(of_owner(owner.id), "points", others[:, at], answers, low=-100, high=100)
        for at, owner in enumerate(scenario.owners[1:])
    ]
    return made + [
        Sums(of_waiting(party.id), "score", waiting[:, at, 1], waiting[:, at, 0], low=0, high=1)
        for at, party in enumerate(scenario.third_parties)
    ]


def _gifts(base: Ground, world: World, tally: Tally, sales: Doubles, rounds: int, customers: int) -> Doubles:
    """(rounds, S, K) what vouchers and gifts cost, shared out by sales."""
    weeks = base.scenario.rounds.weeks
    span = rounds * weeks
    scale = base.scenario.money.people.value / customers / max(base.scenario.money.unit.value, 1e-9)
    per_week = (tally.given[:span] * world.per_meeting[:span]).sum(axis=1) * scale
    plain = world.per_visit[:span].reshape(rounds, weeks, 1, 1) * sales * scale
    share = sales / np.maximum(sales.sum(axis=(2, 3), keepdims=True), 1.0)
    return np.asarray((share * per_week.reshape(rounds, weeks, 1, 1) + plain).sum(axis=1))


def measure(of: Sums) -> Measure:
    """Values, 95 % intervals between replicates of near circles, and segments."""
    top, bottom = of.top, of.bottom
    if of.total:
        values = top.sum(axis=(1, 2))
        by_segment = top.sum(axis=2)
        each = top.sum(axis=1) * REPLICATES
    else:
        values = _ratio(top.sum(axis=(1, 2)), bottom.sum(axis=(1, 2)))
        by_segment = _ratio(top.sum(axis=2), bottom.sum(axis=2))
        each = influence(of)
    half = half_width(each)
    if of.fixed is not None:
        values = values + of.fixed
    interval = around(values, half)
    return Measure(
        id=of.id,
        values=_frozen(values),
        interval=_frozen(np.clip(interval, of.low, of.high)),
        by_segment=_frozen(by_segment),
        unit=of.unit,
        higher_is_better=of.higher_is_better,
        replicates=_frozen(each),
    )


def influence(of: Sums) -> Doubles:
    """(rounds, K) a ratio replicate by replicate, linearised: their mean is the ratio of the whole."""
    top, bottom = of.top.sum(axis=1), of.bottom.sum(axis=1)
    whole = _ratio(top.sum(axis=1), bottom.sum(axis=1))[:, None]
    mean = np.maximum(bottom.mean(axis=1, keepdims=True), 1e-12)
    return np.asarray(whole + (top - whole * bottom) / mean)


def _ratio(top: Doubles, bottom: Doubles) -> Doubles:
    return np.asarray(np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1.0), 0.0))


def _frozen(values: Doubles) -> Doubles:
    values = np.ascontiguousarray(values)
    values.setflags(write=False)
    return values
