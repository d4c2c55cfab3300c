"""What a fair score must show of players of known skill, and whether it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from cinema_game.workshop.bots.bot import BotId
from cinema_game.workshop.tournament.effect import Effect, effect
from cinema_game.workshop.tournament.game import Game
from cx.model.exact import Doubles
from cx.model.plan import Plan

Score = Literal["result", "map"]
BOLD = 0.8
"""A large effect (Cohen 1988)."""
RESEARCH = 0.5
"""A medium effect: research must pay."""
DOMINANT = 0.6
"""Share of the classes above which a plan that is always the same wins too often."""

STEPS: tuple[tuple[Score, BotId, BotId, float], ...] = (
    ("result", "oracle", "researcher", 0.0),
    ("result", "researcher", "pain-remover", BOLD),
    ("result", "pain-remover", "price-cutter", BOLD),
    ("result", "pain-remover", "technology-lover", BOLD),
    ("result", "pain-remover", "random", BOLD),
    ("result", "researcher", "planner-blind", RESEARCH),
    ("map", "oracle", "researcher", 0.0),
    ("map", "researcher", "pain-remover", BOLD),
    ("map", "pain-remover", "price-cutter", BOLD),
    ("map", "pain-remover", "technology-lover", BOLD),
    ("map", "pain-remover", "random", BOLD),
)
"""Score, the better player, the other, and the least d between them."""


@dataclass(frozen=True)
class Summary:
    """A player over all classes."""

    bot: BotId
    median: float
    mean: float
    sd: float
    map: float
    """Mean map score, 0..1."""
    map_sd: float


@dataclass(frozen=True)
class Step:
    """One requirement on two neighbours."""

    score: Score
    better: BotId
    other: BotId
    least: float
    effect: Effect

    @property
    def d(self) -> float:
        """The smaller of the two effect sizes: the requirement must hold however d is reckoned."""
        return min(self.effect.paired.value, self.effect.unpaired.value)

    @property
    def met(self) -> bool:
        """Whether the step is as large as it must be."""
        return self.d >= self.least

    @property
    def surely(self) -> bool:
        """Whether the whole interval of both is."""
        return min(self.effect.paired.low, self.effect.unpaired.low) >= self.least


@dataclass(frozen=True)
class FixedPlan:
    """A plan that is the same in every class."""

    plan: Plan
    best: float
    """Share of the classes in which it is the best of the fixed plans; ties are shared."""
    beats_players: float
    """Share of the classes in which it gains more than every player."""
    beats_researcher: float
    mean: float

    @property
    def met(self) -> bool:
        """Whether it wins seldom enough, among its like and against the players."""
        return max(self.best, self.beats_players) <= DOMINANT


@dataclass(frozen=True)
class Verdict:
    """What a tournament showed."""

    games: tuple[Game, ...]
    bots: tuple[Summary, ...]
    steps: tuple[Step, ...]
    fixed: tuple[FixedPlan, ...]
    """The one that wins most often first."""

    @property
    def met(self) -> bool:
        """Whether every requirement is met."""
        return all(step.met for step in self.steps) and all(plan.met for plan in self.fixed)


def verdict(games: Sequence[Game], plans: Sequence[Plan]) -> Verdict:
    """Reckon a tournament up.

    Raises:
        ValueError: fewer than two classes, from which no spread can be told.
    """
    if len(games) < 2:
        raise ValueError("a tournament needs at least two classes")
    games = sorted(games, key=lambda game: game.number)
    scores: dict[Score, dict[BotId, Doubles]] = {
        "result": {bot: np.array([game.result[bot] for game in games]) for bot in games[0].result},
        "map": {bot: np.array([game.map[bot] for game in games]) for bot in games[0].map},
    }
    return Verdict(
        games=tuple(games),
        bots=tuple(_summary(bot, scores["result"][bot], scores["map"][bot]) for bot in games[0].result),
        steps=tuple(
            Step(score, better, other, least, effect(scores[score][better], scores[score][other]))
            for score, better, other, least in STEPS
        ),
        fixed=_fixed(games, plans, scores["result"]),
    )


def _summary(bot: BotId, result: Doubles, map_: Doubles) -> Summary:
    return Summary(
        bot,
        float(np.median(result)),
        float(result.mean()),
        float(result.std(ddof=1)),
        float(map_.mean()),
        float(map_.std(ddof=1)),
    )


def _fixed(
    games: Sequence[Game], plans: Sequence[Plan], players: dict[BotId, Doubles]
) -> tuple[FixedPlan, ...]:
    if not plans:
        return ()
    gained = np.array([game.fixed for game in games])
    best = gained == gained.max(axis=1, keepdims=True)
    highest, researcher = np.max(list(players.values()), axis=0), players["researcher"]
    shares = (best / best.sum(axis=1, keepdims=True)).mean(axis=0)
    found = [
        FixedPlan(
            plan,
            float(shares[at]),
            float((gained[:, at] > highest).mean()),
            float((gained[:, at] > researcher).mean()),
            float(gained[:, at].mean()),
        )
        for at, plan in enumerate(plans)
    ]
    return tuple(sorted(found, key=lambda one: (-one.best, -one.mean)))
