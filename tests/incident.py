"""A small case with two playing owners, failures, repair and people who wait."""

from __future__ import annotations

from pathlib import Path

from cx.scenario.reader import load_scenario
from cx.scenario.scenario import Scenario

FILE = Path(__file__).parent / "data" / "scenarios" / "incident.yaml"
INCIDENT = FILE.read_text(encoding="utf-8")


def incident() -> Scenario:
    """The case, read anew."""
    return load_scenario(FILE)
