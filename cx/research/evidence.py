"""What research brings home: cards with a figure, its sampling error and its size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Finding = Literal["named", "importance", "emotion", "quality", "mentioned", "reach", "rating", "nps"]
"""What a card tells.

- `named`: share of those asked who named the touchpoint among their three most important ones, 0..1
- `importance`: weight relative to the average touchpoint, 1 = average
- `emotion`: felt emotion as told, −1..1
- `quality`: measured quality, 0..1
- `mentioned`: share of reviews about the touchpoint, 0..1
- `reach`: share of started visits that come to the stage or touchpoint, 0..1
- `rating`: average stars of public reviews, 1..5
- `nps`: promoters minus detractors, −100..100
"""


@dataclass(frozen=True)
class EvidenceCard:
    """One figure. `low` and `high` are a 95 % interval of sampling error; bias is not in it."""

    finding: Finding
    value: float
    low: float
    high: float
    sample: int
    touchpoint: str | None = None
    segment: str | None = None
    stage: str | None = None
    id: str = ""


@dataclass(frozen=True)
class Evidence:
    """All cards of one purchase, numbered in the order of the journey."""

    method: str
    segments: tuple[str, ...]
    cards: tuple[EvidenceCard, ...]

    def about(self, touchpoint: str) -> tuple[EvidenceCard, ...]:
        """The cards about one touchpoint."""
        return tuple(card for card in self.cards if card.touchpoint == touchpoint)


def evidence(method: str, segments: tuple[str, ...], cards: Iterable[EvidenceCard]) -> Evidence:
    """Evidence with its cards numbered."""
    numbered = tuple(replace(card, id=str(number)) for number, card in enumerate(cards))
    return Evidence(method, segments, numbered)
