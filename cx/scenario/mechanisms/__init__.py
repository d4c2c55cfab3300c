"""Switches and constants of the customer model, one small model a mechanism."""

from cx.scenario.mechanisms.choosing import Market
from cx.scenario.mechanisms.constant import Constants
from cx.scenario.mechanisms.every import Mechanisms
from cx.scenario.mechanisms.talking import Talk

__all__ = ["Constants", "Market", "Mechanisms", "Talk"]
