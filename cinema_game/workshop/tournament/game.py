"""One class of a tournament: every bot plays it through the real rules, then all plans are lived through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cinema_game.workshop.bots.bot import BotId, Secrets
from cinema_game.workshop.bots.kinds import BOTS, fixed
from cinema_game.workshop.bots.playing import play
from cinema_game.workshop.purse import price
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.tournament.setting import Setting
from cinema_game.workshop.tournament.worth import ClassRoom, worths
from cx.model.plan import Plan
from cx.scoring.map.score import score_map


@dataclass(frozen=True)
class Game:
    """What came of a class, by bot, and of the plans that are the same in every class."""

    number: int
    """Of the class in the tournament, from 0."""
    draw: int
    result: dict[BotId, float]
    """Value gained over doing nothing, over the horizon, in the scenario's money."""
    map: dict[BotId, float]
    """Map score, 0..1."""
    plans: dict[BotId, tuple[str, ...]]
    fixed: tuple[float, ...]
    """Value gained by the fixed plans, in their order."""


def play_class(setting: Setting, number: int, plans: Sequence[Plan] = ()) -> Game:
    """Let every bot play the class, and the rules carry out every fixed plan as far as the money reaches."""
    scenario, draw = setting.scenario, setting.draw(number)
    secrets = secrets_of(setting, draw)
    played = {id_: play(bot, scenario, setting.begin(bot, draw), secrets)[1] for id_, bot in BOTS.items()}
    lived = [state.plan for state in played.values()]
    lived += [carried_out(setting, draw, plan, secrets) for plan in plans]
    found = worths(ClassRoom.of(scenario, draw, setting.customers), lived).tolist()
    return Game(
        number=number,
        draw=draw,
        result=dict(zip(played, found, strict=False)),
        map={id_: score_map(state.map, secrets.truth).composite for id_, state in played.items()},
        plans={id_: tuple(map(str, state.plan.choices)) for id_, state in played.items()},
        fixed=tuple(found[len(played) :]),
    )


def secrets_of(setting: Setting, draw: int) -> Secrets:
    """What a class hides."""
    begin = setting.begin(BOTS["oracle"], draw)
    return Secrets(apply(None, begin, setting.scenario), setting.scenario, setting.knowledge)


def carried_out(setting: Setting, draw: int, plan: Plan, secrets: Secrets | None = None) -> Plan:
    """What the rules of play make of a plan: what cannot be paid is left out, the dearest first."""
    cheapest = sorted(
        plan.choices,
        key=lambda choice: price(
            setting.scenario.intervention(choice.intervention), choice.round, setting.scenario
        ),
    )
    bot = fixed(Plan(choices=tuple(cheapest)))
    secrets = secrets or secrets_of(setting, draw)
    return play(bot, setting.scenario, setting.begin(bot, draw), secrets)[1].plan


def bot_plans(setting: Setting, draw: int, bots: Iterable[BotId] = BOTS) -> tuple[Plan, ...]:
    """The plans that the bots play in a class."""
    secrets = secrets_of(setting, draw)
    return tuple(
        play(BOTS[bot], setting.scenario, setting.begin(BOTS[bot], draw), secrets)[1].plan for bot in bots
    )
