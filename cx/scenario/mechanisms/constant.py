"""How a constant of the model is written: default, allowed range, unit, meaning and origin.

Every constant has a unit, a range and an origin: `published`, `computed` (from data or from a
published figure), `claimed` (by a source text, no literature found) or `assumed`.
"""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import Field, model_validator

from cx.scenario.base import Sourced
from cx.scenario.number import Number

Origin = Literal["published", "computed", "claimed", "assumed"]


def constant(
    default: float,
    low: float,
    high: float,
    unit: str,
    description: str,
    origin: Origin = "assumed",
    reference: str | None = None,
) -> Any:
    """A constant of the model as a Pydantic field: default, allowed range, unit, meaning and origin."""
    return Field(
        default=Number(value=default, source=reference or origin),
        description=description,
        json_schema_extra={
            "unit": unit,
            "low": low,
            "high": high,
            "origin": origin,
            "reference": reference,
        },
    )


class Constants(Sourced):
    """Constants of a part of the model without which there are no customers."""

    @model_validator(mode="after")
    def _constants_lie_in_their_ranges(self) -> Self:
        for name, info in type(self).model_fields.items():
            number, extra = getattr(self, name), info.json_schema_extra
            if isinstance(number, Number) and isinstance(extra, dict):
                low, high = float(str(extra["low"])), float(str(extra["high"]))
                for value in (number.value, *(number.range or ())):
                    if not low <= value <= high:
                        raise ValueError(f"{name}: {value:g} is outside {low:g} to {high:g}")
        return self


class Mechanism(Constants):
    """Constants of a mechanism that can be switched off."""

    on: bool = Field(default=True, description="Off: the model runs as if the mechanism did not exist.")
