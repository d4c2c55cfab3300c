"""Research: evidence bought from the simulated customers, read and pinned to the map."""

from __future__ import annotations

from cinema_game.ui.screens.research.screen import ResearchScreen

__all__ = ["ResearchScreen"]
