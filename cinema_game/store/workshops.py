"""Saved workshops of this game: the store's folder and the rules of play brought together."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cinema_game.language import N_
from cinema_game.store.card import Card
from cinema_game.store.errors import StoreError
from cinema_game.store.kept import KeptWorkshop
from cinema_game.store.places import saves_folder
from cinema_game.store.rulebook import Rulebook
from cinema_game.store.saves import Saves
from cinema_game.workshop.actions import ACTION, Action, Begin
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.state import Workshop
from cx.message import Message
from cx.scenario.diagnostics import ScenarioError
from cx.scenario.fingerprint import fingerprint
from cx.scenario.reader import load_scenario
from cx.scenario.scenario import Scenario

Kept = KeptWorkshop[Action, Workshop]

_MISSING = N_(
    "This workshop plays the scenario “{id}”, which cannot be read here. Open it with "
    "`cinema-game play PATH --save NAME`, PATH being the scenario's file or folder."
)
CHANGED = N_(
    "The scenario was changed since this workshop began. "
    "What was decided is kept; results follow the new text."
)


class ScenarioMissing(StoreError):
    """The scenario of a save cannot be read; the save is untouched."""


@dataclass
class Cases:
    """Scenarios by id: those that ship, and those opened by path. Each is read once."""

    _known: dict[str, Scenario] = field(default_factory=dict)

    def add(self, scenario: Scenario) -> None:
        """Let workshops play a scenario that is not on the shelf."""
        self._known[scenario.id] = scenario

    def of(self, id: str) -> Scenario:
        """The scenario of this id.

        Raises:
            ScenarioMissing: none of this id can be read.
        """
        if id not in self._known:
            try:
                self._known[id] = load_scenario(id)
            except ScenarioError as error:
                raise ScenarioMissing(Message(_MISSING, {"id": id})) from error
        return self._known[id]

    def rules(self) -> Rulebook[Action, Workshop]:
        """The rules of play, as the store needs them."""
        return Rulebook(
            action=ACTION,
            state=Workshop,
            apply=self._apply,
            refusal=RuleBroken,
            card=_card,
        )

    def _apply(self, state: Workshop | None, action: Action) -> Workshop:
        if state is not None:
            return apply(state, action, self.of(state.scenario))
        if not isinstance(action, Begin):
            raise RuleBroken(N_("The workshop has not begun yet. Its first action says who plays what."))
        return apply(None, action, self.of(action.scenario))


def workshops(folder: Path | None = None, cases: Cases | None = None) -> Saves[Action, Workshop]:
    """The saves of a folder (see `saves_folder`), playable by the rules of this game."""
    return Saves(saves_folder(folder), (cases or Cases()).rules())


def changed(kept: Kept, scenario: Scenario) -> Message | None:
    """A sentence when the scenario is no longer the one the workshop began with."""
    return None if kept.state.fingerprint == fingerprint(scenario) else Message(CHANGED)


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
