"""Opens workshops for the screen: a new one of a scenario, or a kept one. Runs in a thread."""

from __future__ import annotations

import secrets
from pathlib import Path

from cinema_game.language import N_, current
from cinema_game.store.errors import StoreError
from cinema_game.store.saves import Saves
from cinema_game.ui.session import Session
from cinema_game.workshop import say as actions
from cinema_game.workshop.actions import Mode
from cx.message import Message
from cx.scenario.reader import ScenarioError, load_scenario
from cx.scenario.scenario import Scenario

SEEDS = 1_000_000
"""Seeds that the game draws itself are below this, short enough to be read aloud."""


class CannotOpen(Exception):
    """A workshop cannot be opened; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def begin(
    folder: Path | None, scenario: str, mode: Mode, team: str, members: tuple[str, ...], seed: int | None
) -> Session:
    """A new workshop; with a `seed` the same customers and the same hidden truth as any other of that seed."""
    case = _scenario(scenario)
    number = secrets.randbelow(SEEDS) if seed is None else seed
    first = actions.begin(
        case, seed=number, draw=number, team=team, members=members or (team,), language=current(), mode=mode
    )
    try:
        return Session(Saves(folder).create(first, case), case)
    except StoreError as error:
        raise CannotOpen(error.message) from error


def resume(folder: Path | None, save: str) -> Session:
    """A kept workshop, as it was after its last action."""
    try:
        kept = Saves(folder).open(save)
    except StoreError as error:
        raise CannotOpen(error.message) from error
    return Session(kept, kept.scenario)


def _scenario(name: str) -> Scenario:
    try:
        return load_scenario(name)
    except ScenarioError as error:
        first = error.diagnostics[0]
        raise CannotOpen(
            Message(
                N_("This case cannot be read: {first} Run `cinema-game scenario check {name}` to see everything."),
                {"first": first.message, "name": name},
            )
        ) from error
