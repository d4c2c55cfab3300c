"""The fields of the points: need, screen, delivering team, kind."""

from __future__ import annotations

from dataclasses import dataclass

from cx.journey.matching import likeness
from cx.journey.point import MapPoint
from cx.message import N_, Message
from cx.scenario.touchpoints import Touchpoint
from cx.scoring.map.paired import Paired

NOTHING_ALIKE, ALIKE = 0.35, 0.65
"""Likeness of two wordings of a need below which they share nothing, and from which they say the same."""


@dataclass(frozen=True)
class Fields:
    """Share of the matched points whose field is right, 0..1 each: `right / matched`.

    The four fields are those of a service blueprint that a map of the front stage carries
    (Shostack 1984; Bitner, Ostrom & Morgan 2008). Their mean is the score.
    """

    need: float
    """Wording like the truth's need: mean of `(likeness − .35) / .30` cut to 0..1, likeness by words in
    either language; a facilitator may judge otherwise."""
    screen: float
    team: float
    kind: float

    @property
    def score(self) -> float:
        """Mean of the four."""
        return (self.need + self.screen + self.team + self.kind) / 4

    def in_words(self) -> Message:
        """A plain sentence."""
        shares = {name: round(100 * getattr(self, name)) for name in ("need", "screen", "team", "kind")}
        return Message(
            N_("Right where recognised: needs {need} %, screens {screen} %, teams {team} %, kinds {kind} %."),
            shares,
        )


def fields(paired: Paired) -> Fields:
    """How well the fields of the matched points are filled."""
    points = paired.truth.scenario.touchpoints
    pairs = [(point, points[index]) for point, index in paired.pairs]
    count = max(1, len(pairs))
    return Fields(
        need=sum(_need(point, truth) for point, truth in pairs) / count,
        screen=sum(point.screen in truth.screens for point, truth in pairs) / count,
        team=sum(_team(point, truth) for point, truth in pairs) / count,
        kind=sum(point.kind == truth.kind for point, truth in pairs) / count,
    )


def _need(point: MapPoint, truth: Touchpoint) -> float:
    alike = max(likeness(point.need or "", truth.need.en), likeness(point.need or "", truth.need.ru))
    return min(1.0, max(0.0, (alike - NOTHING_ALIKE) / (ALIKE - NOTHING_ALIKE)))


def _team(point: MapPoint, truth: Touchpoint) -> bool:
    """Where nobody of the firm delivers, naming nobody is right."""
    return point.team in truth.teams if truth.teams else point.team is None
