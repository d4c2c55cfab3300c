"""What could be chosen now, what it would leave of the money, and why something cannot be."""

from __future__ import annotations

from cinema_game.language import _, say
from cinema_game.ui.screens.plan.catalogue import Standing
from cinema_game.ui.widgets.purse_bar import Money
from cinema_game.workshop import actions as do
from cinema_game.workshop.purse import free_money
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import owner_of, proposals, waiting_proposals
from cx.model.paying import offered
from cx.model.plan import Choice
from cx.scenario.measures import Intervention
from cx.scenario.scenario import Scenario


def choices_of_round(state: Workshop) -> tuple[Choice, ...]:
    """What was chosen in the present round."""
    return tuple(choice for choice in state.plan.choices if choice.round == state.round)


def standings(state: Workshop, scenario: Scenario) -> dict[str, Standing]:
    """Every measure of the team's catalogue: chosen, running, proposed to it, free, or barred and why."""
    measures = offered(scenario, owner_of(state, scenario))
    return {measure.id: _standing(state, scenario, measure) for measure in measures}


def _standing(state: Workshop, scenario: Scenario, measure: Intervention) -> Standing:
    before = next((choice for choice in state.plan.choices if choice.intervention == measure.id), None)
    if before is not None and measure.id in {one.intervention for one in waiting_proposals(state, scenario)}:
        return Standing("chosen", _("The other team has yet to agree."))
    if before is not None and state.refused_now(measure.id):
        return Standing("chosen", _("The other team does not want it: it will not happen in this round."))
    if before is not None:
        return Standing("chosen" if before.round == state.round else "running")
    if measure.id in {one.intervention for one in proposals(state, scenario)}:
        return Standing("proposed", _("The other team proposes it: Space agrees, Del refuses."))
    place = measure.touchpoints[0] if measure.touchpoints else None
    try:
        apply(state, do.Choose(who=state.members[0], intervention=measure.id, touchpoint=place), scenario)
    except RuleBroken as refused:
        return Standing("barred", say(refused.message))
    return Standing("free")


def money(state: Workshop, scenario: Scenario, tried: str | None) -> Money:
    """The sums of the present round, and what would be left with one more measure."""
    earlier = tuple(choice for choice in state.plan.choices if choice.round < state.round)
    bare = state.model_copy(update={"plan": state.plan.model_copy(update={"choices": earlier})})
    free = free_money(state, scenario)
    after = free
    if tried is not None and tried not in state.plan.interventions:
        more = state.plan.add(tried, state.round)
        after = free_money(state.model_copy(update={"plan": more}), scenario)
    return Money(free_money(bare, scenario), free, after, say(scenario.money.currency))
