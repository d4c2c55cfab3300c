"""What every model of a scenario has in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from cx.scenario import limits
from cx.typed import clean

FORMAT = 1
"""Version of the file format that this program reads and writes."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,47}$")]
"""A name for programs: lower-case Latin letters, digits, `_` and `-`, at most 48."""


@dataclass(frozen=True)
class Written:
    """How a string of a scenario is kept: `clean` of so many characters, line breaks kept if `lines`."""

    most: int
    lines: bool = False

    def clean(self, text: str) -> str:
        """The text as it is kept; TextRefused if it cannot be."""
        return clean(text, self.most, lines=self.lines)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.clean, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "minLength": 1, "maxLength": self.most}


Source = Annotated[str, Written(limits.SOURCE)]
"""Where something comes from, in a line."""


class Frozen(BaseModel):
    """An immutable value read from outside: unknown keys are errors, infinity and NaN are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Sourced(Frozen):
    """A value whose numbers come from somewhere.

    `source` holds for every number below it that does not name its own:
    `assumed`, `master class`, `bank deck`, `conference 2017`, a publication …
    """

    source: Source | None = Field(default=None, description="Where the numbers below come from.")
