"""A whole workshop as a file tells it: the first thing in it that play cannot lead to.

The rules keep every state sound by refusing actions; a file may hold anything. Asked is all that the game
relies on when it shows, plays on or scores a state.
"""

from __future__ import annotations

from itertools import combinations

from cinema_game.workshop.actions import TRAINER
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.trainer import MOST_SAVED
from cinema_game.workshop.rules.turns import hand_over
from cinema_game.workshop.soundness.demands import at_most, holds, in_rounds, known, once
from cinema_game.workshop.soundness.maps import LOCKED, sound_maps, sound_step
from cinema_game.workshop.soundness.plans import MEASURES, sound_forecasts, sound_plan, sound_research
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.typed import look_alike
from cx.message import N_, Message
from cx.model.paying import first_owner, played_owners
from cx.scenario.scenario import Scenario

_CUSTOMERS = N_("Customers")
_MEMBERS = N_("Members")
_TEAMS = N_("Two teams")
_ROUNDS = N_("Rounds")
_LOCKS = N_("Locks")
_EVENTS = N_("Events")
_ANSWERS = N_("Answers")
_CHECKPOINTS = N_("Checkpoints")
_STEPS = N_("What can be undone")

MOST_CUSTOMERS = 100_000
"""Simulated ones that the game ever saves: five times those of play, still judged in seconds."""
MOST_MEMBERS = 8
MOST_ANSWERS = 2_000
MOST_STEPS = 20_000
"""That can be undone until a lock; a day of one change a second."""


def unsound(state: Workshop, scenario: Scenario, *, changed: bool = False) -> Message | None:
    """Why play of a scenario cannot lead to a state: what is wrong, and where; None if it can.

    Args:
        state: as it was read.
        scenario: the one that it plays.
        changed: the scenario is not what it was when the workshop began, so that prices may be others.
    """
    try:
        at_most(_CUSTOMERS, range(state.customers), MOST_CUSTOMERS)
        _game(state, scenario, changed=changed)
        at_most(_CHECKPOINTS, state.saved, MOST_SAVED)
        once(_CHECKPOINTS, (saved.sequence for saved in state.saved))
        for saved in state.saved:
            bare = saved.state
            holds(_CHECKPOINTS, not (bare.saved or bare.done or bare.undone))
            holds(_CHECKPOINTS, saved.sequence <= state.sequence and _same(bare, state))
            _game(bare, scenario, changed=changed)
    except RuleBroken as broken:
        return broken.message
    return None


def _same(bare: Workshop, state: Workshop) -> bool:
    """Of the same workshop, whoever sits at the keyboard."""
    mine = (state.scenario, state.fingerprint, state.seed, state.draw, state.customers, state.mode)
    return mine == (bare.scenario, bare.fingerprint, bare.seed, bare.draw, bare.customers, bare.mode)


def _game(state: Workshop, scenario: Scenario, *, changed: bool) -> None:
    _people(state, scenario)
    _rounds(state, scenario)
    in_rounds(MEASURES, (one.round for one in state.refused), state.round)
    cards = {card.id for card in scenario.interventions}
    known(MEASURES, (one.intervention for one in state.refused), cards)
    once(MEASURES, state.refused)
    known(_EVENTS, (one.event for one in state.injected), {event.id for event in scenario.events})
    in_rounds(_EVENTS, (one.round for one in state.injected), state.round)
    once(_EVENTS, ((one.event, one.round) for one in state.injected))
    holds(_EVENTS, all(one.taken >= 0 for one in state.injected))
    for one in (state,) if state.other is None else (state, hand_over(state, scenario)):
        _seat(one, scenario, changed=changed)


def _people(state: Workshop, scenario: Scenario) -> None:
    other = state.other
    everybody = (*state.members, *(other.members if other else ()))
    for members in (state.members, other.members if other else ("",)):
        holds(_MEMBERS, 1 <= len(members) <= MOST_MEMBERS)
    holds(_MEMBERS, TRAINER not in everybody)
    holds(_MEMBERS, not any(look_alike(one, two) for one, two in combinations(everybody, 2)))
    if other is None:
        holds(_TEAMS, state.owner is None)
        return
    owners = {first_owner(scenario), *(owner.id for owner in played_owners(scenario))}
    holds(_TEAMS, state.mode == "play" and not look_alike(state.team, other.team))
    holds(_TEAMS, state.owner != other.owner and first_owner(scenario) in (state.owner, other.owner))
    known(_TEAMS, (state.owner, other.owner), {owner for owner in owners if owner is not None})


def _rounds(state: Workshop, scenario: Scenario) -> None:
    if state.sandbox:
        holds(_ROUNDS, state.round == 1 and state.revealed == 0)
    else:
        in_rounds(_ROUNDS, (state.round,), scenario.rounds.count)
        holds(_ROUNDS, state.revealed in (state.round - 1, state.round))


def _seat(state: Workshop, scenario: Scenario, *, changed: bool) -> None:
    once(_LOCKS, state.locks)
    in_rounds(LOCKED, (seal.round for seal in state.sealed), state.round)
    at_most(_STEPS, (*state.done, *state.undone), MOST_STEPS)
    for step in (*state.done, *state.undone):
        sound_step(step)
    sound_research(state, scenario, changed=changed)
    sound_maps(state, scenario, changed=changed)
    sound_plan(state, scenario, changed=changed)
    sound_forecasts(state, scenario)
    at_most(_ANSWERS, state.answers, MOST_ANSWERS)
    once(_ANSWERS, ((one.question, one.round) for one in state.answers))
    in_rounds(_ANSWERS, (one.round for one in state.answers), state.round)
