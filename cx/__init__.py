"""The science of the customer's journey: scenarios, customers, simulation, usable without a screen.

Names are loaded when they are first used, so that `import cx` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cx.attribution import Attribution, Contribution, attribute
    from cx.explanation import Explanation, Step, explain, followable
    from cx.key_moments import Decisiveness, decisiveness, truth
    from cx.message import Message
    from cx.model.drawing import drawn
    from cx.model.figures import MEASURES, Figures
    from cx.model.measure import Measure
    from cx.model.outcome import Outcome
    from cx.model.plan import Choice, Plan, PlanError, check_plan
    from cx.model.runner import Runner
    from cx.model.simulate import Cancelled, simulate
    from cx.model.tables import Table
    from cx.model.value import Value, value
    from cx.model.work import TooMuchWork, Work, estimate
    from cx.scenario.diagnostics import ScenarioError
    from cx.scenario.reader import Checked, check_scenario, load_scenario
    from cx.scenario.scenario import Scenario
    from cx.scenario.shelf import shelf
    from cx.sweeps.headway import Headway
    from cx.sweeps.journal import ResumeError
    from cx.sweeps.result import Sweep
    from cx.sweeps.sweep import sweep

_HOMES = {
    "MEASURES": "cx.model.figures",
    "Attribution": "cx.attribution",
    "Cancelled": "cx.model.simulate",
    "Checked": "cx.scenario.reader",
    "Choice": "cx.model.plan",
    "Contribution": "cx.attribution",
    "Decisiveness": "cx.key_moments",
    "Explanation": "cx.explanation",
    "Figures": "cx.model.figures",
    "Headway": "cx.sweeps.headway",
    "Measure": "cx.model.measure",
    "Message": "cx.message",
    "Outcome": "cx.model.outcome",
    "Plan": "cx.model.plan",
    "PlanError": "cx.model.plan",
    "ResumeError": "cx.sweeps.journal",
    "Runner": "cx.model.runner",
    "Scenario": "cx.scenario.scenario",
    "ScenarioError": "cx.scenario.diagnostics",
    "Step": "cx.explanation",
    "Sweep": "cx.sweeps.result",
    "Table": "cx.model.tables",
    "TooMuchWork": "cx.model.work",
    "Value": "cx.model.value",
    "Work": "cx.model.work",
    "attribute": "cx.attribution",
    "check_plan": "cx.model.plan",
    "check_scenario": "cx.scenario.reader",
    "decisiveness": "cx.key_moments",
    "drawn": "cx.model.drawing",
    "estimate": "cx.model.work",
    "explain": "cx.explanation",
    "followable": "cx.explanation",
    "load_scenario": "cx.scenario.reader",
    "shelf": "cx.scenario.shelf",
    "simulate": "cx.model.simulate",
    "sweep": "cx.sweeps.sweep",
    "truth": "cx.key_moments",
    "value": "cx.model.value",
}

__all__ = [
    "MEASURES",
    "Attribution",
    "Cancelled",
    "Checked",
    "Choice",
    "Contribution",
    "Decisiveness",
    "Explanation",
    "Figures",
    "Headway",
    "Measure",
    "Message",
    "Outcome",
    "Plan",
    "PlanError",
    "ResumeError",
    "Runner",
    "Scenario",
    "ScenarioError",
    "Step",
    "Sweep",
    "Table",
    "TooMuchWork",
    "Value",
    "Work",
    "attribute",
    "check_plan",
    "check_scenario",
    "decisiveness",
    "drawn",
    "estimate",
    "explain",
    "followable",
    "load_scenario",
    "shelf",
    "simulate",
    "sweep",
    "truth",
    "value",
]


def __getattr__(name: str) -> Any:
    if name == "findings":
        return import_module("cx.findings")
    if name not in _HOMES:
        raise AttributeError(f"module 'cx' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
