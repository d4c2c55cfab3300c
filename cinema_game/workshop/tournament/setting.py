"""What a tournament is played on: a scenario, how many classes, how many customers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from cinema_game.workshop.actions import Begin
from cinema_game.workshop.bots.bot import Bot, Knowledge
from cinema_game.workshop.bots.playing import begin_with
from cx.model.draws import share_of
from cx.scenario.fingerprint import fingerprint
from cx.scenario.scenario import Scenario

CUSTOMERS = 2_048
"""Enough that luck among customers is a fifth of the spread between classes."""
NUMBERS = 1 << 31


@dataclass(frozen=True)
class Setting:
    """The same setting, the same tournament to the last bit."""

    scenario: Scenario
    knowledge: Knowledge = field(compare=False, repr=False)
    draws: int = 200
    customers: int = CUSTOMERS
    seed: int = 0

    @cached_property
    def fingerprint(self) -> str:
        """Of the scenario."""
        return fingerprint(self.scenario)

    def draw(self, number: int) -> int:
        """The number of a class, from 0: it draws the hidden parameters and the customers."""
        return int(share_of(self.seed, "class", number) * NUMBERS)

    def apart(self, number: int) -> int:
        """A class that is none of the tournament's, for what has to be learned beforehand."""
        return int(share_of(self.seed, "apart", number) * NUMBERS)

    def begin(self, bot: Bot, draw: int) -> Begin:
        """The first action of a bot's workshop in a class."""
        return begin_with(bot, self.scenario, self.fingerprint, draw, draw, self.customers, "en")
