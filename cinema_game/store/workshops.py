"""Saved workshops of this game: the store's folder and the rules of play brought together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cinema_game.language import N_
from cinema_game.store import own_cases
from cinema_game.store.card import Card
from cinema_game.store.errors import StoreError
from cinema_game.store.kept import KeptWorkshop
from cinema_game.store.places import saves_folder
from cinema_game.store.rulebook import Rulebook
from cinema_game.store.saves import Saves
from cinema_game.workshop.actions import ACTION, Action, Begin
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.soundness.workshop import unsound
from cinema_game.workshop.state import Workshop
from cx.message import Message
from cx.scenario.diagnostics import ScenarioError
from cx.scenario.fingerprint import fingerprint
from cx.scenario.reader import load_scenario
from cx.scenario.scenario import Scenario

Kept = KeptWorkshop[Action, Workshop]

_MISSING = N_(
    "This workshop plays the scenario “{id}”, which cannot be read here. Say where its file or folder lies: "
    "`cinema-game play PATH --save NAME`, or --scenario PATH with score and report."
)
CHANGED = N_(
    "The scenario “{id}” is not the one with which this workshop began: it was changed since, or another one "
    "has its name. What was decided is kept; results follow the text that is here."
)
_UNFIT = N_(
    "The scenario “{id}” is not the one with which this workshop was played, and something that was decided "
    "is no longer in it. {why}"
)


class ScenarioMissing(StoreError):
    """The scenario of a save cannot be read; the save is untouched."""


@dataclass
class Cases:
    """Scenarios by id and fingerprint: those given, those that ship, those opened by path before."""

    _given: list[Scenario] = field(default_factory=list)
    _found: dict[tuple[str, str], Scenario] = field(default_factory=dict)

    def add(self, scenario: Scenario) -> None:
        """Let workshops play a scenario that is not on the shelf; several may have one id."""
        self._given.append(scenario)

    def of(self, id: str, begun_with: str) -> Scenario:
        """The scenario of this id: of several the one of the fingerprint, else the one most likely meant.

        Args:
            id: of the scenario.
            begun_with: fingerprint of the scenario with which the workshop began.

        Raises:
            ScenarioMissing: none of this id can be read.
        """
        key = (id, begun_with)
        if key not in self._found:
            self._found[key] = self._search(id, begun_with)
        return self._found[key]

    def changed(self, id: str, begun_with: str) -> bool:
        """Whether it is another text than the one with which the workshop began."""
        return fingerprint(self.of(id, begun_with)) != begun_with

    def _search(self, id: str, begun_with: str) -> Scenario:
        likely: list[Scenario] = []
        for scenario in self._candidates(id, begun_with):
            if scenario.id == id and fingerprint(scenario) == begun_with:
                return scenario
            if scenario.id == id:
                likely.append(scenario)
        if not likely:
            raise ScenarioMissing(Message(_MISSING, {"id": id}))
        return likely[0]

    def _candidates(self, id: str, begun_with: str) -> Iterator[Scenario]:
        yield from reversed(self._given)
        for place in (own_cases.place_of(begun_with), id):
            if place is not None:
                with suppress(ScenarioError, OSError):
                    yield load_scenario(place)

    def rules(self) -> Rulebook[Action, Workshop]:
        """The rules of play, as the store needs them."""
        return Rulebook(
            action=ACTION,
            state=Workshop,
            apply=self._apply,
            refusal=RuleBroken,
            card=_card,
            unsound=self._unsound,
        )

    def _apply(self, state: Workshop | None, action: Action) -> Workshop:
        if state is not None:
            return apply(state, action, self.of(state.scenario, state.fingerprint))
        if not isinstance(action, Begin):
            raise RuleBroken(N_("The workshop has not begun yet. Its first action says who plays what."))
        return apply(None, action, self.of(action.scenario, action.fingerprint))

    def _unsound(self, state: Workshop) -> Message | None:
        key = (state.scenario, state.fingerprint)
        changed = self.changed(*key)
        why = unsound(state, self.of(*key), changed=changed)
        return Message(_UNFIT, {"id": state.scenario, "why": why}) if why and changed else why


def workshops(folder: Path | None = None, cases: Cases | None = None) -> Saves[Action, Workshop]:
    """The saves of a folder (see `saves_folder`), playable by the rules of this game."""
    return Saves(saves_folder(folder), (cases or Cases()).rules())


def changed(kept: Kept, scenario: Scenario) -> Message | None:
    """A sentence when the scenario is no longer the one the workshop began with."""
    state = kept.state
    return None if state.fingerprint == fingerprint(scenario) else Message(CHANGED, {"id": state.scenario})


def _card(state: Workshop) -> Card:
    """What the lobby shows; of two teams at one keyboard both names, whoever sits there now."""
    teams = {state.team} if state.other is None else {state.team, state.other.team}
    return Card(
        scenario=state.scenario,
        team=" · ".join(sorted(teams)),
        phase=state.phase,
        round=state.round,
        mode=state.mode,
    )
