"""The forecast: each member alone, then the team, locked before the reveal."""

from __future__ import annotations

from cinema_game.ui.screens.forecast.screen import ForecastScreen

__all__ = ["ForecastScreen"]
