"""A bot plays a whole workshop through the real rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from cinema_game.workshop import actions as do
from cinema_game.workshop.bots.belief import Belief
from cinema_game.workshop.bots.bot import Bot, Seat, Secrets
from cinema_game.workshop.bots.foresight import foretell
from cinema_game.workshop.bots.mapping import drawing
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.state import Workshop
from cx.scenario.scenario import Scenario
from cx.scenario.text import Language
from cx.scoring.truth import Floats

MORNING = datetime(2024, 1, 1, 9, tzinfo=UTC)
"""When bots begin; each action takes them a second, so that the same game is the same log."""


@dataclass
class Table:
    """A game in the making: the log of accepted actions and the state they lead to."""

    scenario: Scenario
    log: list[do.Action]
    state: Workshop
    secrets: Secrets

    @property
    def seat(self) -> Seat:
        """What the bot has before it now."""
        return Seat(self.state, self.scenario, self.secrets)

    def act(self, action: do.Action) -> bool:
        """Try an action; whether the rules took it."""
        number = len(self.log)
        name = blake2b(
            f"{self.state.members[0]}{self.state.draw}{number}".encode(), digest_size=16
        ).hexdigest()
        stamped = action.model_copy(update={"at": MORNING + timedelta(seconds=number)})
        if not isinstance(action, do.AddPoint):
            stamped = stamped.model_copy(update={"id": name})
        try:
            self.state = apply(self.state, stamped, self.scenario)
        except RuleBroken:
            return False
        self.log.append(stamped)
        return True


def begin_with(
    bot: Bot, scenario: Scenario, fingerprint: str, seed: int, draw: int, customers: int, language: Language
) -> do.Begin:
    """The first action of a bot's workshop: a team of one, named after the bot."""
    return do.Begin(
        at=MORNING,
        id=blake2b(f"{bot.id}{seed}{draw}".encode(), digest_size=16).hexdigest(),
        who=bot.id,
        scenario=scenario.id,
        fingerprint=fingerprint,
        seed=seed,
        draw=draw,
        team=bot.id,
        members=(bot.id,),
        language=language,
        customers=customers,
    )


def play(
    bot: Bot, scenario: Scenario, begin: do.Begin, secrets: Secrets
) -> tuple[tuple[do.Action, ...], Workshop]:
    """The log of a bot's game from the first action to the debrief, and the state it leads to.

    `secrets` are those of its class.
    """
    state = apply(None, begin, scenario)
    table = Table(scenario, [begin], state, secrets)
    who = begin.members[0]
    while True:
        _play_round(bot, table)
        if table.state.round == scenario.rounds.count:
            table.act(do.Move(who=who, phase="debrief"))
            return tuple(table.log), table.state
        table.act(do.NextRound(who=who))


def _play_round(bot: Bot, table: Table) -> None:
    who = table.state.members[0]
    for method, segments in bot.buys(table.seat):
        table.act(do.BuyEvidence(who=who, method=method, segments=segments))
    seat = table.seat
    belief = bot.believes(seat)
    if table.state.round == 1:
        for action in drawing(seat, bot, belief, _weight(bot, seat, belief)):
            table.act(action)
    _choose(bot, table, belief)
    table.act(do.Lock(who=do.TRAINER, phase="plan"))
    table.act(do.Predict(who=who, forecast=foretell(table.seat, belief)))
    table.act(do.LockForecast(who=who))
    table.act(do.Reveal(who=who))


def _choose(bot: Bot, table: Table, belief: Belief) -> None:
    """Wishes one after another, judged anew after each that the rules have granted."""
    refused: set[str] = set()
    while True:
        wishes = bot.wants(table.seat, belief)
        chosen = table.state.plan.interventions
        wish = next((one for one in wishes if one[0] not in refused and one[0] not in chosen), None)
        if wish is None:
            return
        action = do.Choose(who=table.state.members[0], intervention=wish[0], touchpoint=wish[1])
        if not table.act(action):
            refused.add(wish[0])


def _weight(bot: Bot, seat: Seat, belief: Belief) -> Floats:
    return seat.secrets.truth.weight if bot.id == "oracle" else belief.weight
