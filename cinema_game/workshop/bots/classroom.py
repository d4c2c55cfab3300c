"""A class of bots: teams of known skill under neutral names, for rehearsal, demonstrations and tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cinema_game.language import N_
from cinema_game.workshop import actions as do
from cinema_game.workshop.bots.bot import Bot, BotId, Knowledge, Secrets
from cinema_game.workshop.bots.kinds import BOTS
from cinema_game.workshop.bots.playing import begin_with, play
from cinema_game.workshop.rules.apply import apply
from cx.message import Message
from cx.model.draws import share_of
from cx.scenario.fingerprint import fingerprint
from cx.scenario.scenario import Scenario
from cx.scenario.text import Language

KINDS: tuple[BotId, ...] = (
    "oracle",
    "researcher",
    "researcher",
    "pain-remover",
    "pain-remover",
    "planner-blind",
    "price-cutter",
    "technology-lover",
    "random",
    "random",
)
"""Who plays; a larger class begins again from the first."""
RUNS = 4
"""Runs of the model that a team's game takes, about: the truth, and what its research samples."""
NUMBERS = 1 << 31


@dataclass(frozen=True)
class BotClass:
    """A class in which every team is a bot; the same values, the same games to the last bit."""

    scenario: Scenario
    knowledge: Knowledge = field(compare=False, repr=False)
    teams: int = 10
    seed: int = 0
    customers: int = 20_000
    language: Language = "en"

    @property
    def kinds(self) -> tuple[BotId, ...]:
        """Who plays as team 1, 2, …: the order is the seed's, so that a name tells nothing."""
        kinds = [KINDS[number % len(KINDS)] for number in range(self.teams)]
        order = sorted(range(self.teams), key=lambda number: share_of(self.seed, "seat", number))
        return tuple(kinds[number] for number in order)

    @property
    def players(self) -> tuple[str, ...]:
        """Names of the players: the kind, with a number from the second of a kind on."""
        kinds = self.kinds
        before = [kinds[:place].count(kind) for place, kind in enumerate(kinds)]
        return tuple(
            f"{kind}-{count + 1}" if count else kind for kind, count in zip(kinds, before, strict=True)
        )

    def play(self) -> Iterator[tuple[do.Action, ...]]:
        """The log of every team, one after another; each takes a moment, the first some seconds."""
        secrets: Secrets | None = None
        for number, (kind, player) in enumerate(zip(self.kinds, self.players, strict=True), start=1):
            bot = BOTS[kind]
            begin = self._begin(bot, number, player)
            if secrets is None:
                secrets = Secrets(apply(None, begin, self.scenario), self.scenario, self.knowledge)
            yield play(bot, self.scenario, begin, secrets)[0]

    def _begin(self, bot: Bot, number: int, player: str) -> do.Begin:
        """A team of one; the member's name tells what plays."""
        draw = int(share_of(self.seed, "bots") * NUMBERS)
        first = begin_with(
            bot, self.scenario, fingerprint(self.scenario), draw, draw, self.customers, self.language
        )
        name = Message(N_("Team {number}"), {"number": number}).in_(self.language)
        return first.model_copy(
            update={"who": player, "team": name, "members": (player,), "id": f"{first.id}.{number}"}
        )
