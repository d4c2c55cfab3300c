"""What the wall shows, one thing after the other: a question, its answer, the curve."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from cinema_game.ui.widgets.curve import Picture
from cinema_game.ui.widgets.large import fitting, parts
from cinema_game.ui.widgets.stage_names import Stages


@dataclass(frozen=True)
class Slide:
    """A question and what it hides. All words are plain text in the language of the moment."""

    about: str
    """A line above: where in the game this is."""
    question: str
    answer: str = ""
    """In large; empty if only people know."""
    note: str = ""
    """A line beneath the answer."""
    picture: Picture | None = None
    stages: Stages = field(default_factory=Stages)
    id: str = ""
    """By which a screen finds the slide to begin with."""


@dataclass(frozen=True)
class Step:
    """One picture on the wall."""

    text: str
    note: str = ""
    curve: bool = False
    hidden: bool = False
    """It tells what the question hid."""


@lru_cache(maxsize=64)
def steps(slide: Slide, width: int, height: int) -> tuple[Step, ...]:
    """What a key shows next, from the question on; long texts come sentence by sentence.

    With the curve the answer stays if a third of the room is enough for it.
    """
    asked = [Step(part) for part in parts(slide.question, width, height)]
    told = [Step(part, hidden=True) for part in parts(slide.answer, width, height - 2)]
    if told:
        told[-1] = Step(told[-1].text, slide.note, hidden=True)
    drawn = []
    if slide.picture is not None:
        short = slide.answer and fitting(slide.answer, width, height // 3) is not None
        drawn = [Step(slide.answer if short else "", slide.note, curve=True, hidden=True)]
    return (*asked, *told, *drawn) or (Step(""),)
