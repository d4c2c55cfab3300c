"""A map laid beside the truth: which point stands where on the way."""

from __future__ import annotations

from dataclasses import dataclass

from cx.journey.map import JourneyMap
from cx.journey.matching import Matching
from cx.journey.point import MapPoint
from cx.scoring.truth import Truth


@dataclass(frozen=True)
class Paired:
    """What every part of the map score looks at."""

    map: JourneyMap
    truth: Truth
    pairs: tuple[tuple[MapPoint, int], ...]
    """The matched points in the order of the map, each with the index of its touchpoint."""

    @property
    def indices(self) -> tuple[int, ...]:
        """Indices of the touchpoints that were drawn, in the order of the map."""
        return tuple(index for _, index in self.pairs)


def pair(map_: JourneyMap, matching: Matching, truth: Truth) -> Paired:
    """A map and its matching against the truth."""
    place = {touchpoint.id: index for index, touchpoint in enumerate(truth.scenario.touchpoints)}
    pairs = tuple((map_.point(match.point), place[match.touchpoint]) for match in matching.matches)
    return Paired(map_, truth, pairs)
