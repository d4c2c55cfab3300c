"""Emotion as people read it: −3…+3 with a word, a glyph and a colour; the colour is never alone."""

from __future__ import annotations

import math
from dataclasses import dataclass

from textual.content import Content

from cinema_game.figures import number
from cinema_game.language import N_, _

STRONGEST = 3
"""The scale goes from −STRONGEST to +STRONGEST; the model's felt emotion −1..1 is a third of it per step."""

_WORDS = (
    N_("angry"),
    N_("annoyed"),
    N_("uneasy"),
    N_("even"),
    N_("calm"),
    N_("glad"),
    N_("delighted"),
)
_GLYPHS = "▼▾↘–↗▴▲"


@dataclass(frozen=True)
class Feeling:
    """One step of the scale. `style` names a theme variable."""

    value: int
    glyph: str
    style: str

    @property
    def figure(self) -> str:
        """`−2`, `0`, `+1`."""
        return number(self.value, sign=True)

    @property
    def word(self) -> str:
        """The word in the current language."""
        return _(_WORDS[self.value + STRONGEST])

    @property
    def content(self) -> Content:
        """Sign, figure and word in the colour of the feeling."""
        return Content.styled(f"{self.figure} {self.word}", f"${self.style}")


def _step(value: int) -> Feeling:
    style = "emotion-bad" if value < 0 else "emotion-good" if value > 0 else "emotion-even"
    return Feeling(value, _GLYPHS[value + STRONGEST], style)


FEELINGS = {value: _step(value) for value in range(-STRONGEST, STRONGEST + 1)}
"""All seven, by value."""


def feeling(value: int) -> Feeling:
    """The step a team wrote, −3..3; beyond the ends the end itself."""
    return FEELINGS[max(-STRONGEST, min(STRONGEST, value))]


def felt(emotion: float | None) -> Feeling | None:
    """The step nearest to a felt emotion of the model, −1..1; None where nobody felt anything."""
    if emotion is None or not math.isfinite(emotion):
        return None
    return feeling(math.floor(emotion * STRONGEST + 0.5))
