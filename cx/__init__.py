"""The science of the customer's journey: scenarios, customers, simulation, usable without a screen.

Names are loaded when they are first used, so that `import cx` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cx.model.outcome import MEASURES, Measure, Outcome
    from cx.model.plan import Choice, Plan, PlanError, check_plan
    from cx.model.simulate import Cancelled, simulate
    from cx.scenario.diagnostics import ScenarioError
    from cx.scenario.drawing import drawn
    from cx.scenario.reader import Checked, check_scenario, load_scenario
    from cx.scenario.scenario import Scenario
    from cx.scenario.shelf import shelf
    from cx.scoring.knowing import truth

_HOMES = {
    "MEASURES": "cx.model.outcome",
    "Cancelled": "cx.model.simulate",
    "Checked": "cx.scenario.reader",
    "Choice": "cx.model.plan",
    "Measure": "cx.model.outcome",
    "Outcome": "cx.model.outcome",
    "Plan": "cx.model.plan",
    "PlanError": "cx.model.plan",
    "Scenario": "cx.scenario.scenario",
    "ScenarioError": "cx.scenario.diagnostics",
    "check_plan": "cx.model.plan",
    "check_scenario": "cx.scenario.reader",
    "drawn": "cx.scenario.drawing",
    "load_scenario": "cx.scenario.reader",
    "shelf": "cx.scenario.shelf",
    "simulate": "cx.model.simulate",
    "truth": "cx.scoring.knowing",
}

__all__ = [
    "MEASURES",
    "Cancelled",
    "Checked",
    "Choice",
    "Measure",
    "Outcome",
    "Plan",
    "PlanError",
    "Scenario",
    "ScenarioError",
    "check_plan",
    "check_scenario",
    "drawn",
    "load_scenario",
    "shelf",
    "simulate",
    "truth",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'cx' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
