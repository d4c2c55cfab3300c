"""The evidence of one purchase as a table: a row a touchpoint, the telling ones first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cx.research.evidence import Evidence, EvidenceCard, Finding

_LOWEST_FIRST: tuple[Finding, ...] = ("quality",)
_AS_THE_JOURNEY: tuple[Finding, ...] = ("reach", "nps", "rating")


@dataclass(frozen=True)
class Row:
    """All cards of a purchase about the same subject."""

    purchase: str
    cards: tuple[EvidenceCard, ...]

    @property
    def id(self) -> str:
        """Its name in a list: the first card's."""
        return f"{self.purchase}:{self.cards[0].id}"

    @property
    def pins(self) -> tuple[str, ...]:
        """The names under which its cards are pinned."""
        return tuple(f"{self.purchase}:{card.id}" for card in self.cards)

    @property
    def touchpoint(self) -> str | None:
        """The touchpoint that it is about, if it is about one."""
        return self.cards[0].touchpoint


def rows(purchase: str, found: Evidence) -> tuple[Row, ...]:
    """The table: heaviest, most named or worst first; what follows the journey stays in its order."""
    groups: dict[tuple[str | None, ...], list[EvidenceCard]] = {}
    for card in found.cards:
        alone = card.segment if card.touchpoint is None else None
        groups.setdefault((card.touchpoint, card.stage, alone), []).append(card)
    made = [Row(purchase, tuple(cards)) for cards in groups.values()]
    return tuple(sorted(made, key=_rank))


def columns(table: Iterable[Row]) -> tuple[tuple[Finding, str | None], ...]:
    """The columns that the table needs: findings, and segments where they were asked apart."""
    needed: dict[tuple[Finding, str | None], None] = {}
    for row in table:
        for card in row.cards:
            needed.setdefault((card.finding, card.segment if card.touchpoint else None))
    return tuple(sorted(needed, key=lambda column: str(column[1] or "")))


def _rank(row: Row) -> float:
    first = row.cards[0]
    if first.finding in _AS_THE_JOURNEY:
        return -1e9
    strongest = max(card.value for card in row.cards if card.finding == first.finding)
    return strongest if first.finding in _LOWEST_FIRST else -strongest
