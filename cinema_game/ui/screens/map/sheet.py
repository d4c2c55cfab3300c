"""A map laid out for the screen: one slot a touchpoint, and one for each stage that has none yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from cinema_game.language import _, say
from cinema_game.ui.feelings import FULL
from cinema_game.ui.widgets.accumulated import gather
from cx.journey.map import JourneyMap
from cx.journey.point import ALL, Curve, MapPoint, Version
from cx.scenario.scenario import Scenario
from cx.scenario.touchpoints import Stage


@dataclass(frozen=True)
class Slot:
    """A column of the map: a point of a stage, or (None) the room for its first one."""

    stage: int
    point: MapPoint | None = None


@dataclass(frozen=True)
class Sheet:
    """Everything the map screen shows of a map. `curve` and `version` are the ones under the hand.

    `doubts` are the ids of points where pinned evidence and the team's feeling disagree.
    """

    map: JourneyMap
    scenario: Scenario
    curve: Curve = ALL
    version: Version = "as_is"
    doubts: frozenset[str] = field(default=frozenset())

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The columns in journey order."""
        slots: list[Slot] = []
        for number, stage in enumerate(self.scenario.stages):
            points = self.map.of(stage.id)
            slots += [Slot(number, point) for point in points] or [Slot(number)]
        return tuple(slots)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Index of the first slot of each stage."""
        return tuple(next(i for i, slot in enumerate(self.slots) if slot.stage == n) for n in self._numbers)

    @cached_property
    def names(self) -> dict[str, str]:
        """What each point is called, in the current language, by its id."""
        cards = {card.id: card.name for card in self.scenario.touchpoints}
        cards |= {decoy.id: decoy.name for decoy in self.scenario.decoys}
        return {
            point.id: say(cards[point.ref]) if point.ref in cards else point.name or ""
            for point in self.map.points
        }

    @property
    def _numbers(self) -> range:
        return range(len(self.scenario.stages))

    def stage(self, index: int) -> Stage:
        """The stage of a slot."""
        return self.scenario.stages[self.slots[index].stage]

    def point(self, index: int) -> MapPoint | None:
        """The point of a slot."""
        return self.slots[index].point

    def index(self, point: str) -> int | None:
        """The slot of a point; None if it is not on the map."""
        return next((i for i, slot in enumerate(self.slots) if slot.point and slot.point.id == point), None)

    def line(self, curve: Curve, version: Version) -> tuple[float | None, ...]:
        """A curve slot by slot, −1..1."""
        steps = (slot.point.feeling(curve, version) if slot.point else None for slot in self.slots)
        return tuple(None if step is None else step / FULL for step in steps)

    def gathered(self) -> tuple[float | None, ...]:
        """Feeling times importance, added up along the journey; importance not yet said counts as one."""
        weights = tuple(float(slot.point.importance or 1) if slot.point else 1.0 for slot in self.slots)
        return gather(self.line(self.curve, self.version), weights)

    def curve_name(self, curve: Curve) -> str:
        """Whose curve it is."""
        return _("Everyone") if curve == ALL else say(self.scenario.segment(curve).name)


def version_name(version: Version) -> str:
    """`as is` or `to be`."""
    return _("as is") if version == "as_is" else _("to be")
