"""How a workshop begins."""

from __future__ import annotations

from itertools import combinations

from cinema_game.workshop.actions import TRAINER, Begin
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.trainer import keep
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.typed import look_alike
from cx.message import N_
from cx.scenario.scenario import Scenario


def begin(action: Begin, scenario: Scenario) -> Workshop:
    """The first state. Two members may not have names that look alike."""
    if action.scenario != scenario.id:
        raise RuleBroken(
            N_("This workshop plays the scenario {wanted}, and {given} was opened. Open {wanted}."),
            wanted=action.scenario,
            given=scenario.id,
        )
    for first, second in combinations(action.members, 2):
        if look_alike(first, second):
            raise RuleBroken(
                N_("Two members have the same name: {first} and {second}. Add a letter or a surname to one."),
                first=first,
                second=second,
            )
    if TRAINER in action.members:
        raise RuleBroken(N_("{name} is the name of the trainer. Choose another one."), name=TRAINER)
    state = Workshop(
        scenario=action.scenario,
        fingerprint=action.fingerprint,
        seed=action.seed,
        draw=action.draw,
        customers=action.customers,
        team=action.team,
        members=action.members,
        language=action.language,
        mode=action.mode,
        began=action.at,
        last_at=action.at,
        last_by=action.who,
        last_did=action.do,
    )
    return keep(state, action.at)
