"""Which touchpoint of the truth a team's point stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from cx.journey.assignment import assign
from cx.journey.map import JourneyMap
from cx.journey.point import MapPoint
from cx.scenario.scenario import Scenario
from cx.scenario.touchpoints import Touchpoint

TEXT_WEIGHT = 0.85
"""The rest of the similarity is the place on the way."""
THRESHOLD = 0.62
"""Less similar than this is no match."""

By = Literal["card", "text", "hand"]


@dataclass(frozen=True)
class Match:
    """One point and the touchpoint for which it stands."""

    point: str
    touchpoint: str
    similarity: float
    """0..1; 1 for a card of the deck or a correction by hand."""
    by: By


@dataclass(frozen=True)
class Matching:
    """A map against the truth, one to one."""

    matches: tuple[Match, ...]
    """In the order of the map."""
    extra: tuple[str, ...]
    """Points that stand for nothing on the way: decoys and what was not recognised."""
    unseen: tuple[str, ...]
    """Touchpoints that nobody drew, in journey order."""

    def touchpoint(self, point: str) -> str | None:
        """The touchpoint that a point stands for; None if it is extra."""
        return next((match.touchpoint for match in self.matches if match.point == point), None)


def match(
    map_: JourneyMap, scenario: Scenario, corrections: Mapping[str, str | None] | None = None
) -> Matching:
    """Match the points of a map with the scenario's touchpoints, one to one.

    A card of the deck matches by its id. The team's own points are compared by their words in
    both languages, synonyms included, and by their place: `.85 · likeness of the words + .15 ·
    nearness of the stages`. The assignment of the largest total likeness above `THRESHOLD` wins
    (Kuhn 1955, in the order of Jonker & Volgenant 1987).

    Args:
        corrections: by point id, the touchpoint a person says it is, or None for "nothing".
    """
    known = {touchpoint.id for touchpoint in scenario.touchpoints}
    said = {
        point: to
        for point, to in (corrections or {}).items()
        if point in map_ and (to is None or to in known)
    }
    found: dict[str, Match] = {}
    for point, to in said.items():
        if to is not None and all(other.touchpoint != to for other in found.values()):
            found[point] = Match(point, to, 1.0, "hand")
    taken = {match.touchpoint for match in found.values()}
    for card in map_.points:
        if card.id not in said and card.ref in known and card.ref not in taken and card.ref is not None:
            found[card.id] = Match(card.id, card.ref, 1.0, "card")
            taken.add(card.ref)
    own = [point for point in map_.points if point.ref is None and point.id not in said]
    free = [touchpoint for touchpoint in scenario.touchpoints if touchpoint.id not in taken]
    for row, column, likeness in _by_words(own, free, scenario):
        found[own[row].id] = Match(own[row].id, free[column].id, likeness, "text")
    return Matching(
        matches=tuple(found[point.id] for point in map_.points if point.id in found),
        extra=tuple(point.id for point in map_.points if point.id not in found),
        unseen=tuple(
            touchpoint.id
            for touchpoint in scenario.touchpoints
            if all(touchpoint.id != match.touchpoint for match in found.values())
        ),
    )


@lru_cache(maxsize=20_000)
def likeness(first: str, second: str) -> float:
    """How much two wordings are alike, 0..1, whatever their case, punctuation and word order.

    Mean of the ratios of sorted words and of word sets, so that "bar" alone is not yet "bar: queue".
    """
    a, b = plain(first), plain(second)
    if not a or not b:
        return 0.0
    return (fuzz.token_sort_ratio(a, b) + fuzz.token_set_ratio(a, b)) / 200


def plain(words: str) -> str:
    """Words for comparing: lower case, ё as е, letters and digits only."""
    folded = unicodedata.normalize("NFKC", words).casefold().replace("ё", "е")
    return " ".join(re.findall(r"[^\W_]+", folded))


def _by_words(
    own: list[MapPoint], free: list[Touchpoint], scenario: Scenario
) -> list[tuple[int, int, float]]:
    if not own or not free:
        return []
    stages = [stage.id for stage in scenario.stages]
    table: NDArray[np.float64] = np.array(
        [[_similarity(point, touchpoint, stages, scenario) for touchpoint in free] for point in own]
    )
    above = np.where(table >= THRESHOLD, table, 0.0)
    return [(row, column, float(table[row, column])) for row, column in assign(above)]


def _similarity(point: MapPoint, touchpoint: Touchpoint, stages: list[str], scenario: Scenario) -> float:
    words = [text for name in (touchpoint.name, *touchpoint.synonyms) for text in (name.en, name.ru)]
    best = max(likeness(point.name or "", text) for text in words)
    return TEXT_WEIGHT * best + (1 - TEXT_WEIGHT) * _nearness(point, touchpoint, stages, scenario)


def _nearness(point: MapPoint, touchpoint: Touchpoint, stages: list[str], scenario: Scenario) -> float:
    """1 in the same stage, 0 at the other end of the journey or in a stage that is no longer there."""
    if point.stage not in stages:
        return 0.0
    away = abs(stages.index(point.stage) - stages.index(scenario.stage_of(touchpoint.id).id))
    return 1 - away / max(1, len(stages) - 1)
