"""What a bot believes of the customers: how much each touchpoint matters to whom, and how it feels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cx.research.evidence import Evidence
from cx.scenario.scenario import Scenario
from cx.scoring.truth import Floats, Truth

STEEP = 3.3
"""Felt emotion per unit of quality above what is usual (the model's k)."""
GAIN = 2.0
"""What a unit of quality does everywhere at once."""
AFTER = 0.25
"""What a touchpoint of repair counts: it blunts a failure and is no part of the service itself."""
UNSAID = 0.5
"""How far a segment that was not asked is taken for average."""


@dataclass(frozen=True)
class Belief:
    """All arrays (touchpoints, segments), the scenario's order."""

    importance: Floats
    """Weight relative to the average touchpoint, 1 = average."""
    emotion: Floats
    """Felt emotion, −1..1."""
    met: Floats
    """Chance that a visit meets it, 0..1."""
    shares: Floats
    """(segments,) shares of the customers."""
    counts: Floats
    """(touchpoints,) how much of it is the service itself: all, or `AFTER` where something is repaired."""

    @property
    def pain(self) -> Floats:
        """(touchpoints,) bad feeling that matters."""
        return np.asarray((self.met * self.importance * np.maximum(-self.emotion, 0)) @ self.shares)

    @property
    def weight(self) -> Floats:
        """(touchpoints,) what a better quality would do, where it is met and matters."""
        part = self.counts[:, None] * self.met * self.importance
        return np.asarray(GAIN * (part / np.maximum(part.sum(axis=0), 1e-9)) @ self.shares)

    def felt(self) -> Floats:
        """(touchpoints,) emotion over all segments, by who meets it."""
        weight = self.met * self.shares
        total = weight.sum(axis=1)
        return np.asarray((self.emotion * weight).sum(axis=1) / np.where(total > 0, total, 1.0))


def walk(scenario: Scenario, drawn: Scenario) -> Belief:
    """What anybody sees who walks the way: how good each touchpoint is, not whom it matters to.

    Args:
        scenario: as the team reads it.
        drawn: with the hidden values of the class; only its qualities are looked at.
    """
    quality = np.array([float(point.quality) for point in drawn.touchpoints])
    usual = float(scenario.market.quality)
    felt = _bent(STEEP * (quality - usual))
    shape = (len(quality), len(scenario.segments))
    met = np.array(
        [
            [float(point.meeting_by.get(segment.id, point.meeting)) for segment in scenario.segments]
            for point in scenario.touchpoints
        ]
    )
    counts = _counts(scenario)
    met = np.where(counts[:, None] < 1, met * failing(scenario), met)
    return Belief(
        importance=np.ones(shape),
        emotion=np.repeat(felt[:, None], shape[1], axis=1),
        met=met,
        shares=np.array([float(segment.share) for segment in scenario.segments]),
        counts=counts,
    )


def failing(scenario: Scenario) -> Floats:
    """(segments,) chance that something fails on a visit, as far as the way itself shows it, 0..1."""
    well = np.ones(len(scenario.segments))
    for point in scenario.touchpoints:
        if point.failure is not None and point.when == "always":
            chance = float(point.failure.probability)
            well *= [
                1 - chance * float(point.meeting_by.get(segment.id, point.meeting))
                for segment in scenario.segments
            ]
    return np.asarray(1 - well)


def learned(belief: Belief, evidence: Sequence[Evidence], scenario: Scenario) -> Belief:
    """A belief after the cards of research were read: true weights and feelings of those asked.

    Segments that nobody asked are taken half for average, half for like those asked.
    """
    importance, told = _read(evidence, "importance", scenario)
    emotion, felt = _read(evidence, "emotion", scenario)
    if not told.any():
        return belief
    asked = told.any(axis=0)
    like = np.where(asked, importance, 0.0).sum(axis=1, keepdims=True) / asked.sum()
    guess = UNSAID + (1 - UNSAID) * like
    return Belief(
        importance=np.where(told, importance, guess),
        emotion=np.where(felt, emotion, belief.emotion),
        met=belief.met,
        shares=belief.shares,
        counts=belief.counts,
    )


def knowing(truth: Truth) -> Belief:
    """The belief of one who knows the truth."""
    touchpoints = truth.importance.shape[0]
    return Belief(
        importance=truth.importance * touchpoints,
        emotion=np.nan_to_num(truth.emotion),
        met=truth.visits,
        shares=truth.shares,
        counts=_counts(truth.scenario),
    )


def _counts(scenario: Scenario) -> Floats:
    return np.array([1.0 if point.when == "always" else AFTER for point in scenario.touchpoints])


def _read(evidence: Sequence[Evidence], finding: str, scenario: Scenario) -> tuple[Floats, NDArray[np.bool_]]:
    """Values of the cards of one finding by touchpoint and segment, and where there is one."""
    points = {point.id: place for place, point in enumerate(scenario.touchpoints)}
    segments = {segment.id: place for place, segment in enumerate(scenario.segments)}
    values = np.zeros((len(points), len(segments)))
    for found in evidence:
        for card in found.cards:
            if card.finding == finding and card.touchpoint in points and card.segment in segments:
                values[points[card.touchpoint], segments[card.segment]] = card.value
    return values, values != 0


def _bent(raw: Floats) -> Floats:
    return np.asarray(raw / np.sqrt(1 + raw * raw))
