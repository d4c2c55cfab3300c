"""What every model of a scenario has in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

FORMAT = 1
"""Version of the file format that this program reads and writes."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,47}$")]
"""A name for programs: lower-case Latin letters, digits, `_` and `-`, at most 48."""


class Frozen(BaseModel):
    """An immutable value read from outside: unknown keys are errors, infinity and NaN are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Sourced(Frozen):
    """A value whose numbers come from somewhere.

    `source` holds for every number below it that does not name its own:
    `assumed`, `master class`, `bank deck`, `conference 2017`, a publication …
    """

    source: str | None = Field(default=None, max_length=300, description="Where the numbers below come from.")
