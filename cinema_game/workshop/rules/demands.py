"""What is missing before something can be done, told before it is tried."""

from __future__ import annotations

from cinema_game.workshop.rules.forecasting import waiting_for
from cinema_game.workshop.rules.gates import finished
from cinema_game.workshop.rules.turns import unanswered, waiting_for_forecast, waiting_for_plan
from cinema_game.workshop.state import Workshop
from cx.message import N_, Message
from cx.scenario.lessons import Phase
from cx.scenario.scenario import Scenario


def demands(state: Workshop, phase: Phase, scenario: Scenario) -> tuple[Message, ...]:
    """What a team still has to do before it can lock a phase, or (`reveal`) reveal the round.

    Empty when nothing is missing.
    """
    if phase == "map":
        return _of_map(state)
    if phase == "plan":
        asked = unanswered(state, scenario)
        return (*(() if state.locked("map") else _of_map(state)), *((asked,) if asked else ()))
    if phase == "reveal":
        return _of_reveal(state, scenario)
    return ()


def entrance(state: Workshop, phase: Phase, scenario: Scenario) -> Message | None:
    """Why the team cannot look at a phase yet; None when the door is open."""
    if state.sandbox:
        return None
    if phase == "debrief" and not finished(state, scenario):
        return Message(
            N_("The debrief opens after the last reveal. Rounds revealed: {done} of {count}."),
            {"done": state.revealed, "count": scenario.rounds.count},
        )
    if phase in ("reveal", "result") and state.revealed == 0:
        return Message(N_("Nothing has been revealed yet. Lock the plan and the forecasts, then reveal."))
    return None


def _of_map(state: Workshop) -> tuple[Message, ...]:
    if not state.map.points:
        return (Message(N_("The map is empty. Put at least one touchpoint on it before you lock.")),)
    if all(not point.emotion for point in state.map.points):
        return (Message(N_("The map has no emotion yet. Raise or lower one point before you lock.")),)
    return ()


def _of_reveal(state: Workshop, scenario: Scenario) -> tuple[Message, ...]:
    if not state.locked("plan"):
        return (Message(N_("The plan is not locked yet. Lock it, then write your forecasts.")),)
    if (why := waiting_for_plan(state, scenario)) is not None:
        return (why,)
    if state.locked("forecast"):
        late = waiting_for_forecast(state)
        return (late,) if late else ()
    if missing := waiting_for(state):
        names = ", ".join(missing)
        return (
            Message(
                N_("Everyone locks a forecast before the reveal. Still waiting for: {names}."),
                {"names": names},
            ),
        )
    return (Message(N_("The team's forecast is not locked yet. Agree on one and lock it.")),)
