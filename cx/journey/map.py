"""The journey map as a value: every operation gives a new map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import Field

from cx.journey.point import ALL, Curve, Key, MapPoint, Version
from cx.scenario.base import Frozen


class JourneyMap(Frozen):
    """A team's points in journey order: stage after stage, within a stage from left to right.

    Operations that name a point raise KeyError if the map does not hold it.
    """

    points: tuple[MapPoint, ...] = Field(default=())

    def __len__(self) -> int:
        return len(self.points)

    def __contains__(self, id_: object) -> bool:
        return any(point.id == id_ for point in self.points)

    def point(self, id_: str) -> MapPoint:
        """The point named `id_`."""
        return self.points[self.place(id_)]

    def place(self, id_: str) -> int:
        """Its place on the map, 0 is the leftmost."""
        for place, point in enumerate(self.points):
            if point.id == id_:
                return place
        raise KeyError(id_)

    def of(self, stage: str) -> tuple[MapPoint, ...]:
        """The points of one stage, from left to right."""
        return tuple(point for point in self.points if point.stage == stage)

    def using(self, ref: str) -> MapPoint | None:
        """The point made from a card of the deck; None if the card is still in the deck."""
        return next((point for point in self.points if point.ref == ref), None)

    @property
    def keys(self) -> tuple[MapPoint, ...]:
        """The points marked as key moments."""
        return tuple(point for point in self.points if point.key is not None)

    @property
    def curves(self) -> tuple[Curve, ...]:
        """The curves on which anything is drawn, as is or to be; `all` first."""
        drawn = {curve for point in self.points for curve in (*point.emotion, *point.target)}
        return tuple(sorted(drawn, key=lambda curve: (curve != ALL, curve)))

    def add(self, point: MapPoint, stages: Sequence[str], index: int | None = None) -> JourneyMap:
        """With one more point.

        Args:
            point: its `stage` says in which stage it goes.
            stages: ids of all stages in journey order.
            index: place within the stage, 0 the leftmost; None puts it last.
        """
        order = {stage: number for number, stage in enumerate(stages)}
        before = sum(order[other.stage] < order[point.stage] for other in self.points)
        same = len(self.of(point.stage))
        place = before + (same if index is None else max(0, min(index, same)))
        return self._with((*self.points[:place], point, *self.points[place:]))

    def put(self, place: int, point: MapPoint) -> JourneyMap:
        """With a point at a place of the whole map, as it stood there before."""
        return self._with((*self.points[:place], point, *self.points[place:]))

    def remove(self, id_: str) -> JourneyMap:
        """Without a point."""
        place = self.place(id_)
        return self._with((*self.points[:place], *self.points[place + 1 :]))

    def move(self, id_: str, stage: str, stages: Sequence[str], index: int | None = None) -> JourneyMap:
        """With a point in another stage or at another place of its stage."""
        point = self.point(id_).model_copy(update={"stage": stage})
        return self.remove(id_).add(point, stages, index)

    def change(self, id_: str, **fields: Any) -> JourneyMap:
        """With other values in fields of a point."""
        place = self.place(id_)
        changed = MapPoint.model_validate({**dict(self.points[place]), **fields})
        return self._with((*self.points[:place], changed, *self.points[place + 1 :]))

    def feel(self, id_: str, value: int | None, curve: Curve = ALL, version: Version = "as_is") -> JourneyMap:
        """With a point of a curve raised, lowered or (None) wiped."""
        field = "emotion" if version == "as_is" else "target"
        rest = {name: old for name, old in getattr(self.point(id_), field).items() if name != curve}
        return self.change(id_, **{field: rest if value is None else {**rest, curve: value}})

    def mark(self, id_: str, key: Key | None) -> JourneyMap:
        """With a key moment set, changed or taken away."""
        return self.change(id_, key=key)

    def pin(self, id_: str, evidence: str) -> JourneyMap:
        """With a piece of evidence pinned to a point (once)."""
        pins = self.point(id_).pins
        return self if evidence in pins else self.change(id_, pins=(*pins, evidence))

    def unpin(self, id_: str, evidence: str) -> JourneyMap:
        """With a piece of evidence taken off a point."""
        return self.change(id_, pins=tuple(pin for pin in self.point(id_).pins if pin != evidence))

    def _with(self, points: tuple[MapPoint, ...]) -> JourneyMap:
        return JourneyMap.model_construct(points=points)
