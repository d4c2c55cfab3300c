"""What a team can do: interventions (ru: меры) with their price, lead time, reach and risks."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cx.scenario import limits
from cx.scenario.base import Frozen, Id, Sourced
from cx.scenario.number import Change, Factor, Number, Positive, Round, Share, Shift, Signed, Span
from cx.scenario.people import HALF, ONE, ZERO
from cx.scenario.text import Line, Text
from cx.scenario.touchpoints import Scope

Family = Literal["price", "technology", "service", "communication", "recovery", "organisation", "cost"]


class Effect(Sourced):
    """What changes at one touchpoint once an intervention (or an event) acts in full."""

    touchpoint: Id
    quality: Change = Field(default=ZERO, description="Added to the quality, −1..1.")
    expectation: Change = Field(default=ZERO, description="Added to what customers expect (a promise).")
    meeting: Change = Field(default=ZERO, description="Added to the chance of meeting it.")
    failure: Change = Field(default=ZERO, description="Added to the chance of a failure.")
    wait: Shift = Field(default=ZERO, description="Minutes added to the wait; negative shortens it.")
    drop_out: Change = Field(default=ZERO, description="Added to the chance of dropping out here.")


class RecoveryEffect(Sourced):
    """How a failure is repaired; each part 0..1 added to what its owner does (see `Recovery`)."""

    first_contact: Shift = Field(default=ZERO, description="Minutes added to the time to first contact.")
    fix_delay: Shift = Field(default=ZERO, description="Hours added to the delay of the fix.")
    distributive: Change = Field(default=ZERO, description="What the customer gets.")
    interactional: Change = Field(default=ZERO, description="How people treat the customer.")
    procedural: Change = Field(default=ZERO, description="How simple and fair the way to it is.")
    choice: Change = Field(default=ZERO, description="Whether the customer may choose.")
    promise: Change = Field(default=ZERO, description="Whether what was promised is kept.")


class Readiness(Sourced):
    """The risk that a launch goes wrong (technology above all)."""

    failure: Share = Field(description="Chance that the launch fails, drawn once per class.")
    weeks: Span = Field(default=Number(value=8), description="How long the failed launch hurts.")
    quality: Change = Field(
        default=Number(value=-0.1), description="Change at the touchpoints reached meanwhile."
    )


class Copying(Sourced):
    """How fast and how well rivals copy it."""

    months: Span | None = Field(
        default=None,
        description="Months from the launch to the whole copy. By default each class draws it: 3 to 6 for "
        "price, technology and cost, a chance of one in ten a year for all others (`model.copying`).",
    )
    fidelity: Share = Field(
        default=Number(value=0.95),
        description="How well, 0..1. Where it is not said, `model.copying` has it by family.",
    )


class Decay(Sourced):
    """How the effect wears off after it was reached: `floor + (1 − floor) · 2^(−t / half_life)`."""

    half_life: Span = Field(description="Weeks.")
    floor: Share = Number(value=0)


class Link(Sourced):
    """Another intervention without which (or with which) this one's effect is multiplied."""

    intervention: Id
    factor: Factor


class Joint(Sourced):
    """A measure for which two owners are needed: one proposes, the other agrees, both pay."""

    partner: Id = Field(description="The owner whose agreement is needed, besides the measure's own.")
    share: Share = Field(default=HALF, description="Part of all its costs that the partner pays.")
    round: Round = Field(
        default=ONE, description="From which round on the computer is willing; a range is drawn per class."
    )


class Intervention(Sourced):
    """One card of the catalogue."""

    id: Id
    name: Line
    family: Family
    also: Family | None = Field(default=None, description="A second family, where it stands between two.")
    scope: Scope = "service"
    owner: Id | None = Field(
        default=None, description="Which owner's measure it is; by default the team's own."
    )
    joint: Joint | None = Field(default=None, description="Another owner has to agree, and pays a part.")
    text: Text = Field(description="What is done, in words.")
    expected: Text = Field(description="The effect to be expected, in words and never as a number.")
    risk: Text = Field(description="What it needs and what could go wrong.")
    once: Positive = Field(default=ZERO, description="Cost once, in the scenario's money.")
    monthly: Signed = Field(default=ZERO, description="Cost per month from its start; negative saves.")
    lead: Span = Field(default=ZERO, description="Months until the effect begins.")
    full: Span | None = Field(
        default=None, description="Months until it acts in full; by default at once after the lead."
    )
    effects: tuple[Effect, ...] = Field(default=(), max_length=limits.TOUCHPOINTS)
    recovery: RecoveryEffect | None = None
    price: Change = Field(default=ZERO, description="Relative change of the ticket price where it applies.")
    price_reach: Share = Field(
        default=ONE, description="Share of the visits to which the price change applies."
    )
    talk: Change = Field(default=ZERO, description="Relative change of the probability to talk.")
    reposts: Factor = Field(default=ONE, description="Multiplies how far posts about failures spread.")
    visitors_cost: Signed = Field(
        default=ZERO, description="Cost per visit that it touches (a voucher, a gift)."
    )
    readiness: Readiness | None = None
    copied: Copying | None = Field(default=None, description="None: rivals cannot copy it.")
    decay: Decay | None = None
    needs: tuple[Link, ...] = Field(
        default=(),
        max_length=limits.LINKS,
        description="Without these, its effect is multiplied by the factor.",
    )
    boosts: tuple[Link, ...] = Field(
        default=(), max_length=limits.LINKS, description="It multiplies the effect of these."
    )
    blocks: tuple[Id, ...] = Field(
        default=(), max_length=limits.LINKS, description="Cannot be chosen together with these."
    )
    speeds: Share = Field(
        default=ZERO, description="Share by which it shortens the lead of service measures (organisation)."
    )
    touchpoints: tuple[Id, ...] = Field(
        default=(),
        max_length=limits.TOUCHPOINTS,
        description="If given, the team chooses at which of these it acts.",
    )
    decisive_for: tuple[Id, ...] = Field(
        default=(),
        max_length=limits.SEGMENTS,
        description="Segments whom it helps most; told in the debrief.",
    )
    trap: Text | None = Field(default=None, description="If it is a trap: the lesson, told in the debrief.")


class Method(Sourced):
    """A way to buy evidence. What it finds is sampled from the simulated customers."""

    id: Id
    name: Line
    kind: Literal["poll", "interviews", "mystery", "reviews", "funnel", "recommendation"]
    text: Text
    bias: Text = Field(description="What it is good for and where it misleads, in words.")
    cost: Positive
    delay: Span = Field(default=ZERO, description="Months by which measures of this round start later.")
    sample: int = Field(ge=1, le=limits.PEOPLE, description="Customers (or visits) looked at.")
    choose_segments: int = Field(
        default=0, ge=0, le=limits.SEGMENTS, description="How many segments the team chooses; 0 = all."
    )
    rationalised: Share = Field(
        default=ZERO, description="Share of the stated that is what people think they should say."
    )
    noise: Share = Field(
        default=ZERO, description="Standard deviation of the measurement of one person, 0..1."
    )


class Research(Frozen):
    """The research phase: its money and its methods."""

    budget: Positive = Field(default=ZERO, description="Money for evidence on top of the plan's budget.")
    methods: tuple[Method, ...] = Field(default=(), max_length=limits.METHODS)
