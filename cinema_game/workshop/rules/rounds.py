"""The course of a round: phases, locks, the reveal, the next round, answers afterwards."""

from __future__ import annotations

from cinema_game.workshop.actions import TRAINER, Answer, Lock, Move, NextRound, Reveal
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.demands import demands, entrance
from cinema_game.workshop.rules.gates import finished, in_play, open_for_change, revealed
from cinema_game.workshop.rules.trainer import keep
from cinema_game.workshop.rules.undoing import forgotten
from cinema_game.workshop.state import Lockable, Reply, Sealed, Workshop
from cinema_game.workshop.together import without_unanswered
from cx.message import N_
from cx.scenario.lessons import Phase
from cx.scenario.scenario import Scenario

_WITH_PLAN: tuple[Lockable, ...] = ("research", "map", "plan")


def move(state: Workshop, action: Move, scenario: Scenario) -> Workshop:
    """The team looks at another phase; locked ones can be looked at as well."""
    if (why := entrance(state, action.phase, scenario)) is not None:
        raise RuleBroken(why)
    return state.model_copy(update={"phase": action.phase})


def lock(state: Workshop, action: Lock, scenario: Scenario) -> Workshop:
    """Fix a phase of this round. The trainer may lock without what is asked of a team."""
    in_play(state)
    phase = action.phase
    if phase not in (*_WITH_PLAN, "forecast"):
        raise RuleBroken(N_("Only research, map, plan and forecast can be locked."))
    open_for_change(state, phase)
    if action.who != TRAINER:
        if phase == "forecast":
            raise RuleBroken(N_("A forecast is locked by the one who wrote it; the team's by the team."))
        _complete(state, phase, scenario)
    fixed = _WITH_PLAN if phase in ("plan", "forecast") else (phase,)
    locks = tuple(dict.fromkeys((*state.locks, *fixed, phase)))
    return _sealed(state.model_copy(update={"locks": locks}))


def reveal(state: Workshop, action: Reveal, scenario: Scenario) -> Workshop:
    """Play the round: from here on its result may be seen and nothing of it changes.

    A joint measure on which two teams did not agree falls through.
    """
    in_play(state)
    if revealed(state):
        raise RuleBroken(N_("This round has been revealed already. Go on to the next one."))
    _complete(state, "reveal", scenario)
    state = keep(state, action.at)
    seat = state.other
    changed: dict[str, object] = {"revealed": state.round, "phase": "reveal"}
    if seat is not None:
        theirs = without_unanswered(seat.plan, state.plan, scenario)
        changed["plan"] = without_unanswered(state.plan, seat.plan, scenario)
        changed["other"] = seat.model_copy(update={"plan": theirs, "phase": "reveal"})
    return state.model_copy(update=changed)


def next_round(state: Workshop, action: NextRound, scenario: Scenario) -> Workshop:
    """New money comes and what was locked opens again."""
    in_play(state)
    if not revealed(state):
        raise RuleBroken(N_("This round has not been revealed yet. Lock your forecasts and reveal it first."))
    if finished(state, scenario):
        raise RuleBroken(N_("That was the last round. Go on to the debrief."))
    phase: Phase = "research" if scenario.research.methods else "map"
    fresh: dict[str, object] = {"locks": (), "phase": phase}
    seat = state.other.model_copy(update=fresh) if state.other is not None else None
    after = state.model_copy(update={"round": state.round + 1, "other": seat, **fresh})
    return keep(after, action.at)


def answer(state: Workshop, action: Answer) -> Workshop:
    """An answer is kept; the same question answered again in a round replaces it."""
    if not state.sandbox and state.revealed == 0:
        raise RuleBroken(N_("The questions come after the first reveal."))
    rest = tuple(r for r in state.answers if (r.question, r.round) != (action.question, state.round))
    reply = Reply(question=action.question, text=action.text, who=action.who, round=state.round)
    return state.model_copy(update={"answers": (*rest, reply)})


def _complete(state: Workshop, phase: Phase, scenario: Scenario) -> None:
    """Refuse with the first thing that is missing."""
    if missing := demands(state, phase, scenario):
        raise RuleBroken(missing[0])


def _sealed(state: Workshop) -> Workshop:
    """What is locked cannot be undone; a locked map is kept for the debrief."""
    if state.locked("map") and all(seal.round != state.round for seal in state.sealed):
        seal = Sealed(round=state.round, map=state.map)
        state = forgotten(state, "map").model_copy(update={"sealed": (*state.sealed, seal)})
    return forgotten(state, "plan") if state.locked("plan") else state
