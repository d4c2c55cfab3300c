"""The plan: a catalogue of measures, the money, and when each of them acts."""

from __future__ import annotations

from cinema_game.ui.screens.plan.screen import PlanScreen

__all__ = ["PlanScreen"]
