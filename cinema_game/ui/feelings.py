"""Emotion as people read it: −3..+3 with a word and a glyph, never by colour alone."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cinema_game.figures import number
from cinema_game.language import N_, _

_WORDS = {
    -3: N_("angry"),
    -2: N_("annoyed"),
    -1: N_("uneasy"),
    0: N_("even"),
    1: N_("calm"),
    2: N_("glad"),
    3: N_("delighted"),
}
_GLYPHS = {-3: "▼", -2: "▼", -1: "▽", 0: "·", 1: "△", 2: "▲", 3: "▲"}
FULL = 3
"""The end of the scale that is shown; the model's −1..1 times this."""


@dataclass(frozen=True)
class Shown:
    """An emotion ready to be shown: `level` −3..+3, its `glyph`, and the `style` of its sign."""

    level: int
    glyph: str
    style: str
    template: str

    @property
    def word(self) -> str:
        """The word in the current language."""
        return _(self.template) if self.template else "—"


def feeling(level: float | None) -> Shown:
    """What to show for an emotion of −3..+3; None or NaN: nobody felt anything here."""
    if level is None or not math.isfinite(level):
        return Shown(0, " ", "$foreground 60%", "")
    near = max(-FULL, min(FULL, math.floor(abs(level) + 0.5) * (1 if level > 0 else -1)))
    style = "$emotion-bad" if near < 0 else "$emotion-good" if near > 0 else "$emotion-even"
    return Shown(near, _GLYPHS[near], style, _WORDS[near])


def felt(emotion: float) -> Shown:
    """What to show for an emotion of the model, −1..1."""
    return feeling(emotion * FULL)


def signed(emotion: float, digits: int = 1) -> str:
    """An emotion of the model as `−1.4` on the shown scale."""
    return number(emotion * FULL, digits, sign=True)
