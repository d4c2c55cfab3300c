"""Numbers that know their range and where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from cx.scenario import limits
from cx.scenario.base import Frozen, Source

Finite = Annotated[float, Field(ge=-limits.MONEY, le=limits.MONEY)]


class Number(Frozen):
    """A number of a scenario: `0.3`, or `{value: 0.3, range: [0.2, 0.4], source: assumed}`.

    `range` makes it a hidden parameter: each class draws its own value from there
    (uniformly), so that last year's answer does not win.
    """

    value: Finite
    range: tuple[Finite, Finite] | None = Field(
        default=None, description="Lowest and highest value a class may draw."
    )
    source: Source | None = Field(default=None, description="Where this number comes from.")

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"value": value} if isinstance(value, int | float | str) else value

    @model_validator(mode="after")
    def _value_lies_in_range(self) -> Self:
        if self.range is not None and not self.range[0] <= self.value <= self.range[1]:
            raise ValueError(
                f"the value {self.value:g} lies outside its range {self.range[0]:g} to {self.range[1]:g}"
            )
        return self

    def __float__(self) -> float:
        return self.value


@dataclass(frozen=True)
class Within:
    """The bounds of a number: they hold for its value and for its range."""

    low: float
    high: float

    def check(self, number: Number) -> Number:
        """The number itself; ValueError with a sentence if it lies outside."""
        for value in (number.value, *(number.range or ())):
            if not self.low <= value <= self.high:
                raise ValueError(f"{value:g} is outside {self.low:g} to {self.high:g}")
        return number

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "minimum": self.low, "maximum": self.high}


Share = Annotated[Number, Within(0, 1)]
"""A probability, a share or a quality, 0..1."""
Change = Annotated[Number, Within(-1, 1)]
"""A change of a share or a relative change, −1..1."""
Factor = Annotated[Number, Within(0, 10)]
"""A multiplier, 0..10; 1 changes nothing."""
Positive = Annotated[Number, Within(0, limits.MONEY)]
"""Zero or more: money, people, places."""
Signed = Annotated[Number, Within(-limits.MONEY, limits.MONEY)]
"""Any finite number of reasonable size: money that may also be saved."""
Span = Annotated[Number, Within(0, limits.TIME)]
"""A length of time: minutes, hours, weeks or months."""
Shift = Annotated[Number, Within(-limits.TIME, limits.TIME)]
"""A length of time added, or taken away."""
Often = Annotated[Number, Within(0, limits.VISITS)]
"""How often in a year, or how many together."""
Pull = Annotated[Number, Within(-20, 20)]
"""Something added to a utility or a logit."""
Price = Annotated[Number, Within(0, 1_000)]
"""A price relative to the firm's."""
Round = Annotated[Number, Within(0, limits.ROUNDS)]
"""A round of the game."""
Spread = Annotated[Number, Within(0, 3)]
"""A standard deviation of a logarithm."""
