"""Scenarios and plans named on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from cinema_game.cli.words import FOUND_PROBLEMS, Problem
from cinema_game.language import N_
from cx.harmless import harmless
from cx.message import Message
from cx.model.plan import Plan, PlanError
from cx.scenario.diagnostics import ScenarioError
from cx.scenario.reader import load_scenario
from cx.scenario.scenario import Scenario


def loaded(name: str) -> Scenario:
    """The scenario, or the first thing that is wrong with it and how to see the rest."""
    try:
        return load_scenario(name)
    except ScenarioError as error:
        raise Problem(
            Message(
                N_("{first} — `cinema-game scenario check {name}` shows everything."),
                {"first": error.diagnostics[0].message, "name": harmless(name)},
            ),
            FOUND_PROBLEMS,
        ) from error


def planned(choices: Sequence[str], scenario: Scenario) -> Plan:
    """The plan that the `--plan` options say."""
    from cx.sweeps.plans import parse_plan

    try:
        return parse_plan(",".join(choices), scenario) if choices else Plan()
    except PlanError as error:
        raise Problem(error.message) from error
