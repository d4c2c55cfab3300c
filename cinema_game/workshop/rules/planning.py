"""What a team may choose, and when it is too much."""

from __future__ import annotations

from cinema_game.workshop.actions import Choose, Drop
from cinema_game.workshop.purse import free_money
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.gates import open_for_change, revealed
from cinema_game.workshop.rules.undoing import changed_plan
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import computers, owner_of, proposals
from cx.message import N_
from cx.model.consent import refusal
from cx.model.drawing import drawn
from cx.model.kept import Kept
from cx.model.paying import owners_of
from cx.model.plan import Choice, Plan
from cx.scenario.measures import Intervention
from cx.scenario.scenario import Scenario

_hidden: Kept[Scenario, Scenario] = Kept(4)
"""Scenarios as classes find them, for a catalogue asks about every measure at once."""


def choose(state: Workshop, action: Choose, scenario: Scenario) -> Workshop:
    """An intervention is chosen, or chosen at another touchpoint than before."""
    proposed = _proposed(state, action.intervention, scenario)
    if proposed is None or revealed(state):
        open_for_change(state, "plan")
    intervention = _known(action.intervention, scenario)
    _may_start(state, intervention, scenario)
    round_ = _round(state, action.round, scenario)
    before = _chosen(state.plan, intervention.id)
    if before is not None and before.round != round_ and not state.sandbox:
        raise RuleBroken(
            N_("“{name}” runs since round {round}. It can be chosen once."),
            name=intervention.name,
            round=before.round,
        )
    wanted = proposed.touchpoint if proposed is not None else action.touchpoint
    touchpoint = _touchpoint(wanted, intervention, state.sandbox)
    choice = Choice(intervention=intervention.id, round=round_, touchpoint=touchpoint)
    if choice == before:
        raise RuleBroken(N_("“{name}” is in your plan already."), name=intervention.name)
    plan = state.plan.without(intervention.id)
    _not_blocked(plan, intervention, scenario)
    if state.other is not None:
        _not_blocked(state.other.plan, intervention, scenario)
    after = plan.model_copy(update={"choices": (*plan.choices, choice)})
    if not state.sandbox:
        _not_too_many(after, round_, scenario)
        _affordable(state, after, intervention, scenario)
        _agreed(state, plan, choice, scenario)
    return changed_plan(state, after, action.do)


def drop(state: Workshop, action: Drop, scenario: Scenario) -> Workshop:
    """A choice of this round is taken back."""
    open_for_change(state, "plan")
    intervention = _known(action.intervention, scenario)
    before = _chosen(state.plan, intervention.id)
    if before is None:
        raise RuleBroken(N_("“{name}” is not in your plan."), name=intervention.name)
    if before.round != state.round and not state.sandbox:
        raise RuleBroken(
            N_("“{name}” was started in round {round} and cannot be taken back any more."),
            name=intervention.name,
            round=before.round,
        )
    after = state.plan.without(intervention.id)
    if not state.sandbox and free_money(state.model_copy(update={"plan": after}), scenario) < 0:
        raise RuleBroken(
            N_("“{name}” saves the money that other measures need. Drop one of them first."),
            name=intervention.name,
        )
    return changed_plan(state, after, action.do)


def _known(id_: str, scenario: Scenario) -> Intervention:
    for intervention in scenario.interventions:
        if intervention.id == id_:
            return intervention
    raise RuleBroken(N_("There is no intervention “{id}” in this scenario."), id=id_)


def _chosen(plan: Plan, id_: str) -> Choice | None:
    return next((choice for choice in plan.choices if choice.intervention == id_), None)


def _round(state: Workshop, wanted: int | None, scenario: Scenario) -> int:
    if state.sandbox:
        if wanted is not None and wanted > scenario.rounds.count:
            raise RuleBroken(
                N_("The game has only {count} rounds."),
                count=scenario.rounds.count,
            )
        return wanted or state.round
    if wanted not in (None, state.round):
        raise RuleBroken(N_("Measures can be chosen for the present round {round} only."), round=state.round)
    return state.round


def _proposed(state: Workshop, id_: str, scenario: Scenario) -> Choice | None:
    """The other team's proposal that this would answer; an answer may come after the lock of one's plan."""
    return next((one for one in proposals(state, scenario) if one.intervention == id_), None)


def _may_start(state: Workshop, intervention: Intervention, scenario: Scenario) -> None:
    owners = owners_of(intervention, scenario)
    if state.sandbox or owner_of(state, scenario) in owners:
        return
    raise RuleBroken(
        N_("“{name}” is for {owner} to start, not for you."),
        name=intervention.name,
        owner=scenario.owner(str(owners[0])).name,
    )


def _agreed(state: Workshop, plan: Plan, choice: Choice, scenario: Scenario) -> None:
    """Another team is asked when it sits down; the computer answers at once."""
    intervention = scenario.intervention(choice.intervention)
    if intervention.joint is None:
        return
    hidden = _hidden.get(scenario, lambda: drawn(scenario, state.draw), state.draw)
    for owner in computers(state, scenario):
        if owner.id in owners_of(intervention, scenario):
            why = refusal(hidden, plan, choice, owner.id)
            if why is not None:
                raise RuleBroken(why)


def _touchpoint(wanted: str | None, intervention: Intervention, sandbox: bool) -> str | None:
    allowed = intervention.touchpoints
    if not allowed and wanted is not None:
        raise RuleBroken(
            N_("“{name}” acts where its card says; there is no touchpoint to choose."), name=intervention.name
        )
    if allowed and wanted is None and sandbox:
        return allowed[0]
    if allowed and wanted not in allowed:
        raise RuleBroken(
            N_("“{name}” needs a touchpoint where it acts. Choose one of the touchpoints on its card."),
            name=intervention.name,
        )
    return wanted


def _not_blocked(plan: Plan, intervention: Intervention, scenario: Scenario) -> None:
    for other in map(scenario.intervention, plan.interventions):
        if other.id in intervention.blocks or intervention.id in other.blocks:
            raise RuleBroken(
                N_("“{name}” and “{other}” exclude one another. Keep one of them."),
                name=intervention.name,
                other=other.name,
            )


def _not_too_many(plan: Plan, round_: int, scenario: Scenario) -> None:
    limit = scenario.rounds.per_round
    if sum(choice.round == round_ for choice in plan.choices) > limit:
        raise RuleBroken(
            N_("You have chosen {limit} of {limit} measures for this round. Drop one to choose another."),
            limit=limit,
        )


def _affordable(state: Workshop, after: Plan, intervention: Intervention, scenario: Scenario) -> None:
    money = free_money(state.model_copy(update={"plan": after}), scenario)
    if money >= 0:
        return
    raise RuleBroken(
        N_(
            "“{name}” costs more than is left: {short:,.0f} {currency} are missing, monthly costs to the end "
            "of the game included. Drop something or choose a cheaper measure."
        ),
        name=intervention.name,
        short=-money,
        currency=scenario.money.currency,
    )
