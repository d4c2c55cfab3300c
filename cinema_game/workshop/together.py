"""Two owners of one journey: who plays which, and what their plans come to together."""

from __future__ import annotations

from cinema_game.workshop.state import Seat, Workshop
from cx.model.paying import as_paid_by, first_owner, played_owners
from cx.model.plan import Choice, Plan
from cx.scenario.owners import Owner
from cx.scenario.scenario import Scenario


def owner_of(state: Workshop, scenario: Scenario) -> str | None:
    """The company that the team at the keyboard plays; None where a scenario names no owners."""
    return state.owner or first_owner(scenario)


def played_by_teams(state: Workshop, scenario: Scenario) -> tuple[str | None, ...]:
    """The companies that people play."""
    mine = owner_of(state, scenario)
    return (mine,) if state.other is None else (mine, state.other.owner)


def computers(state: Workshop, scenario: Scenario) -> tuple[Owner, ...]:
    """The owners with money of their own that the computer plays."""
    people = played_by_teams(state, scenario)
    return tuple(owner for owner in played_owners(scenario) if owner.id not in people)


def own_purse(state: Workshop, scenario: Scenario) -> Scenario:
    """The scenario with the money of the team at the keyboard, and the costs that it would bear."""
    return as_paid_by(scenario, owner_of(state, scenario))


def whole_plan(state: Workshop, scenario: Scenario) -> Plan:
    """All that happens by the plans of both teams: a joint measure where both have chosen it.

    Each team's measures wait for its own research, a joint one for the slower.
    """
    if state.other is None:
        return state.plan
    mine, theirs = _late(state.plan), _late(state.other.plan)
    common = {choice.intervention for choice in mine} & {choice.intervention for choice in theirs}
    late = {choice.intervention: choice.late for choice in theirs}
    chosen = [
        choice.model_copy(update={"late": max(choice.late, late.get(choice.intervention, 0.0))})
        for choice in mine
        if choice.intervention in common or not _joint(choice, scenario)
    ]
    chosen += [
        choice for choice in theirs if choice.intervention not in common and not _joint(choice, scenario)
    ]
    return Plan(choices=tuple(chosen))


def proposals(state: Workshop, scenario: Scenario) -> tuple[Choice, ...]:
    """The joint measures of this round which the other team has chosen and this one has not answered."""
    if state.other is None:
        return ()
    return _open(state, state.other.plan, state.plan, scenario)


def waiting_proposals(state: Workshop, scenario: Scenario) -> tuple[Choice, ...]:
    """The joint measures of this round which this team has chosen and the other has not answered."""
    if state.other is None:
        return ()
    return _open(state, state.plan, state.other.plan, scenario)


def without_unanswered(plan: Plan, other: Plan, scenario: Scenario) -> Plan:
    """A team's plan without the joint measures that the other team did not choose as well."""
    kept = tuple(
        choice
        for choice in plan.choices
        if choice.intervention in other.interventions or not _joint(choice, scenario)
    )
    return plan.model_copy(update={"choices": kept})


def seat_of(state: Workshop, owner: str) -> Seat:
    """The part of the workshop that belongs to the team at the keyboard, as a seat to leave."""
    values = {name: getattr(state, name) for name in Seat.model_fields if name != "owner"}
    return Seat(owner=owner, **values)


def _late(plan: Plan) -> tuple[Choice, ...]:
    waits = dict(plan.waits)
    return tuple(
        choice.model_copy(update={"late": choice.late + waits.get(choice.round, 0.0)})
        for choice in plan.choices
    )


def _joint(choice: Choice, scenario: Scenario) -> bool:
    return scenario.intervention(choice.intervention).joint is not None


def _open(state: Workshop, plan: Plan, answers: Plan, scenario: Scenario) -> tuple[Choice, ...]:
    refused = {one.intervention for one in state.refused if one.round == state.round}
    return tuple(
        choice
        for choice in plan.choices
        if choice.round == state.round
        and choice.intervention not in answers.interventions
        and choice.intervention not in refused
        and _joint(choice, scenario)
    )
