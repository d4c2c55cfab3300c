"""A plan: which interventions start in which round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import Field

from cx.message import N_, Message
from cx.model.paying import as_paid_by, first_owner, owners_of, played_owners
from cx.scenario.base import Frozen

if TYPE_CHECKING:
    from cx.scenario.scenario import Scenario


class Choice(Frozen):
    """One intervention, started at the beginning of a round (1 = the first), perhaps at one touchpoint."""

    intervention: str
    round: int = 1
    touchpoint: str | None = None
    late: float = Field(
        default=0.0, description="Weeks by which it starts later, because its owner waited for an answer."
    )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `ID[@ROUND[:TOUCHPOINT]]`; ValueError with a sentence if it is not of that form."""
        name, _, rest = text.strip().partition("@")
        round_, _, touchpoint = rest.partition(":")
        if not name or ("@" in text and not round_.isascii()) or ("@" in text and not round_.isdigit()):
            raise ValueError(
                f"“{text}” is not a choice: write ID, ID@ROUND or ID@ROUND:TOUCHPOINT, e.g. honest_sound@2"
            )
        return cls(intervention=name, round=int(round_ or 1), touchpoint=touchpoint or None)

    def __str__(self) -> str:
        return f"{self.intervention}@{self.round}" + (f":{self.touchpoint}" if self.touchpoint else "")


class Plan(Frozen):
    """Interventions by round, in the order of choosing. Immutable: `add` gives a new plan.

    `waits` are weeks by which everything chosen in a round starts later, because the
    team waited for its research.
    """

    choices: tuple[Choice, ...] = ()
    waits: tuple[tuple[int, float], ...] = ()

    def add(self, intervention: str, round: int = 1, touchpoint: str | None = None) -> Plan:
        """This plan with one more intervention."""
        choice = Choice(intervention=intervention, round=round, touchpoint=touchpoint)
        return self.model_copy(update={"choices": (*self.choices, choice)})

    def without(self, intervention: str) -> Plan:
        """This plan without an intervention, whatever its round."""
        rest = tuple(choice for choice in self.choices if choice.intervention != intervention)
        return self.model_copy(update={"choices": rest})

    def until(self, round: int) -> Plan:
        """What was chosen up to and including a round."""
        return Plan(
            choices=tuple(choice for choice in self.choices if choice.round <= round),
            waits=tuple(wait for wait in self.waits if wait[0] <= round),
        )

    @property
    def interventions(self) -> tuple[str, ...]:
        """Their ids, in the order of choosing."""
        return tuple(choice.intervention for choice in self.choices)

    def __len__(self) -> int:
        return len(self.choices)


class PlanError(ValueError):
    """A plan that the scenario does not allow; the message says what, where and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def months(scenario: Scenario) -> float:
    """Months of one round: three of a 13-week round."""
    return scenario.rounds.weeks * 12 / 52


def spent(scenario: Scenario, plan: Plan) -> tuple[float, ...]:
    """What the plan costs in each round of the game, in the scenario's money; savings count against it."""
    costs = [0.0] * scenario.rounds.count
    for choice in plan.choices:
        card = scenario.intervention(choice.intervention)
        costs[choice.round - 1] += card.once.value
        for round_ in range(choice.round, scenario.rounds.count + 1):
            costs[round_ - 1] += card.monthly.value * months(scenario)
    return tuple(costs)


def money_left(scenario: Scenario, plan: Plan) -> float:
    """The least that is left at the end of any round of the game; below 0 the plan cannot be paid."""
    left, least = 0.0, float("inf")
    budget = scenario.money.budget
    for round_, cost in enumerate(spent(scenario, plan), start=1):
        left += (budget[round_ - 1].value if round_ <= len(budget) else 0.0) - cost
        least = min(least, left)
    return least


def check_plan(scenario: Scenario, plan: Plan, *, free: bool = False) -> None:
    """Refuse what the scenario does not allow: PlanError with a sentence.

    Every owner pays its part of what it starts out of its own money. Money of a round comes at its
    start and what is left passes on; once-costs are paid in the round of choosing, monthly ones from
    then to the end of the game. `free` asks for neither money nor the number of measures a round.
    """
    known = {card.id: card for card in scenario.interventions}
    chosen: dict[str, Choice] = {}
    for choice in plan.choices:
        card = known.get(choice.intervention)
        if card is None:
            raise PlanError(_unknown(choice, list(known)))
        if not 1 <= choice.round <= scenario.rounds.count:
            raise PlanError(
                Message(
                    N_("“{choice}”: round {round} is outside the game, which has rounds 1 to {rounds}."),
                    {"choice": str(choice), "round": choice.round, "rounds": scenario.rounds.count},
                )
            )
        if choice.intervention in chosen:
            raise PlanError(
                Message(
                    N_("“{name}” is chosen twice. Keep one of the two."),
                    {"name": card.name},
                )
            )
        if choice.touchpoint is not None and choice.touchpoint not in card.touchpoints:
            raise PlanError(_misplaced(choice, card.touchpoints))
        chosen[choice.intervention] = choice
    for id_ in chosen:
        for blocked in known[id_].blocks:
            if blocked in chosen:
                raise PlanError(
                    Message(
                        N_("“{one}” and “{other}” exclude each other. Keep one of the two."),
                        {"one": known[id_].name, "other": known[blocked].name},
                    )
                )
    if not free:
        for owner in (first_owner(scenario), *(one.id for one in played_owners(scenario))):
            mine = (one for one in plan.choices if owner in owners_of(known[one.intervention], scenario))
            _check_money(as_paid_by(scenario, owner), Plan(choices=tuple(mine)))


def _unknown(choice: Choice, known: list[str]) -> Message:
    from difflib import get_close_matches

    near = get_close_matches(choice.intervention, known, n=1)
    if near:
        return Message(
            N_("There is no intervention “{id}” in this scenario. Did you mean “{near}”?"),
            {"id": choice.intervention, "near": near[0]},
        )
    return Message(
        N_("There is no intervention “{id}” in this scenario. It has: {known}."),
        {"id": choice.intervention, "known": ", ".join(known)},
    )


def _misplaced(choice: Choice, allowed: tuple[str, ...]) -> Message:
    if not allowed:
        return Message(
            N_("“{id}” acts at touchpoints of its own: leave “:{touchpoint}” out."),
            {"id": choice.intervention, "touchpoint": choice.touchpoint},
        )
    return Message(
        N_("“{id}” cannot act at “{touchpoint}”. Choose one of: {allowed}."),
        {"id": choice.intervention, "touchpoint": choice.touchpoint, "allowed": ", ".join(allowed)},
    )


def _check_money(scenario: Scenario, plan: Plan) -> None:
    left = 0.0
    costs = spent(scenario, plan)
    for round_ in range(1, scenario.rounds.count + 1):
        many = sum(choice.round == round_ for choice in plan.choices)
        if many > scenario.rounds.per_round:
            raise PlanError(
                Message(
                    N_("Round {round} starts {many} interventions; at most {most} are allowed."),
                    {"round": round_, "many": many, "most": scenario.rounds.per_round},
                )
            )
        budget = scenario.money.budget
        left += budget[round_ - 1].value if round_ <= len(budget) else 0.0
        left -= costs[round_ - 1]
        if left < -1e-6 and plan.choices:
            raise PlanError(
                Message(
                    N_(
                        "The money does not reach in round {round}: {short:,.0f} {currency} are missing. "
                        "Leave something out or start it later."
                    ),
                    {"round": round_, "short": -left, "currency": scenario.money.currency},
                )
            )
