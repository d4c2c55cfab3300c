"""A short name for exactly this content of a scenario."""

from __future__ import annotations

from hashlib import sha256

from cx.scenario.scenario import Scenario


def fingerprint(scenario: Scenario) -> str:
    """Sixteen hexadecimal digits that change whenever anything in the scenario does."""
    return sha256(scenario.model_dump_json().encode()).hexdigest()[:16]
