"""The workshops of a folder for those who judge them: what can be judged, and a sentence for what cannot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cinema_game.language import N_
from cinema_game.store.errors import NotFound, StoreError
from cinema_game.store.workshops import Cases, workshops
from cinema_game.workshop.rules.turns import hand_over
from cinema_game.workshop.state import Workshop
from cx.message import Message
from cx.scenario.fingerprint import fingerprint
from cx.scenario.scenario import Scenario

SECOND = ".second"
"""Tells the second team of a save from the first."""

_CHANGED = N_(
    "The scenario “{id}” has changed since this workshop was played: the map would be held against "
    "another truth. Score it with the version it was played with, or ask for the present text with --changed."
)
_UNFIT = N_(
    "The scenario “{id}” has changed so much that this workshop's plan, research or events are no longer in "
    "it. Score it with the version it was played with."
)
_NOT_PLAYED = N_("This is a tutorial or a sandbox; only played workshops are scored.")


@dataclass(frozen=True)
class Team:
    """A saved workshop that can be judged."""

    id: str
    """Name of its folder; of the second team at a shared keyboard, with `SECOND` behind it."""
    state: Workshop
    scenario: Scenario
    notices: tuple[Message, ...] = ()
    """What was wrong with the files, and still let itself be mended."""


@dataclass(frozen=True)
class LeftOut:
    """A saved workshop that cannot be judged, and why."""

    id: str
    name: str
    """Of the team if it is known, else of the folder."""
    why: Message


@dataclass(frozen=True)
class ClassFolder:
    """All workshops of a folder."""

    folder: Path
    """Of the saves; books of marks and an own rubric lie in it."""
    teams: tuple[Team, ...]
    """In the order of their ids."""
    left_out: tuple[LeftOut, ...]


def read_class(path: Path, cases: Cases | None = None, *, changed: bool = False) -> ClassFolder:
    """All workshops of a folder of saves, or the one whose own folder `path` is; no file is changed.

    Args:
        path: a folder of saves, or the folder of one save in it.
        cases: scenarios that are not on the shelf.
        changed: judge workshops whose scenario has changed as well, by its present text.

    Raises:
        NotFound: there is no saved workshop.
    """
    cases = cases or Cases()
    folder, only = _where(path, cases)
    saves = workshops(folder, cases)
    teams: list[Team] = []
    left_out: list[LeftOut] = []
    for card in sorted(saves.list(), key=lambda card: card.id):
        if only is not None and card.id != only:
            continue
        try:
            reading = saves.read(card.id)
            state = reading.state
            scenario = cases.of(state.scenario)
        except StoreError as error:
            name = card.card.team if card.card is not None else card.id
            left_out.append(LeftOut(card.id, name, error.message))
            continue
        if state.mode != "play":
            left_out.append(LeftOut(card.id, state.team, Message(_NOT_PLAYED)))
        elif not changed and state.fingerprint != fingerprint(scenario):
            left_out.append(LeftOut(card.id, state.team, Message(_CHANGED, {"id": state.scenario})))
        elif not _fits(state, scenario):
            left_out.append(LeftOut(card.id, state.team, Message(_UNFIT, {"id": state.scenario})))
        else:
            notices = tuple(reading.notices)
            teams += [Team(id_, one, scenario, notices) for id_, one in _teams(card.id, state, scenario)]
    if not teams and not left_out:
        raise NotFound(
            Message(
                N_("There is no saved workshop in {folder}. Name a folder of saves or of one save."),
                {"folder": str(path)},
            )
        )
    return ClassFolder(folder, tuple(teams), tuple(left_out))


def _fits(state: Workshop, scenario: Scenario) -> bool:
    """Whether the scenario still has all that the workshop speaks of."""
    used = {choice.intervention for choice in state.plan.choices}
    used |= {choice.intervention for choice in state.other.plan.choices} if state.other else set()
    return (
        used <= {one.id for one in scenario.interventions}
        and {one.method for one in state.purchases} <= {one.id for one in scenario.research.methods}
        and {one.event for one in state.injected} <= {one.id for one in scenario.events}
        and state.revealed <= scenario.rounds.count
    )


def _teams(id_: str, state: Workshop, scenario: Scenario) -> list[tuple[str, Workshop]]:
    """The team of a save, or both where two share a keyboard: the same ids whoever sits at it now."""
    if not state.shared:
        return [(id_, state)]
    both = sorted((state, hand_over(state, scenario)), key=lambda one: _place(one, scenario))
    return [(id_, both[0]), (id_ + SECOND, both[1])]


def _place(state: Workshop, scenario: Scenario) -> int:
    """Of the team's company among those of the scenario."""
    owners = [owner.id for owner in scenario.owners]
    return owners.index(state.owner) if state.owner in owners else -1


def _where(path: Path, cases: Cases) -> tuple[Path, str | None]:
    """The folder of saves, and the one save that is meant if it is a save's own folder."""
    above = path.absolute()
    if any(card.id == above.name for card in workshops(above.parent, cases).list()):
        return above.parent, above.name
    return path, None
