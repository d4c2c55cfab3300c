"""Methods that watch: mystery visits, public reviews, the till and the site, a recommendation survey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from cx.research.evidence import EvidenceCard
from cx.research.sampling import mean, net, share, some
from cx.research.sight import Floats, Sight
from cx.scenario.measures import Method
from cx.scenario.scenario import Scenario

STARS = (0.35, 0.5, 0.65, 0.8)
"""Satisfaction at which a reviewer gives one star more. Assumed."""


def mystery(
    scenario: Scenario, method: Method, _among: Sequence[int], sight: Sight, draw: np.random.Generator
) -> Iterator[EvidenceCard]:
    """Measured quality of what the firm itself delivers; nothing of what customers expect or feel."""
    for place, point in enumerate(scenario.touchpoints):
        seen = draw.normal(sight.quality[place], method.noise.value + 1e-9, method.sample)
        if point.kind == "direct" and point.when == "always":
            yield EvidenceCard("quality", *mean(np.clip(seen, 0, 1), 0.0, 1.0), method.sample, point.id)


def reviews(
    scenario: Scenario, method: Method, among: Sequence[int], sight: Sight, draw: np.random.Generator
) -> Iterator[EvidenceCard]:
    """Stars and subjects of those who cared to write: the delighted and the angry (Hu et al. 2009)."""
    visits = np.flatnonzero(np.isin(sight.segment[sight.visitor], among))
    moved = np.abs(sight.satisfaction[visits] - np.float32(0.6)) * 2.2
    wrote = visits[draw.random(len(visits)) < np.clip(moved * moved, 0.01, 1)]
    wrote = some(wrote, method.sample, draw)
    stars = 1.0 + np.searchsorted(STARS, sight.satisfaction[wrote]).astype(np.float64)
    yield EvidenceCard("rating", *mean(stars, 1.0, 5.0), len(wrote))
    felt = np.nan_to_num(sight.emotion[wrote]).astype(np.float64)
    subject = np.argmax(np.abs(felt), axis=1) if len(wrote) else np.zeros(0, np.intp)
    for place, point in enumerate(scenario.touchpoints):
        about = subject == place
        if about.any():
            yield EvidenceCard("mentioned", *share(int(about.sum()), len(wrote)), len(wrote), point.id)
            yield EvidenceCard("emotion", *mean(felt[about, place], -1.0, 1.0), int(about.sum()), point.id)


def funnel(
    scenario: Scenario, method: Method, among: Sequence[int], sight: Sight, draw: np.random.Generator
) -> Iterator[EvidenceCard]:
    """How many of the started visits come to each stage and touchpoint; no word of why."""
    visits = some(np.flatnonzero(np.isin(sight.segment[sight.visitor], among)), method.sample, draw)
    met = sight.met[visits]
    place = 0
    for stage in scenario.stages:
        end = place + len(stage.touchpoints)
        came = int(met[:, place:].any(axis=1).sum())
        yield EvidenceCard("reach", *share(came, len(visits)), len(visits), stage=stage.id)
        for offset, point in enumerate(stage.touchpoints):
            if point.kind == "direct":
                here = int(met[:, place + offset].sum())
                yield EvidenceCard("reach", *share(here, len(visits)), len(visits), point.id)
        place = end


def recommendation(
    scenario: Scenario, method: Method, among: Sequence[int], sight: Sight, draw: np.random.Generator
) -> Iterator[EvidenceCard]:
    """The net promoter score with its sampling error, all together and by segment."""
    asked = np.flatnonzero(np.isfinite(sight.rating) & np.isin(sight.segment, among))
    people = some(asked, method.sample, draw)
    yield EvidenceCard("nps", *_score(sight.rating[people]), len(people))
    for segment in among:
        some_of = people[sight.segment[people] == segment]
        if len(some_of):
            name = scenario.segments[segment].id
            yield EvidenceCard("nps", *_score(sight.rating[some_of]), len(some_of), segment=name)


def _score(ratings: Floats) -> tuple[float, float, float]:
    return net(int((ratings >= 9).sum()), int((ratings <= 6).sum()), len(ratings))
