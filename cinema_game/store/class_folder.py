"""The workshops of a folder for those who judge them: what can be judged, and a sentence for what cannot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cinema_game.facilitation.one_by_one import LeftOut, tried
from cinema_game.language import N_
from cinema_game.store.errors import NotFound
from cinema_game.store.saves import Saves
from cinema_game.store.workshops import Cases, workshops
from cinema_game.workshop.actions import Action
from cinema_game.workshop.rules.turns import hand_over
from cinema_game.workshop.state import Workshop
from cx.message import Message
from cx.scenario.fingerprint import fingerprint
from cx.scenario.scenario import Scenario
from cx.scenario.shown import shown

SECOND = ".second"
"""Tells the second team of a save from the first."""

_CHANGED = N_(
    "The scenario “{id}” that is here is not the one with which this workshop was played: the map would be "
    "held against another truth. Name the one it was played with by --scenario PATH, or ask for the text "
    "that is here with --changed."
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
        DiskTrouble: the folder cannot be read.
    """
    cases = cases or Cases()
    saves = workshops(path, cases)
    only = path.absolute()
    if (above := workshops(only.parent, cases)).holds(only.name):
        saves, ids = above, [only.name]
    else:
        ids = list(saves.ids())
    teams: list[Team] = []
    left_out: list[LeftOut] = []
    for id_ in ids:
        found = tried(id_, id_, partial(_judged, saves, id_, cases, changed=changed))
        if isinstance(found, LeftOut):
            left_out.append(replace(found, name=saves.card(id_).name) if found.name == id_ else found)
        else:
            teams += found
    if not teams and not left_out:
        raise NotFound(
            Message(
                N_("There is no saved workshop in {folder}. Name a folder of saves or of one save."),
                {"folder": shown(str(path))},
            )
        )
    return ClassFolder(saves.folder, tuple(teams), tuple(left_out))


def _judged(saves: Saves[Action, Workshop], id_: str, cases: Cases, *, changed: bool) -> list[Team] | LeftOut:
    reading = saves.read(id_)
    state = reading.state
    scenario = cases.of(state.scenario, state.fingerprint)
    if state.mode != "play":
        return LeftOut(id_, state.team, Message(_NOT_PLAYED))
    if not changed and state.fingerprint != fingerprint(scenario):
        return LeftOut(id_, state.team, Message(_CHANGED, {"id": state.scenario}))
    notices = tuple(reading.notices)
    return [Team(one_id, one, scenario, notices) for one_id, one in _teams(id_, state, scenario)]


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
