"""What pinned evidence says of a point, and where it disagrees with what the team feels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from cinema_game.language import _
from cinema_game.ui.feelings import FULL
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.map.rows import DOUBT
from cinema_game.ui.screens.research.words import sentence
from cx.journey.point import ALL, MapPoint

if TYPE_CHECKING:
    from cx.research.evidence import Evidence, EvidenceCard
    from cx.scenario.scenario import Scenario

_HALF_A_STEP = 0.5 / FULL
"""A feeling is written in whole steps: within half of one nothing disagrees."""

Found = Mapping[str, "Evidence"]
"""What was bought and is known by now, by purchase."""


def purchases(points: Iterable[MapPoint]) -> set[str]:
    """The purchases of which something is pinned."""
    return {pin.partition(":")[0] for point in points for pin in point.pins}


def cards(point: MapPoint, found: Found) -> list[EvidenceCard]:
    """The cards pinned to a point; a purchase pinned as a whole gives those about its touchpoint."""
    pinned: list[EvidenceCard] = []
    for pin in point.pins:
        purchase, _colon, number = pin.partition(":")
        evidence = found.get(purchase)
        if evidence is None:
            continue
        if number:
            pinned += [card for card in evidence.cards if card.id == number]
        elif point.ref is not None:
            pinned += evidence.about(point.ref)
    return pinned


def disagrees(point: MapPoint, card: EvidenceCard) -> bool:
    """Whether a card tells of a feeling that the team's own as-is curve clearly misses.

    A card about a segment is held against the segment's curve, or everyone's where there is none.
    """
    step = point.feeling(card.segment or ALL)
    step = point.feeling() if step is None else step
    if card.finding != "emotion" or step is None:
        return False
    return not card.low - _HALF_A_STEP <= step / FULL <= card.high + _HALF_A_STEP


def doubts(points: Iterable[MapPoint], found: Found) -> frozenset[str]:
    """Ids of the points where something pinned disagrees."""
    return frozenset(
        point.id for point in points if any(disagrees(point, card) for card in cards(point, found))
    )


def notes(point: MapPoint, found: Found, scenario: Scenario) -> tuple[Content, ...]:
    """A line for each pinned card; one that disagrees is marked and says so."""
    lines: list[Content] = []
    for card in cards(point, found):
        mark = (f"{DOUBT} ", "bold $warning") if disagrees(point, card) else ("● ", "$accent")
        said = plain(sentence(card, scenario))
        lines.append(Content.assemble(mark, said))
    if any(disagrees(point, card) for card in cards(point, found)):
        lines.append(Content.styled(_("The curve says something else. Who is right?"), "$warning"))
    return tuple(lines)
