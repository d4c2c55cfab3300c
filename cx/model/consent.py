"""What a computer-played owner says to a joint measure: it tells what is in the way, or agrees.

It agrees from a certain round on, as long as its money covers its share to the end of the game,
and to so many measures a round.
"""

from __future__ import annotations

from cx.message import N_, Message
from cx.model.paying import as_paid_by, owners_of
from cx.model.plan import Choice, Plan, money_left
from cx.scenario.scenario import Scenario


def refusal(scenario: Scenario, plan: Plan, choice: Choice, by: str) -> Message | None:
    """Why a computer-played owner does not agree to one more joint measure; None if it agrees.

    Args:
        scenario: as the class finds it, its hidden numbers drawn.
        plan: what has been agreed on and chosen so far; only joint measures with this owner count.
        choice: the measure that is proposed, and when.
        by: id of the owner who is asked.
    """
    owner = scenario.owner(by)
    card = scenario.intervention(choice.intervention)
    about = {"owner": owner.name, "name": card.name}
    first = round(card.joint.round.value) if card.joint is not None else 1
    if choice.round < first:
        words = N_("{owner} has other worries now and will not hear of “{name}” before round {round}.")
        return Message(words, {**about, "round": first})
    common = tuple(
        one for one in plan.choices if by in owners_of(scenario.intervention(one.intervention), scenario)
    )
    if sum(one.round == choice.round for one in common) >= owner.agrees_to:
        words = N_(
            "{owner} agrees to {most} joint measures a round at most. Ask for “{name}” in the next one."
        )
        return Message(words, {**about, "most": owner.agrees_to})
    if money_left(as_paid_by(scenario, by), Plan(choices=(*common, choice))) < 0:
        return Message(N_("{owner} cannot pay its part of “{name}”."), about)
    return None
