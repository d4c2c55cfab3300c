"""A file that keeps the games of a tournament as they finish, so that an interrupted one goes on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cinema_game.cli.words import Problem
from cinema_game.language import N_
from cinema_game.workshop.bots.kinds import BOTS
from cinema_game.workshop.tournament.game import Game
from cinema_game.workshop.tournament.setting import NUMBERS, Setting
from cx.checked_lines import Body, CheckedLines, NoFile, TooMuch
from cx.message import Message
from cx.model.plan import Choice, Plan, PlanError, check_plan

_STRANGE = N_("{file} is not a kept tournament. Name another file after --resume.")
_OTHER = N_(
    "{file} keeps a tournament with another scenario, seed, number of customers or "
    "version of the game. Name another file after --resume."
)


class KeptGames:
    """First what is played, then class after class."""

    def __init__(self, path: Path, setting: Setting) -> None:
        self._setting = setting
        self.path = path
        self._lines = CheckedLines(path)
        self._head: Body = {
            "tournament": setting.scenario.id,
            "program": version("cinema-game"),
            "fingerprint": setting.fingerprint,
            "customers": setting.customers,
            "seed": setting.seed,
        }

    @property
    def notice(self) -> Message | None:
        """What is to be said of classes that could not be read and are played again."""
        return self._lines.notice

    def read(self) -> tuple[tuple[Plan, ...], tuple[Game, ...]] | None:
        """Fixed plans and games kept so far, None if there is no such file or nothing in it.

        Raises:
            Problem: the file is of another tournament or not of a tournament at all.
        """
        try:
            bodies = self._lines.read()
            first = next(bodies, None)
            if first is None and not self._lines.left_out:
                return None
            plans = None if first is None else first.pop("plans", None)
            if first is None or not isinstance(plans, list) or "tournament" not in first:
                raise self._problem(_STRANGE)
            if first != self._head:
                raise self._problem(_OTHER)
            fixed = tuple(self._plan(choices) for choices in plans)
            return fixed, self._games(bodies, len(fixed))
        except NoFile as error:
            raise Problem(error.message) from error
        except TooMuch as error:
            raise self._problem(_STRANGE) from error
        except OSError as error:
            raise self._cannot(N_("{file} cannot be read: {why}."), error) from error

    def begin(self, plans: Sequence[Plan]) -> None:
        """Write the first line of a new file."""
        self._add({**self._head, "plans": [[str(choice) for choice in plan.choices] for plan in plans]})

    def keep(self, game: Game) -> None:
        """Add a class."""
        self._add(asdict(game))

    def _plan(self, choices: Any) -> Plan:
        try:
            plan = Plan(choices=tuple(Choice.parse(choice) for choice in choices))
            check_plan(self._setting.scenario, plan, free=True)
        except (ValueError, TypeError, AttributeError, PlanError) as error:
            raise self._problem(_STRANGE) from error
        return plan

    def _games(self, bodies: Iterable[Body], fixed: int) -> tuple[Game, ...]:
        """Whole games; where two lines say different things of a class, neither is believed."""
        games: dict[int, Game] = {}
        doubted: set[int] = set()
        for body in bodies:
            game = _game(body, fixed)
            if game is None or game.draw != self._setting.draw(game.number):
                self._lines.leave_out()
            elif games.setdefault(game.number, game) != game:
                self._lines.leave_out()
                doubted.add(game.number)
        return tuple(game for number, game in games.items() if number not in doubted)

    def _add(self, body: Body) -> None:
        try:
            self._lines.add(body)
        except OSError as error:
            template = N_("{file} cannot be written: {why}. Name another file after --resume.")
            raise self._cannot(template, error) from error

    def _problem(self, template: str) -> Problem:
        return Problem(Message(template, {"file": self.path}))

    def _cannot(self, template: str, error: OSError) -> Problem:
        return Problem(Message(template, {"file": self.path, "why": error.strerror}))


def _game(body: Body, fixed: int) -> Game | None:
    """What a line says of a class; None where it says anything that no tournament finds."""
    match body:
        case {
            "number": int(number),
            "draw": int(draw),
            "result": dict(result),
            "map": dict(map_),
            "plans": dict(plans),
            "fixed": list(worth),
        } if 0 <= number < NUMBERS and len(body) == 6:
            pass
        case _:
            return None
    figures = (*result.values(), *map_.values(), *worth)
    if len(worth) != fixed or not all(type(one) is float and math.isfinite(one) for one in figures):
        return None
    if not result.keys() == map_.keys() == plans.keys() == BOTS.keys():
        return None
    if not all(
        isinstance(plan, list) and all(isinstance(one, str) for one in plan) for plan in plans.values()
    ):
        return None
    lived = {bot: tuple(plan) for bot, plan in plans.items()}
    return Game(number, draw, result, map_, lived, tuple(worth))
