"""What a team may say of the matching of its map with the truth, once it sees both."""

from __future__ import annotations

from cinema_game.workshop.actions import CorrectMatch, TrustMatch
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.gates import finished
from cinema_game.workshop.rules.mapping import there
from cinema_game.workshop.state import Workshop
from cx.message import N_
from cx.scenario.scenario import Scenario


def correct(state: Workshop, action: CorrectMatch, scenario: Scenario) -> Workshop:
    """A point stands for another touchpoint, or for nothing."""
    if not state.sandbox and not finished(state, scenario):
        raise RuleBroken(N_("The map is held against the truth after the last reveal. Correct matches then."))
    there(state.judged_map, action.point)
    if action.touchpoint is not None and action.touchpoint not in {one.id for one in scenario.touchpoints}:
        raise RuleBroken(N_("There is no touchpoint “{id}” in this scenario."), id=action.touchpoint)
    rest = tuple(one for one in state.corrections if one[0] != action.point)
    return state.model_copy(update={"corrections": (*rest, (action.point, action.touchpoint))})


def trust(state: Workshop, action: TrustMatch) -> Workshop:
    """A correction is taken back."""
    rest = tuple(one for one in state.corrections if one[0] != action.point)
    if len(rest) == len(state.corrections):
        raise RuleBroken(N_("This match was not corrected, so there is nothing to give back."))
    return state.model_copy(update={"corrections": rest})
