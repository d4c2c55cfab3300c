"""Who the customers are: segments, as people with a face and a sentence."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cx.scenario import limits
from cx.scenario.base import Id, Sourced, Written
from cx.scenario.number import Change, Factor, Number, Often, Share
from cx.scenario.text import Line, Text

ONE = Number(value=1)
ZERO = Number(value=0)
HALF = Number(value=0.5)


class Segment(Sourced):
    """A group of customers who want the same from the journey."""

    id: Id
    name: Line
    face: Annotated[str, Written(limits.FACE)] = Field(
        default="☺", description="A small drawing for the card, one to eight characters."
    )
    person: Line = Field(description="Who speaks for the segment: a first name and a life in three words.")
    sentence: Text = Field(description="What this person says about the service, in the first person.")
    about: Text = Field(description="What decides for them, in one or two sentences.")
    names: tuple[Line, ...] = Field(
        default=(), max_length=limits.NAMES, description="More people of the segment, for voices."
    )
    share: Share = Field(description="Share of all customers; the segments together give 1.")
    visits_per_year: Often = Field(
        default=Number(value=6),
        description="Visits to the firm a year when the game begins; outings to rivals come on top.",
    )
    party: Often = Field(default=ONE, description="People who come and pay together on one visit.")
    price_sensitivity: Factor = Field(
        default=ONE, description="Multiplies the price coefficient of the choice."
    )
    saving: Share = Field(default=ZERO, description="Share already in saving mode when the game begins.")
    expectation: Change = Field(
        default=ZERO, description="What they expect above the market, in quality (−1..1)."
    )
    trust: Factor = Field(
        default=ONE, description="How much the talk of others moves them; below 1 is sceptical."
    )
    talk: Factor = Field(default=ONE, description="How much more they talk than others.")
    hard_to_win: Factor = Field(default=ONE, description="Divides how fast a good visit raises their belief.")
    easy_to_lose: Factor = Field(
        default=ONE, description="Multiplies how fast a bad visit lowers their belief."
    )
    ready_to_buy: Share = Field(
        default=ONE, description="Share of time in which they are ready to buy at all."
    )
    technology_readiness: Share = Field(
        default=Number(value=0.5), description="How much of a technology helps them."
    )
