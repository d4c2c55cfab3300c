"""Undo and redo: without limit until a lock."""

from __future__ import annotations

from typing import Literal

from cinema_game.workshop.actions import Redo, Undo
from cinema_game.workshop.purse import free_money
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.gates import open_for_change, phase_name
from cinema_game.workshop.state import Step, Workshop
from cx.journey.map import JourneyMap
from cx.message import N_
from cx.model.plan import Plan
from cx.scenario.lessons import Phase
from cx.scenario.scenario import Scenario

_NOTHING_TO_UNDO = N_("Nothing was changed in “{phase}” that could be undone.")
_NOTHING_TO_REDO = N_("Nothing was undone in “{phase}” that could be done again.")
_PINS = ("pin_evidence", "unpin_evidence")


def changed_map(state: Workshop, map_: JourneyMap, point: str, did: str) -> Workshop:
    """The state with another map, in which one point is other than before."""
    step = _map_step(state.map, point, did)
    return _noted(state.model_copy(update={"map": map_}), step)


def changed_plan(state: Workshop, plan: Plan, did: str) -> Workshop:
    """The state with other choices."""
    step = Step(phase="plan", did=did, choices=state.plan.choices)
    return _noted(state.model_copy(update={"plan": plan}), step)


def forgotten(state: Workshop, phase: Literal["map", "plan"]) -> Workshop:
    """The state in which nothing of a phase can be undone or redone: it was locked."""
    return state.model_copy(
        update={
            "done": tuple(step for step in state.done if step.phase != phase),
            "undone": tuple(step for step in state.undone if step.phase != phase),
        }
    )


def undo(state: Workshop, action: Undo, scenario: Scenario) -> Workshop:
    """Take the last change of the phase back."""
    phase = action.phase or state.phase
    place = undoable(state, phase)
    if place is None:
        raise RuleBroken(_NOTHING_TO_UNDO, phase=phase_name(phase))
    step = state.done[place]
    open_for_change(state, step.phase)
    after, back = _swapped(state, step, scenario)
    return after.model_copy(
        update={
            "done": (*state.done[:place], *state.done[place + 1 :]),
            "undone": (*state.undone, back),
        }
    )


def redo(state: Workshop, action: Redo, scenario: Scenario) -> Workshop:
    """Do again what was taken back last in the phase."""
    phase = action.phase or state.phase
    place = redoable(state, phase)
    if place is None:
        raise RuleBroken(_NOTHING_TO_REDO, phase=phase_name(phase))
    step = state.undone[place]
    open_for_change(state, step.phase)
    after, back = _swapped(state, step, scenario)
    return after.model_copy(
        update={
            "done": (*state.done, back),
            "undone": (*state.undone[:place], *state.undone[place + 1 :]),
        }
    )


def undoable(state: Workshop, phase: Phase) -> int | None:
    """Place in `state.done` of the step that an undo in this phase takes back; None if there is none."""
    return _last(state.done, phase)


def redoable(state: Workshop, phase: Phase) -> int | None:
    """Place in `state.undone` of the step that a redo in this phase brings back; None if there is none."""
    return _last(state.undone, phase)


def _last(steps: tuple[Step, ...], phase: Phase) -> int | None:
    """The last step of the part that the phase changes; research takes back only its own pins."""
    part = "map" if phase == "research" else phase
    for place in range(len(steps) - 1, -1, -1):
        step = steps[place]
        if step.phase == part:
            return place if phase != "research" or step.did in _PINS else None
    return None


def _noted(state: Workshop, step: Step) -> Workshop:
    undone = tuple(old for old in state.undone if old.phase != step.phase)
    return state.model_copy(update={"done": (*state.done, step), "undone": undone})


def _map_step(before: JourneyMap, point: str, did: str) -> Step:
    """How to get back to a map from one that differs in one point."""
    if point not in before:
        return Step(phase="map", did=did, point=point)
    return Step(phase="map", did=did, point=point, place=before.place(point), before=before.point(point))


def _swapped(state: Workshop, step: Step, scenario: Scenario) -> tuple[Workshop, Step]:
    """The state as before the step, and the step that leads back."""
    if step.choices is not None:
        plan = state.plan.model_copy(update={"choices": step.choices})
        back = Step(phase="plan", did=step.did, choices=state.plan.choices)
        after = state.model_copy(update={"plan": plan})
        if not state.sandbox and free_money(after, scenario) < 0:
            raise RuleBroken(N_("There is no money for this any more. Drop a measure first."))
        return after, back
    assert step.point is not None
    map_ = state.map.remove(step.point) if step.point in state.map else state.map
    if step.before is not None:
        map_ = map_.put(step.place, step.before)
    back = _map_step(state.map, step.point, step.did)
    return state.model_copy(update={"map": map_}), back
