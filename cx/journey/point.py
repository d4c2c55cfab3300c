"""One column of the map: a touchpoint as the team sees it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cx.scenario.base import Frozen, Id
from cx.scenario.touchpoints import Kind

ALL = "all"
"""The curve of all customers together; the other curves are named by segment ids."""

Curve = Id
Feeling = Annotated[int, Field(ge=-3, le=3)]
"""Emotion as a team writes it, −3..+3; divided by 3 it is the model's felt emotion."""
Importance = Annotated[int, Field(ge=0, le=3)]
Evidence = Literal["guess", "partly", "researched"]
Key = Literal["painful", "decisive"]
Version = Literal["as_is", "to_be"]


class MapPoint(Frozen):
    """One touchpoint on a team's map.

    `ref` is the card of the deck (a touchpoint's or a decoy's id); None is the team's own
    point, which then has a `name`. A card keeps `name` None and is shown under the scenario's name.
    """

    id: str = Field(min_length=1, max_length=48)
    ref: Id | None = None
    stage: Id
    name: str | None = None
    kind: Kind = "direct"
    need: str | None = None
    screen: Id | None = None
    team: Id | None = None
    emotion: dict[Curve, Feeling] = Field(default_factory=dict, description="As is, by curve.")
    target: dict[Curve, Feeling] = Field(default_factory=dict, description="To be, by curve.")
    importance: Importance = 0
    evidence: Evidence = "guess"
    pins: tuple[str, ...] = Field(default=(), description="Ids of the evidence pinned here.")
    key: Key | None = None
    comment: str | None = None

    def feeling(self, curve: Curve = ALL, version: Version = "as_is") -> int | None:
        """What the team wrote on a curve; None where it wrote nothing."""
        return (self.emotion if version == "as_is" else self.target).get(curve)

    @property
    def felt(self) -> float | None:
        """What it says of everybody as is, −3..3: the curve of all, else the mean of the segments' curves.

        None if nothing is written.
        """
        feelings = (self.emotion[ALL],) if ALL in self.emotion else tuple(self.emotion.values())
        return sum(feelings) / len(feelings) if feelings else None
