"""The world round the journey: money, rivals, crisis, the repair of failures."""

from __future__ import annotations

from pydantic import Field

from cx.scenario import limits
from cx.scenario.base import Frozen, Id, Sourced
from cx.scenario.number import Change, Factor, Number, Positive, Price, Pull, Share, Signed, Span, Spread
from cx.scenario.people import ONE, ZERO
from cx.scenario.text import Line, Text


class Rounds(Sourced):
    """How the game is cut into rounds."""

    count: int = Field(default=3, ge=1, le=limits.ROUNDS)
    weeks: int = Field(default=13, ge=1, le=limits.WEEKS, description="Weeks of one round.")
    name: Line = Field(default=Line(en="Quarter", ru="Квартал"), description="What a round is called.")
    per_round: int = Field(
        default=3, ge=1, le=limits.PER_ROUND, description="Interventions a team may start in one round."
    )
    horizon: int = Field(
        default=104, ge=1, le=limits.HORIZON, description="Weeks over which the value of a plan is measured."
    )


class Money(Sourced):
    """What the team has, what a visit earns. All in the scenario's money unit unless said."""

    currency: Line = Field(description="Short name of the unit of budgets and costs, e.g. `k₽`.")
    unit: Positive = Field(
        default=ONE, description="How many of the ticket's currency one unit is (k₽: 1000)."
    )
    ticket_currency: Line = Field(description="Short name of the ticket's currency, e.g. `₽`.")
    budget: tuple[Positive, ...] = Field(
        min_length=1, max_length=limits.ROUNDS, description="New money at the start of each round."
    )
    ticket: Positive = Field(description="Average ticket per person, in the ticket's currency.")
    kept: Share = Field(default=ONE, description="Share of the ticket that stays with the firm.")
    extra: Positive = Field(
        default=ZERO, description="What a person spends besides the ticket and stays with the firm."
    )
    fixed: Signed = Field(default=ZERO, description="Fixed costs per week.")
    people: Positive = Field(
        default=Number(value=20_000), description="Customers in the real market; scales the simulated."
    )
    seats: Positive = Field(default=ZERO, description="Places per week, for occupancy; 0 = not measured.")
    discount: Share = Field(
        default=Number(value=0.10), description="Discount rate per year for the value of a plan."
    )


class Rival(Sourced):
    """A competitor the customers may choose instead."""

    id: Id
    name: Line
    belief: Share = Field(description="What customers believe of it at the start.")
    price: Price = Field(description="Its price relative to the firm's, 1 = the same.")
    growth: Change = Field(default=ZERO, description="How its quality moves per month.")
    known: Share = Field(default=ONE, description="Share of customers who know it.")


class Market(Sourced):
    """Where customers go instead."""

    rivals: tuple[Rival, ...] = Field(default=(), max_length=limits.RIVALS)
    home: Line = Field(default=Line(en="staying at home", ru="остаться дома"))
    home_pull: Pull = Field(default=ZERO, description="Added to the utility of staying away.")
    quality: Share = Field(
        default=Number(value=0.65), description="What the market gives at a touchpoint on average."
    )
    growth: Change = Field(default=ZERO, description="How the market's quality moves per month.")


class Crisis(Sourced):
    """A general crisis: incomes fall, people pass from spending to saving."""

    income: Change = Field(default=ZERO, description="Relative change of incomes.")
    saving_hazard: Share = Field(
        default=ZERO, description="Chance per week that a customer passes to saving."
    )
    recovery_hazard: Share = Field(default=ZERO, description="Chance per week that a saver spends again.")


class Recovery(Sourced):
    """How a firm repairs a failure before any intervention."""

    first_contact: Span = Field(
        default=Number(value=60), description="Minutes until somebody speaks to the customer."
    )
    fix_delay: Span = Field(default=Number(value=48), description="Hours until it is put right.")
    distributive: Share = Field(default=Number(value=0.3), description="What the customer gets.")
    interactional: Share = Field(default=Number(value=0.4), description="How people treat the customer.")
    procedural: Share = Field(default=Number(value=0.3), description="How simple and fair the way to it is.")
    choice: Share = Field(
        default=ONE,
        description="Whether the customer may choose how it is made good; 1 where it is not at issue.",
    )
    promise: Share = Field(
        default=ONE, description="Whether what was promised is kept; 1 where it is not at issue."
    )


class Hidden(Sourced):
    """Spreads of the hidden parameters, drawn once per class round the file's values."""

    quality: Share = Field(default=ZERO, description="Half-width of the uniform spread of every quality.")
    importance: Spread = Field(
        default=ZERO, description="Standard deviation of the logarithm of every importance."
    )
    effect: Share = Field(default=ZERO, description="Relative standard deviation of every effect.")


class History(Sourced):
    """How it came to this: a series for the briefing's chart."""

    name: Line
    unit: Line
    labels: tuple[Line, ...] = Field(min_length=2, max_length=limits.HISTORY)
    values: tuple[Signed, ...] = Field(min_length=2, max_length=limits.HISTORY)
    caption: Text = Field(description="What the chart says, e.g. the fall of the year in one sentence.")


__all__ = [
    "Crisis",
    "Factor",
    "Frozen",
    "Hidden",
    "History",
    "Market",
    "Money",
    "Recovery",
    "Rival",
    "Rounds",
]
