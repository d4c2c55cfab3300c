"""Two teams at one keyboard: whose turn it is, and what is agreed between them."""

from __future__ import annotations

from cinema_game.workshop.actions import Refuse
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.gates import revealed
from cinema_game.workshop.state import Refused, Workshop
from cinema_game.workshop.together import owner_of, proposals, seat_of, waiting_proposals
from cx.message import N_, Message
from cx.scenario.scenario import Scenario


def hand_over(state: Workshop, scenario: Scenario) -> Workshop:
    """The teams change places; each finds what is its own as it left it."""
    seat, owner = state.other, owner_of(state, scenario)
    if seat is None or owner is None:
        raise RuleBroken(N_("One team plays here: there is nobody to hand the laptop to."))
    mine = {name: getattr(seat, name) for name in type(seat).model_fields}
    return state.model_copy(update={**mine, "other": seat_of(state, owner)})


def refuse(state: Workshop, action: Refuse, scenario: Scenario) -> Workshop:
    """A proposal of the other team is turned down for this round."""
    if revealed(state) or action.intervention not in {one.intervention for one in proposals(state, scenario)}:
        raise RuleBroken(N_("The other team has not proposed this measure in this round."))
    new = Refused(intervention=action.intervention, round=state.round)
    return state.model_copy(update={"refused": (*state.refused, new)})


def unanswered(state: Workshop, scenario: Scenario) -> Message | None:
    """A proposal of the other team that this one still has to answer."""
    for choice in proposals(state, scenario):
        name = scenario.intervention(choice.intervention).name
        words = N_("The other team proposes “{name}”. Choose it as well to agree, or refuse it.")
        return Message(words, {"name": name})
    return None


def waiting_for_plan(state: Workshop, scenario: Scenario) -> Message | None:
    """Why no forecast can be written yet: plans and answers of both teams have to be there."""
    if state.other is None:
        return None
    if "plan" not in state.other.locks:
        words = N_("{team} has not fixed its plan yet. Hand the laptop over.")
        return Message(words, {"team": state.other.team})
    if (missing := unanswered(state, scenario)) is not None:
        return missing
    if waiting_proposals(state, scenario):
        words = N_("{team} has not answered your proposal yet. Hand the laptop over.")
        return Message(words, {"team": state.other.team})
    return None


def waiting_for_forecast(state: Workshop) -> Message | None:
    """Why the round cannot be revealed yet: the other team has no forecast."""
    if state.other is None or "forecast" in state.other.locks:
        return None
    words = N_("{team} has not locked its forecast yet. Hand the laptop over.")
    return Message(words, {"team": state.other.team})
