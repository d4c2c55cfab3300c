"""Whose voice is heard at a touchpoint: a segment by its share there, a mood by what was felt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cinema_game.ui.feelings import FULL
from cx.model.outcome import Outcome
from cx.scenario.lessons import Mood
from cx.scenario.text import Text
from cx.scenario.touchpoints import Touchpoint

ANYBODY = "any"
_EDGE = 0.5 / FULL
"""From half a step of the shown scale on a feeling has a sign."""


@dataclass(frozen=True)
class Voice:
    """What one customer says at a touchpoint; `emotion` −1..1 is what was felt."""

    touchpoint: Touchpoint
    segment: str
    speaker: Text
    words: Text
    emotion: float

    @property
    def mood(self) -> Mood:
        """Bad, even or good."""
        return mood_of(self.emotion)


def mood_of(emotion: float) -> Mood:
    """The mood of a felt emotion, −1..1."""
    return "bad" if emotion <= -_EDGE else "good" if emotion >= _EDGE else "even"


def heard_at(run: Outcome, round_: int, place: int) -> Voice | None:
    """One customer's voice at the touchpoint number `place`; None if nobody has words for it.

    Drawn with the run's seed, so that the same run is always told by the same people: first
    who met the touchpoint, then how that segment felt with the spread that was measured.
    """
    scenario, row = run.scenario, round_ - 1
    point = scenario.touchpoints[place]
    said = scenario.voices.get(point.id)
    met = np.asarray(run.encounters[row, place], dtype=float)
    if not said or met.sum() <= 0:
        return None
    draws = np.random.Generator(np.random.Philox(key=[run.seed, round_ * 1_000 + place]))
    segment = scenario.segments[int(draws.choice(len(met), p=met / met.sum()))]
    mean = float(run.emotion[row, place, scenario.segments.index(segment)])
    low, high = (float(edge) for edge in run.emotion_band[row, place])
    spread = (high - low) / 1.35 if np.isfinite(high - low) else 0.0
    emotion = float(np.clip(mean + draws.normal() * spread, -1, 1)) if np.isfinite(mean) else 0.0
    for feeling in (emotion, mean):
        words = said.get(mood_of(feeling), {})
        if choice := words.get(segment.id) or words.get(ANYBODY):
            speakers = segment.names or (segment.name,)
            return Voice(
                touchpoint=point,
                segment=segment.id,
                speaker=speakers[int(draws.integers(len(speakers)))],
                words=choice[int(draws.integers(len(choice)))],
                emotion=feeling,
            )
    return None
