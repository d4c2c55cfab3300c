"""What the prompts are made from, and what a prompt is."""

from __future__ import annotations

from dataclasses import dataclass

from cinema_game.workshop.state import Workshop
from cx.journey.matching import Matching
from cx.message import Message
from cx.model.outcome import Outcome
from cx.scenario.lessons import Page
from cx.scenario.scenario import Scenario
from cx.scoring.forecast import Figure
from cx.scoring.truth import Truth


@dataclass(frozen=True)
class Story:
    """All that the prompts are made from."""

    state: Workshop
    scenario: Scenario
    run: Outcome
    nothing: Outcome
    matching: Matching | None = None
    """The last map against the truth; None before the debrief."""
    truth: Truth | None = None


@dataclass(frozen=True)
class Moment:
    """A prompt and where to go for its moment."""

    id: str
    """The question's name in `Answer`, e.g. `fall.2.bar_queue`."""
    page: Page
    text: Message
    round: int | None = None
    touchpoint: str | None = None
    segment: str | None = None
    intervention: str | None = None
    figure: Figure | None = None
