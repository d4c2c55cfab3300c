"""What makes a bot: what it buys, what it believes, what it draws, what it chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Protocol

import cx
from cinema_game.workshop.bots.belief import Belief
from cinema_game.workshop.state import Purchase, Workshop
from cx.model.draws import share_of
from cx.research.evidence import Evidence
from cx.scenario.scenario import Scenario
from cx.scoring.truth import Truth

BotId = Literal[
    "random",
    "price-cutter",
    "technology-lover",
    "pain-remover",
    "planner-blind",
    "researcher",
    "oracle",
    "fixed",
]
Wish = tuple[str, str | None]
"""An intervention, and the touchpoint if it takes one."""


class Knowledge(Protocol):
    """Whom bots ask what research finds; the oracle asks for the truth as well."""

    def truth(self, state: Workshop, scenario: Scenario, /) -> Truth:
        """The truth to score maps against."""

    def evidence(self, state: Workshop, scenario: Scenario, purchase: Purchase, /) -> Evidence:
        """What a purchase has found."""


@dataclass(frozen=True)
class Secrets:
    """What the class hides; all teams of the class may share it."""

    state: Workshop
    """Any team's, for its seed, draw and customers."""
    scenario: Scenario
    knowledge: Knowledge
    known: dict[str, Evidence] = field(default_factory=dict)
    """What purchases have found, by their ids: the first team of a class that buys finds it for all."""

    @cached_property
    def drawn(self) -> Scenario:
        """The scenario with the class's hidden values."""
        return cx.drawn(self.scenario, self.state.draw)

    @cached_property
    def truth(self) -> Truth:
        """The truth to score maps against."""
        return self.knowledge.truth(self.state, self.scenario)

    def found(self, state: Workshop, purchase: Purchase) -> Evidence:
        """What a team's purchase has found."""
        if purchase.id not in self.known:
            self.known[purchase.id] = self.knowledge.evidence(state, self.scenario, purchase)
        return self.known[purchase.id]


@dataclass(frozen=True)
class Seat:
    """What a bot has before it: the state, and what it may find out."""

    state: Workshop
    scenario: Scenario
    secrets: Secrets
    """All see the qualities in it as they walk; the rest is for the oracle alone."""

    def chance(self, *words: str | int) -> float:
        """The bot's own luck, 0..1: the same for the same class, player and words."""
        return share_of(self.state.draw, "bot", self.state.members[0], *words)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Everything that was bought."""
        return tuple(self.secrets.found(self.state, purchase) for purchase in self.state.purchases)

    @property
    def wait(self) -> float:
        """Weeks by which this round's measures start later."""
        return dict(self.state.plan.waits).get(self.state.round, 0.0)


@dataclass(frozen=True)
class Drawing:
    """How a bot draws: which touchpoints it sees, and how well it knows what belongs to them."""

    direct: float
    """Chance to draw a direct touchpoint."""
    indirect: float
    decoy: float
    in_order: bool
    """Whether points go to their own stage, or to any."""
    fields: bool
    """Whether need, screen and team are filled in."""
    marks: bool
    """Whether key moments are marked by belief, or by chance."""


@dataclass(frozen=True)
class Bot:
    """A player."""

    id: BotId
    buys: Callable[[Seat], tuple[tuple[str, tuple[str, ...]], ...]]
    """Research of the present round: method and segments."""
    believes: Callable[[Seat], Belief]
    wants: Callable[[Seat, Belief], tuple[Wish, ...]]
    """Interventions for the present round, the dearest wish first."""
    draws: Drawing
