"""The map score: five parts, their geometric mean, and the place among shuffled maps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

import numpy as np

from cx.journey.map import JourneyMap
from cx.journey.matching import Matching, match
from cx.message import N_, Message
from cx.scoring.map import curve as curves
from cx.scoring.map import key_moments as keys
from cx.scoring.map.coverage import Coverage, coverage
from cx.scoring.map.fields import Fields, fields
from cx.scoring.map.key_moments import KeyMoments
from cx.scoring.map.order import Order, order
from cx.scoring.map.paired import Paired, pair
from cx.scoring.truth import Truth

SHUFFLES = 1_000
PART_NAMES = {
    "coverage": N_("coverage"),
    "order": N_("order"),
    "keys": N_("key moments"),
    "curve": N_("emotion curve"),
    "fields": N_("fields"),
}


@dataclass(frozen=True)
class MapScore:
    """How well a map shows the truth. Every part is 0..1 and keeps what it was made of."""

    matching: Matching
    coverage: Coverage
    order: Order
    keys: tuple[KeyMoments, KeyMoments]
    curves: tuple[curves.EmotionCurve, ...]
    fields: Fields

    @property
    def parts(self) -> dict[str, float]:
        """The five parts by name."""
        return {
            "coverage": self.coverage.score,
            "order": self.order.score,
            "keys": keys.score(self.keys),
            "curve": curves.score(self.curves),
            "fields": self.fields.score,
        }

    @property
    def composite(self) -> float:
        """Geometric mean of the parts, `(c · o · k · e · f)^(1/5)`, 0..1.

        None can be bought with another, so that padding cannot win: a part at 0 is the whole at 0
        (as the Human Development Index has aggregated since 2010).
        """
        return prod(self.parts.values()) ** (1 / len(self.parts))

    def in_words(self) -> tuple[Message, ...]:
        """A plain sentence a part."""
        drawn = tuple(curve.in_words() for curve in self.curves[:1])
        moments = tuple(kind.in_words() for kind in self.keys)
        missing = self.coverage.of_missing()
        return (
            self.coverage.in_words(),
            *(() if missing is None else (missing,)),
            self.order.in_words(),
            *moments,
            *drawn,
            self.fields.in_words(),
        )


def score_map(
    map_: JourneyMap, truth: Truth, corrections: Mapping[str, str | None] | None = None
) -> MapScore:
    """The score of a map against the truth of its class; `corrections` as in `match`."""
    matching = match(map_, truth.scenario, corrections)
    return _scored(matching, pair(map_, matching, truth))


def percentile(
    map_: JourneyMap,
    truth: Truth,
    corrections: Mapping[str, str | None] | None = None,
    shuffles: int = SHUFFLES,
) -> float:
    """Share of shuffled maps that score lower, 0..1; ties count half.

    A shuffled map keeps every point with its feelings and marks, and lets chance say which card of
    the deck it stands for. The shuffles are the same for everybody: a permutation test of "no better
    than chance" (Good 2005, Permutation, Parametric and Bootstrap Tests).
    """
    matching = match(map_, truth.scenario, corrections)
    mine = _scored(matching, pair(map_, matching, truth)).composite
    chance = np.random.default_rng(0)
    deck = len(truth.scenario.touchpoints) + len(truth.scenario.decoys)
    deck = max(deck, len(map_))
    lower = 0.0
    for _ in range(shuffles):
        cards = chance.permutation(deck)[: len(map_)]
        pairs = tuple(
            (point, int(card))
            for point, card in zip(map_.points, cards, strict=True)
            if card < len(truth.scenario.touchpoints)
        )
        other = _scored(matching, Paired(map_, truth, pairs)).composite
        lower += (other < mine) + (other == mine) / 2
    return lower / shuffles


def _scored(matching: Matching, paired: Paired) -> MapScore:
    return MapScore(
        matching=matching,
        coverage=coverage(paired),
        order=order(paired),
        keys=keys.key_moments(paired),
        curves=curves.emotion_curves(paired),
        fields=fields(paired),
    )
