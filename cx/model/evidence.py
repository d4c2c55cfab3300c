"""What an outcome keeps of its run, to make tables when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass

from cx.model.happening import Happening
from cx.model.plan import Plan
from cx.model.record import Page, Roll
from cx.scenario.scenario import Scenario


@dataclass(frozen=True)
class Evidence:
    """Pages of recorded visits, the customers at the end, and what was run."""

    scenario: Scenario
    plan: Plan
    happenings: tuple[Happening, ...]
    seed: int
    population: int
    rounds: int
    pages: tuple[Page, ...]
    roll: Roll
