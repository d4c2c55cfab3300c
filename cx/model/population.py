"""Who the customers are: segments, leanings, tastes, importances and ties, each addressed by number.

Customers live in towns of 2 048; all ties lie inside a town. So a town is a world of its own,
a larger population has the same people in its first towns, and chunks and processes can share
the towns among them without changing a bit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cx.model.draws import Draws, Purpose, happens, pick, splitmix, threshold
from cx.model.exact import Singles, gamma_table, normal_table
from cx.model.ground import Ground
from cx.model.kept import Kept

TOWN = 2_048
"""Customers of a town."""
CHUNK = 12
"""Towns that are simulated together."""
UNKNOWN = -1e3
"""Utility of a firm that the customer does not know."""
REPLICATES = 16
"""Groups of near circles whose differences give the intervals."""


@dataclass(frozen=True)
class Population:
    """Traits of customers `first … first + count − 1`, laid side by side `copies` times (N in all)."""

    first: int
    count: int
    copies: int
    draws: Draws
    segment: NDArray[np.uint8]
    """(N,)"""
    group: NDArray[np.intp]
    """(N,) copy × segments + segment."""
    town: NDArray[np.intp]
    """(N,) number of the town, counted through all copies."""
    replicate: NDArray[np.uint8]
    """(N,) to which of the replicates the near circle belongs."""
    halo: Singles
    """(N,) leaning in quality."""
    style: Singles
    """(N,) response style in points of the recommendation scale."""
    rhythm: Singles
    """(N,) how much oftener or less often than the segment one goes out, as a logit."""
    taste: Singles
    """(F, N) stable taste for each firm, in utility; unknown firms are out of reach."""
    importance: Singles
    """(N, T) weights of touchpoints."""

    @property
    def size(self) -> int:
        """Customers in all copies."""
        return self.count * self.copies

    def side_by_side(self, copies: int, segments: int) -> Population:
        """The same customers that many times, for as many plans; only for a population of one copy."""
        return Population(
            first=self.first,
            count=self.count,
            copies=copies,
            draws=self.draws.repeated(copies),
            segment=np.tile(self.segment, copies),
            group=np.tile(self.group, copies) + np.repeat(np.arange(copies) * segments, self.count),
            town=np.tile(self.town, copies) + np.repeat(np.arange(copies) * self.towns, self.count),
            replicate=np.tile(self.replicate, copies),
            halo=np.tile(self.halo, copies),
            style=np.tile(self.style, copies),
            rhythm=np.tile(self.rhythm, copies),
            taste=np.tile(self.taste, copies),
            importance=np.tile(self.importance, (copies, 1)),
        )

    @property
    def towns(self) -> int:
        """Towns in all copies."""
        return -(-self.count // TOWN) * self.copies


KEPT = 2
"""Chunks of customers that are kept for another run."""
_inhabitants: Kept[Ground, Population] = Kept(KEPT)


def inhabitants(base: Ground, seed: int, first: int, count: int) -> Population:
    """The customers of some towns, kept for the last few: runs in pairs are of the same people."""
    return _inhabitants.get(base, lambda: populate(base, seed, first, count), seed, first, count)


def populate(base: Ground, seed: int, first: int, count: int) -> Population:
    """The customers of some towns; `first` is a multiple of the town."""
    model = base.scenario.model
    draws = Draws(seed, first, count)
    numbers = np.arange(first, first + count, dtype=np.int64)
    circle = (numbers // TOWN) * TOWN + (numbers % TOWN) // model.talk.circle
    segment = _segments(base, draws, circle, seed)
    z = normal_table()
    return Population(
        first=first,
        count=count,
        copies=1,
        draws=draws,
        segment=segment,
        group=segment.astype(np.intp),
        town=(numbers - first) // TOWN,
        replicate=_replicate(circle),
        halo=np.float32(model.perception.halo.value) * pick(z, draws.words(Purpose.HALO, 0)),
        style=np.float32(model.survey.style.value) * pick(z, draws.words(Purpose.STYLE, 0)),
        rhythm=np.float32(model.market.rhythm.value) * pick(z, draws.words(Purpose.RHYTHM, 0)),
        taste=_taste(base, draws),
        importance=_importance(base, draws, segment),
    )


def _segments(base: Ground, draws: Draws, circle: NDArray[np.int64], seed: int) -> NDArray[np.uint8]:
    """One's own segment, or that of the near circle: friends are alike."""
    shares = np.array([segment.share.value for segment in base.scenario.segments])
    edges = np.cumsum(shares / max(float(shares.sum()), 1e-9))[:-1] * 2.0**32
    own = np.searchsorted(edges, draws.words(Purpose.SEGMENT, 0).astype(np.float64), side="right")
    lowest, highest = int(circle[0]), int(circle[-1])
    circles = Draws(seed, lowest, highest - lowest + 1)
    theirs = np.searchsorted(edges, circles.words(Purpose.CIRCLE, 0).astype(np.float64), side="right")
    alike = happens(draws.words(Purpose.CIRCLE, 1), threshold(base.scenario.model.talk.alike.value)[()])
    return np.where(alike, theirs[circle - lowest], own).astype(np.uint8)


def _replicate(circle: NDArray[np.int64]) -> NDArray[np.uint8]:
    with np.errstate(over="ignore"):
        mixed = (circle.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    return (mixed >> np.uint64(60)).astype(np.uint8)


def _taste(base: Ground, draws: Draws) -> Singles:
    scenario = base.scenario
    spread = np.float32(scenario.model.market.taste.value)
    taste = np.empty((base.firms, len(draws.low)), dtype=np.float32)
    for firm in range(base.firms):
        np.multiply(pick(normal_table(), draws.words(Purpose.TASTE, firm)), spread, out=taste[firm])
        if firm:
            known = threshold(scenario.market.rivals[firm - 1].known.value)[()]
            stranger = ~happens(draws.words(Purpose.KNOWN, firm), known)
            taste[firm][stranger] = UNKNOWN
    return taste


def _importance(base: Ground, draws: Draws, segment: NDArray[np.uint8]) -> Singles:
    """(N, T) the segment's weights, each person with an own focus (gamma, so a Dirichlet in shares)."""
    table = gamma_table(base.scenario.model.perception.focus.value)
    weights = np.empty((len(segment), base.touchpoints), dtype=np.float32)
    mean = base.importance.astype(np.float32)
    for row, place in enumerate(base.places.tolist()):
        own = pick(table, draws.words(Purpose.IMPORTANCE, 0, extra=place))
        weights[:, row] = own * mean[:, row][segment]
    return weights


@dataclass(frozen=True)
class WeakTies:
    """Whom one tells things now and then: for each tie a shuffle of the town, the same in every town."""

    partners: NDArray[np.int64]
    """(ties, 2 048) place in the town of whom the one at a place tells."""


def weak_ties(seed: int, ties: int) -> WeakTies:
    """The shuffles of a seed."""
    place = np.arange(TOWN, dtype=np.int64)
    rows = np.empty((ties, TOWN), dtype=np.int64)
    for tie in range(ties):
        word = splitmix(splitmix(seed & (2**64 - 1)) ^ (tie + 1))
        x = place
        for turn in range(3):
            odd = ((word >> (16 * turn)) & 0x7FF) | 1
            x = (x * odd + ((word >> (16 * turn + 5)) & 0x7FF)) % TOWN
            x = x ^ (x >> 6)
        rows[tie] = x
    return WeakTies(rows)
