"""How a workshop begins."""

from __future__ import annotations

from itertools import combinations

from cinema_game.workshop.actions import TRAINER, Begin
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.trainer import keep
from cinema_game.workshop.state import Seat, Workshop
from cinema_game.workshop.typed import look_alike
from cx.message import N_
from cx.model.paying import first_owner, played_owners
from cx.scenario.scenario import Scenario


def begin(action: Begin, scenario: Scenario) -> Workshop:
    """The first state. Two members may not have names that look alike."""
    if action.scenario != scenario.id:
        raise RuleBroken(
            N_("This workshop plays the scenario {wanted}, and {given} was opened. Open {wanted}."),
            wanted=action.scenario,
            given=scenario.id,
        )
    other = _other(action, scenario)
    everybody = (*action.members, *(other.members if other else ()))
    for first, second in combinations(everybody, 2):
        if look_alike(first, second):
            raise RuleBroken(
                N_("Two members have the same name: {first} and {second}. Add a letter or a surname to one."),
                first=first,
                second=second,
            )
    if TRAINER in everybody:
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
        owner=first_owner(scenario) if other else None,
        other=other,
        began=action.at,
        last_at=action.at,
        last_by=action.who,
        last_did=action.do,
    )
    return keep(state, action.at)


def _other(action: Begin, scenario: Scenario) -> Seat | None:
    """The second team's seat; its company is one that can be played, its name another."""
    second = action.second
    if second is None:
        return None
    if action.mode != "play" or second.owner not in {owner.id for owner in played_owners(scenario)}:
        raise RuleBroken(N_("A second team cannot play “{id}” here."), id=second.owner)
    if look_alike(action.team, second.team):
        raise RuleBroken(N_("Both teams have the same name: {name}. Change one."), name=second.team)
    return Seat(owner=second.owner, team=second.team, members=second.members)
