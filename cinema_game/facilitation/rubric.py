"""The rubric: criteria with a sentence for each level, and which of them the program can measure."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cx.scenario.base import Frozen, Id
from cx.scenario.text import Line, Text

LEVELS = (0, 1, 2, 3, 4)
"""From "nothing of it" to "all that can be asked"."""

Level = Annotated[int, Field(ge=LEVELS[0], le=LEVELS[-1])]
Share = Annotated[float, Field(ge=0, le=1)]
Measured = Literal[
    "stages", "direct", "indirect", "evidence", "key_moments", "fields", "segments", "interventions"
]
"""What the program can measure (`computed.py` says how)."""
STEPS: tuple[Share, Share, Share, Share] = (0.2, 0.4, 0.6, 0.8)


class Phrase(Frozen):
    """A ready sentence of the comment bank."""

    id: Id
    text: Text


class Criterion(Frozen):
    """One row of the rubric."""

    id: Id
    name: Line
    how: Text = Field(description="The question that a facilitator answers.")
    anchors: tuple[Text, Text, Text, Text, Text] = Field(description="What a map of each level is like.")
    computed: Measured | None = Field(
        default=None, description="The measure that fills the row in; without it people alone mark the row."
    )
    steps: tuple[Share, Share, Share, Share] = Field(
        default=STEPS, description="The measure's least share for level 1, 2, 3 and 4."
    )
    comments: tuple[Phrase, ...] = Field(
        default=(), max_length=100, description="Ready sentences for this row."
    )

    def level(self, share: float) -> int:
        """The level of a measured share 0..1: how many of the steps it reaches."""
        return sum(share >= step - 1e-9 for step in self.steps)


class Rubric(Frozen):
    """All rows, in the order in which they are marked."""

    id: Id
    title: Line
    criteria: tuple[Criterion, ...] = Field(min_length=1, max_length=20)

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the criteria, in order."""
        return tuple(criterion.id for criterion in self.criteria)

    def criterion(self, id_: str) -> Criterion:
        """The criterion named `id_`; KeyError if there is none."""
        for criterion in self.criteria:
            if criterion.id == id_:
                return criterion
        raise KeyError(id_)
