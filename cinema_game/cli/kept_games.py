"""A file that keeps the games of a tournament as they finish, so that an interrupted one goes on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cinema_game.cli.words import Problem
from cinema_game.language import N_
from cinema_game.workshop.tournament.game import Game
from cinema_game.workshop.tournament.setting import Setting
from cx.message import Message
from cx.model.plan import Choice, Plan


class KeptGames:
    """One JSON object a line: first what is played, then class after class."""

    def __init__(self, path: Path, setting: Setting) -> None:
        self.path = path
        self._head = {
            "tournament": setting.scenario.id,
            "program": version("cinema-game"),
            "fingerprint": setting.fingerprint,
            "customers": setting.customers,
            "seed": setting.seed,
        }

    def read(self) -> tuple[tuple[Plan, ...], tuple[Game, ...]] | None:
        """Fixed plans and games kept so far, None if there is no such file; a torn last line is cut off.

        Raises:
            Problem: the file is of another tournament or not of a tournament at all.
        """
        try:
            text = self.path.read_bytes().decode("utf-8", "replace")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._cannot("read", error) from error
        if not text:
            return None
        whole = text[: text.rfind("\n") + 1]
        try:
            head, *rows = [json.loads(line) for line in whole.splitlines()]
            plans = tuple(_plan(choices) for choices in head.pop("plans"))
            games = tuple(_game(row) for row in rows)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Problem(
                Message(
                    N_("{file} is not a kept tournament. Name another file after --resume."),
                    {"file": self.path},
                )
            ) from error
        if head != self._head:
            raise Problem(
                Message(
                    N_(
                        "{file} keeps a tournament with another scenario, seed, number of customers or "
                        "version of the game. Name another file after --resume."
                    ),
                    {"file": self.path},
                )
            )
        if len(whole) < len(text):
            self._write(whole, "w")
        return plans, games

    def begin(self, plans: Sequence[Plan]) -> None:
        """Write the first line of a new file."""
        self._write(_line({**self._head, "plans": [[str(c) for c in plan.choices] for plan in plans]}), "w")

    def keep(self, game: Game) -> None:
        """Add a class."""
        self._write(_line(asdict(game)), "a")

    def _write(self, text: str, mode: str) -> None:
        try:
            with self.path.open(mode, encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise self._cannot("write", error) from error

    def _cannot(self, what: str, error: OSError) -> Problem:
        template = (
            N_("{file} cannot be read: {why}.")
            if what == "read"
            else N_("{file} cannot be written: {why}. Name another file after --resume.")
        )
        return Problem(Message(template, {"file": self.path, "why": error.strerror}))


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _plan(choices: list[str]) -> Plan:
    return Plan(choices=tuple(Choice.parse(choice) for choice in choices))


def _game(row: dict[str, Any]) -> Game:
    plans = {bot: tuple(plan) for bot, plan in row["plans"].items()}
    return Game(row["number"], row["draw"], row["result"], row["map"], plans, tuple(row["fixed"]))
