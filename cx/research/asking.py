"""Methods that ask people: the poll (what they say matters) and interviews (what does)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cx.research.evidence import EvidenceCard
from cx.research.sampling import mean, share, some
from cx.research.sight import Floats, Sight
from cx.scenario.measures import Method
from cx.scenario.scenario import Scenario

NAMED = 3
"""Touchpoints that a person names in a poll."""
REASONABLE = {"must_be": 1.2, "one_dimensional": 1.0, "attractive": 0.5, "indifferent": 0.6}
"""How sensible it sounds to name a touchpoint of this Kano class. Assumed; that people rationalise in
surveys is the claim of the 2017 conference, the direction follows Nisbett & Wilson (1977)."""


def poll(
    scenario: Scenario, method: Method, among: Sequence[int], sight: Sight, draw: np.random.Generator
) -> Iterator[EvidenceCard]:
    """Stated importance: each person names three touchpoints, partly those that sound sensible."""
    people = some(np.flatnonzero(np.isin(sight.segment, among)), method.sample, draw)
    blend = method.rationalised.value
    said = (1 - blend) * _relative(sight.importance[people]) + blend * _sensible(scenario)
    said = said + draw.normal(0, method.noise.value + 1e-9, said.shape)
    best = np.argsort(-said, axis=1, kind="stable")[:, :NAMED]
    named = (
        np.bincount(best.ravel(), minlength=said.shape[1]) if len(people) else np.zeros(said.shape[1], int)
    )
    for place, point in enumerate(scenario.touchpoints):
        yield EvidenceCard("named", *share(int(named[place]), len(people)), len(people), point.id)


def interviews(
    scenario: Scenario, method: Method, among: Sequence[int], sight: Sight, draw: np.random.Generator
) -> Iterator[EvidenceCard]:
    """True importance and felt emotion of the segments asked, the sample shared among them."""
    asked = [
        some(np.flatnonzero(sight.segment == segment), max(1, method.sample // max(1, len(among))), draw)
        for segment in among
    ]
    noise = method.noise.value
    weights = [_relative(sight.importance[people]) for people in asked]
    weights = [weight * np.exp(draw.normal(0, noise, weight.shape)) for weight in weights]
    for place, point in enumerate(scenario.touchpoints):
        for segment, people, weight in zip(among, asked, weights, strict=True):
            name = scenario.segments[segment].id
            yield EvidenceCard("importance", *mean(weight[:, place], 0.0, 99.0), len(people), point.id, name)
            told = sight.emotion[np.isin(sight.visitor, people), place]
            told = told[np.isfinite(told)].astype(np.float64)
            if len(told):
                told = np.clip(told + draw.normal(0, noise / 2 + 1e-9, told.shape), -1, 1)
                yield EvidenceCard("emotion", *mean(told, -1.0, 1.0), len(told), point.id, name)


def _relative(importance: Floats) -> NDArray[np.float64]:
    relative: NDArray[np.float64] = importance.astype(np.float64) * importance.shape[1]
    return relative


def _sensible(scenario: Scenario) -> NDArray[np.float64]:
    """What it sounds sensible to name: what is seen, met often, and serious; 1 on average."""
    sense: NDArray[np.float64] = np.array(
        [
            REASONABLE[point.kano] * (0.1 if point.kind == "indirect" else 1.0) * (0.2 + point.meeting.value)
            for point in scenario.touchpoints
        ]
    )
    sense /= sense.mean()
    return sense
