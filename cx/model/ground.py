"""A scenario as arrays: what holds before any plan, computed once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cx.model.draws import Words, name_word
from cx.model.exact import Doubles
from cx.model.kept import Kept
from cx.scenario.scenario import Scenario
from cx.scenario.touchpoints import Kano, Touchpoint

PHI0 = 0.3989422804014327
"""Density of the standard normal at its mean."""


@dataclass(frozen=True)
class Ground:
    """Arrays over touchpoints (T, in journey order), segments (S) and firms (F, the own first)."""

    scenario: Scenario
    touchpoints: int
    segments: int
    firms: int
    places: Words
    """(T,) numbers that stand for the touchpoints' ids."""
    quality: Doubles
    """(S, T) quality delivered at the start, before waits, 0..1."""
    importance: Doubles
    """(S, T) weights whose sum over expected meetings is 1 for each segment."""
    meeting: Doubles
    """(S, T) chance of meeting it."""
    offset: Doubles
    """(S,) what a segment expects above others, in quality."""
    expectation: Doubles
    """(S, T) what customers expect at the start, at rest."""
    market: Doubles
    """(T,) the best in the market at the start: expectations are drawn to it."""
    kano: Doubles
    """(2, T) weight of a shortfall and of an excess at the start."""
    kano_end: Doubles
    """(2, T) the same once attractive features have become must-be."""
    wait: Doubles
    """(T,) minutes."""
    failure: Doubles
    """(T,) chance that one encounter fails."""
    severity: Doubles
    """(T,) quality that a failure takes."""
    dulls: Doubles
    """(T,) part of a repair's delight that a failure there takes; below 0 it is forgiven more easily."""
    doubt: Doubles
    """(T,) doubt that a failure there leaves, 1 for an ordinary one."""
    owner: NDArray[np.intp]
    """(T,) place of the touchpoint's owner among the scenario's, 0 the team's own."""
    shares: Doubles
    """(O − 1, T) what a touchpoint counts for every other owner, relative to what it counts for the first."""
    drop_out: Doubles
    """(T,) chance that a bad encounter ends the visit."""
    after_failure: NDArray[np.bool_]
    """(T,) met only by those whom something failed."""
    reference: Doubles
    """(S,) level of quality that customers are used to at the start."""
    satisfaction: Doubles
    """(S,) satisfaction of an ordinary visit at the start, without noise."""
    repairs: tuple[int, ...]
    """Rows of `after_failure`."""
    repaired: tuple[int, ...]
    """Those of them that an owner delivers; the others are talk."""
    chores: tuple[int, ...]
    """Rows of the chores: their effort makes the effort score."""
    signals: dict[str, NDArray[np.intp]]
    """feed → rows of the touchpoints that it makes."""

    def row(self, touchpoint: str) -> int:
        """Row of a touchpoint; KeyError if there is none."""
        return int(self._rows[touchpoint])

    @property
    def _rows(self) -> dict[str, int]:
        return {point.id: row for row, point in enumerate(self.scenario.touchpoints)}


def wait_loss(scenario: Scenario, minutes: Doubles) -> Doubles:
    """(…, T) quality taken by waits of so many minutes: small and saturating (Hui & Tse 1996).

    Negative where time is the experience itself: there it earns.
    """
    time = scenario.model.time
    if not time.on:
        return np.zeros_like(minutes)
    scale = np.array([_wait_scale(scenario, point) for point in scenario.touchpoints])
    over = np.maximum(minutes - time.patience.value, 0.0) / time.half.value
    return np.asarray(scale * over / (1.0 + over))


def _wait_scale(scenario: Scenario, point: Touchpoint) -> float:
    time = scenario.model.time
    if point.time == "experience":
        return -time.experience.value
    return time.cost.value * (time.chore.value if point.time == "chore" else 1.0)


def _kano(scenario: Scenario, point: Touchpoint, kano: Kano) -> tuple[float, float]:
    classes = scenario.model.kano
    if point.when == "failure" and scenario.model.repair.on:
        return scenario.model.repair.shortfall.value, scenario.model.repair.attractive.value
    if not classes.on:
        return 1.0, 1.0
    return {
        "must_be": (classes.must_be_loss.value, classes.must_be_gain.value),
        "one_dimensional": (classes.one_dimensional_loss.value, classes.one_dimensional_gain.value),
        "attractive": (classes.attractive_loss.value, classes.attractive_gain.value),
        "indifferent": (classes.indifferent_loss.value, classes.indifferent_gain.value),
    }[kano]


def _excess(gap: Doubles, noise: float) -> Doubles:
    """Mean of `max(gap + noise, 0)`, near enough and without an exponential."""
    width = 2 * noise * PHI0
    return np.asarray(0.5 * (gap + np.sqrt(gap * gap + width * width)))


def _learned(scenario: Scenario, gap: Doubles) -> Doubles:
    """What expectation learns of a gap, on average over the noise of encounters."""
    drift, noise = scenario.model.expectation, scenario.model.perception.noise.value
    up, down = drift.up.value, drift.down.value
    return np.asarray(down * gap + (up - down) * _excess(gap, noise))


def _at_rest(
    scenario: Scenario, quality: Doubles, stated: Doubles, offset: Doubles, share: Doubles
) -> tuple[Doubles, Doubles]:
    """Expectations (S, T) at which nothing moves, and the market standard (T,) that holds them there.

    What the file states as expectation is where an average segment rests.
    """
    drift = scenario.model.expectation
    if not drift.on or drift.market.value <= 0:
        return np.broadcast_to(stated, (len(offset), len(stated))).copy(), stated
    learned = (_learned(scenario, quality - stated) * share).sum(axis=0) / max(float(share.sum()), 1e-9)
    market = np.clip(stated - learned / drift.market.value, 0.0, 1.0)
    expected = np.broadcast_to(stated, (len(offset), len(stated))).copy()
    for _ in range(60):
        gap = quality - offset[:, None] - expected
        expected = expected + _learned(scenario, gap) + drift.market.value * (market - expected)
    return np.clip(expected, 0.0, 1.0), market


def _prepare(scenario: Scenario) -> Ground:
    points, model = scenario.touchpoints, scenario.model
    offset = np.array([segment.expectation.value for segment in scenario.segments])
    wait = np.array([point.wait.minutes.value if point.wait else 0.0 for point in points])
    raw = np.array(
        [
            [point.quality_by.get(segment.id, point.quality).value for point in points]
            for segment in scenario.segments
        ]
    )
    share = np.array([segment.share.value for segment in scenario.segments])[:, None]
    stated = np.array(
        [(point.expectation or scenario.market.quality).value for point in points], dtype=np.float64
    )
    after = np.array([point.when == "failure" for point in points])
    failure = np.array([point.failure.probability.value if point.failure else 0.0 for point in points])
    severity, dulls, doubt = _failures(scenario)
    if not model.repair.on:
        failure = failure * 0.0
    meeting = np.array(
        [
            [point.meeting_by.get(segment.id, point.meeting).value for point in points]
            for segment in scenario.segments
        ]
    )
    weight = np.array(
        [
            [point.importance_by.get(segment.id, point.importance).value for point in points]
            for segment in scenario.segments
        ]
    )
    owner, counts = _owning(scenario)
    weight = weight * counts[0]
    chance = np.where(after, 0.05, 1.0) * meeting
    weight = weight / np.maximum((weight * chance).sum(axis=1, keepdims=True), 1e-6)
    quality = raw - wait_loss(scenario, wait)
    expected, market = _at_rest(scenario, quality, stated, offset, share)
    kano = np.array([_kano(scenario, point, point.kano) for point in points]).T
    end = np.array(
        [_kano(scenario, point, "must_be" if point.kano == "attractive" else point.kano) for point in points]
    ).T
    reference, satisfaction = _ordinary_visit(
        scenario, quality, expected, offset, market, weight * chance, kano
    )
    signals = {
        feed: np.array(
            [row for row, point in enumerate(points) if point.kind == "indirect" and point.fed_by == feed],
            dtype=np.intp,
        )
        for feed in ("close", "weak", "reviews", "market")
    }
    return Ground(
        scenario=scenario,
        touchpoints=len(points),
        segments=len(scenario.segments),
        firms=1 + len(scenario.market.rivals),
        places=np.array([name_word(point.id) for point in points], dtype=np.uint32),
        quality=raw,
        importance=weight,
        meeting=meeting,
        offset=offset,
        expectation=expected,
        market=market,
        kano=kano,
        kano_end=end,
        wait=wait,
        failure=failure,
        severity=severity,
        dulls=dulls,
        doubt=doubt,
        owner=owner,
        shares=counts[1:] / np.maximum(counts[0], 1e-6),
        drop_out=np.array([point.drop_out.value for point in points]),
        after_failure=after,
        reference=reference,
        satisfaction=satisfaction,
        repairs=tuple(np.flatnonzero(after).tolist()),
        repaired=tuple(row for row in np.flatnonzero(after).tolist() if points[row].kind == "direct"),
        chores=tuple(row for row, point in enumerate(points) if point.time == "chore"),
        signals=signals,
    )


def _failures(scenario: Scenario) -> tuple[Doubles, Doubles, Doubles]:
    """Severity as it is felt, delight that it takes and doubt that it leaves, each (T,).

    A touchpoint without a failure of its own may fail by an event: half severe and nobody's in particular.
    """
    repair, blame = scenario.model.repair, scenario.model.attribution
    found = [
        (one.severity.value, one.stability.value, one.control.value) if one else (0.5, 0.5, 0.5)
        for one in (point.failure for point in scenario.touchpoints)
    ]
    severity, stability, control = np.array(found).T
    lasting, blamed = (2 * part - 1 if blame.on else 0 * part for part in (stability, control))
    felt = np.minimum(severity * (1 + blame.anger.value * blamed), 1.0)
    left = 1 - repair.severity.value * severity
    left = left * (1 - blame.stability.value * lasting) * (1 - blame.control.value * blamed)
    return felt, 1 - left, 1 + blame.doubt.value * lasting


def _owning(scenario: Scenario) -> tuple[NDArray[np.intp], Doubles]:
    """Place of each touchpoint's owner (T,), and what a touchpoint counts for each owner (O, T)."""
    blame = scenario.model.attribution
    places = {owner.id: place for place, owner in enumerate(scenario.owners)}
    owner = np.array([places.get(point.owner or "", 0) for point in scenario.touchpoints], dtype=np.intp)
    mine = owner[None, :] == np.arange(max(len(places), 1))[:, None]
    return owner, np.where(mine | (not blame.on), 1.0, blame.share.value)


def _ordinary_visit(
    scenario: Scenario,
    quality: Doubles,
    expected: Doubles,
    offset: Doubles,
    market: Doubles,
    weight: Doubles,
    kano: Doubles,
) -> tuple[Doubles, Doubles]:
    """Reference level and satisfaction (S,) of an ordinary visit at the start."""
    model = scenario.model
    assimilated = 1 - model.perception.assimilation.value
    drift, noise = model.expectation, model.perception.noise.value
    share = weight / np.maximum(weight.sum(axis=1, keepdims=True), 1e-9)
    gap = quality - offset[:, None] - expected
    perceived = (share * (expected + offset[:, None] + assimilated * gap)).sum(axis=1)
    usual = (share * (market + drift.asked.value * offset[:, None])).sum(axis=1)
    reference = drift.own.value * perceived + (1 - drift.own.value) * usual - drift.modesty.value
    gain = model.emotion.gain.value * assimilated
    x = gain * kano[1] * gap - gain * (model.emotion.loss_aversion.value * kano[0] - kano[1]) * _excess(
        -gap, noise
    )
    feeling = (share * x / np.sqrt(1 + x * x)).sum(axis=1)
    weights = model.satisfaction
    y = 0.5 * (
        weights.level.value + weights.quality.value * (perceived - reference) + weights.memory.value * feeling
    )
    return reference, 0.5 * (1 + y / np.sqrt(1 + y * y))


_prepared: Kept[Scenario, Ground] = Kept(16)


def ground(scenario: Scenario) -> Ground:
    """The arrays of a scenario, kept for the last few."""
    return _prepared.get(scenario, lambda: _prepare(scenario))
