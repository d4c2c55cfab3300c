"""The sandbox: every number open, every measure a switch, and the customers answer at once."""

from cinema_game.ui.screens.sandbox.screen import SandboxScreen

__all__ = ["SandboxScreen"]
