"""Switches and constants of the customer model."""

from __future__ import annotations

from cx.scenario.base import Sourced


class Mechanisms(Sourced):
    """All mechanisms of the model."""
