"""What a team foretells before a reveal."""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from cx.scenario.base import Frozen, Id

Figure = Literal["nps", "revenue", "returning"]
"""What is foretold: NPS, revenue of the round, share of customers who come back (`retention`)."""
FIGURES: tuple[Figure, ...] = get_args(Figure)
Direction = Literal["up", "down"]

COVERAGE = 0.8
"""The interval is meant to hold the truth in four cases of five."""


class Estimate(Frozen):
    """How one figure will move against the round before (in the first round: against today).

    `low`..`high` is the change: NPS in points (−200..200), revenue relative (−1 loses all, .1 is
    10 % more), returning in share points (−1..1). `confidence` that the direction is right,
    .5 (a coin) to 1 (certain).
    """

    direction: Direction
    low: float = Field(ge=-1_000, le=1_000)
    high: float = Field(ge=-1_000, le=1_000)
    confidence: Annotated[float, Field(ge=0.5, le=1)]

    @model_validator(mode="after")
    def _low_is_below_high(self) -> Self:
        if self.low > self.high:
            raise ValueError("the lower end of the interval lies above the upper end")
        return self


class Forecast(Frozen):
    """One forecast of a member or of the team: three figures and the worst touchpoint of the round."""

    nps: Estimate
    revenue: Estimate
    returning: Estimate
    worst: Id = Field(description="The touchpoint where customers will feel worst in the coming round.")

    def of(self, figure: Figure) -> Estimate:
        """The estimate of one figure."""
        return {"nps": self.nps, "revenue": self.revenue, "returning": self.returning}[figure]
