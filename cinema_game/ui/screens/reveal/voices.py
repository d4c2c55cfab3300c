"""Whose voice is heard at a touchpoint: one customer who was there, in words that fit what was felt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cinema_game.ui.feelings import FULL
from cx.model.outcome import Outcome
from cx.scenario.lessons import Mood
from cx.scenario.people import Segment
from cx.scenario.text import Text
from cx.scenario.touchpoints import Touchpoint

ANYBODY = "any"
_EDGE = 0.5 / FULL
"""From half a step of the shown scale on a feeling has a sign."""


@dataclass(frozen=True)
class Voice:
    """What one customer of the run says at a touchpoint; `emotion` −1..1 is what was felt there."""

    customer: int
    touchpoint: Touchpoint
    segment: str
    speaker: Text
    words: Text
    emotion: float


def mood_of(emotion: float) -> Mood:
    """The mood of a felt emotion, −1..1."""
    return "bad" if emotion <= -_EDGE else "good" if emotion >= _EDGE else "even"


def name_of(segment: Segment, customer: int) -> Text:
    """What a customer is called, on every screen the same."""
    names = segment.names or (segment.name,)
    return names[customer % len(names)]


def voices(run: Outcome, round_: int) -> dict[int, Voice]:
    """One voice a touchpoint (by its place in the journey) of a round, where somebody has words for it.

    Drawn with the run's seed from the recorded encounters, so that the same run is always told by
    the same people.
    """
    rows = run.journeys.array
    rows = rows[rows["round"] == round_]
    found = {}
    for place in range(len(run.scenario.touchpoints)):
        voice = _voice(run, rows[rows["touchpoint"] == place], round_, place)
        if voice is not None:
            found[place] = voice
    return found


def _voice(run: Outcome, here: NDArray[Any], round_: int, place: int) -> Voice | None:
    point = run.scenario.touchpoints[place]
    said = run.scenario.voices.get(point.id)
    if not said or not len(here):
        return None
    draws = np.random.Generator(np.random.Philox(key=[run.seed, round_ * 1_000 + place]))
    for row in here[draws.permutation(len(here))]:
        segment, customer = run.scenario.segments[int(row["segment"])], int(row["customer"])
        words = said.get(mood_of(float(row["emotion"])), {})
        if choice := words.get(segment.id) or words.get(ANYBODY):
            return Voice(
                customer=customer,
                touchpoint=point,
                segment=segment.id,
                speaker=name_of(segment, customer),
                words=choice[int(draws.integers(len(choice)))],
                emotion=float(row["emotion"]),
            )
    return None
