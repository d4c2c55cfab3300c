"""Opens workshops for the screen: a new one of a scenario, or a kept one. Runs in a thread."""

from __future__ import annotations

import secrets
from pathlib import Path

from cinema_game.language import N_, current
from cinema_game.store.errors import StoreError
from cinema_game.store.own_cases import remember
from cinema_game.store.places import warning_about
from cinema_game.store.workshops import Cases, changed, workshops
from cinema_game.ui.session import Session
from cinema_game.workshop.actions import Begin, Mode, Second
from cinema_game.workshop.refusal import RuleBroken
from cx.message import Message
from cx.scenario.diagnostics import ScenarioError
from cx.scenario.fingerprint import fingerprint
from cx.scenario.reader import load_scenario
from cx.scenario.scenario import Scenario

SEEDS = 1_000_000
"""Seeds that the game draws itself are below this, short enough to be read aloud."""


class CannotOpen(Exception):
    """A workshop cannot be opened; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def begin(
    folder: Path | None,
    case: Scenario,
    mode: Mode,
    team: str,
    members: tuple[str, ...],
    seed: int | None,
    second: Second | None = None,
) -> Session:
    """A new workshop; the same `seed` gives the same customers and the same hidden truth."""
    cases = Cases()
    cases.add(case)
    number = secrets.randbelow(SEEDS) if seed is None else seed
    players = members or (team,)
    first = Begin(
        who=players[0],
        scenario=case.id,
        fingerprint=fingerprint(case),
        seed=number,
        draw=number,
        team=team,
        members=players,
        language=current(),
        mode=mode,
        second=second,
    )
    try:
        return Session(workshops(folder, cases).create(first), case)
    except (StoreError, RuleBroken) as error:
        raise CannotOpen(error.message) from error


def resume(folder: Path | None, save: str, scenario: str | None) -> Session:
    """A kept workshop, as it was after its last action; `scenario` if it is not on the shelf."""
    cases = Cases()
    if scenario is not None:
        cases.add(read_case(scenario))
    try:
        kept = workshops(folder, cases).open(save)
        return Session(kept, cases.of(kept.state.scenario, kept.state.fingerprint))
    except StoreError as error:
        raise CannotOpen(error.message) from error


def notices(session: Session) -> tuple[Message, ...]:
    """What a person should know of an opened workshop: repairs, a changed scenario, a risky folder."""
    doubts = (changed(session.kept, session.scenario), warning_about(session.kept.folder))
    return (*session.kept.notices, *(doubt for doubt in doubts if doubt is not None))


def read_case(name: str) -> Scenario:
    """A shipped case, or the one of a file or folder; CannotOpen with the first fault if it has any."""
    try:
        case = load_scenario(name)
    except ScenarioError as error:
        first = error.diagnostics[0]
        raise CannotOpen(
            Message(
                N_(
                    "This case cannot be read: {first} "
                    "Run `cinema-game scenario check {name}` to see everything."
                ),
                {"first": first.message, "name": name},
            )
        ) from error
    remember(name, case)
    return case
