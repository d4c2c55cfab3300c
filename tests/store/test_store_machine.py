"""The store against a plain list: whatever is done in whatever order, opened, copied or spoilt."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from toy_rules import TOY, Action, Begin, Double, Forbidden, Put, State, Take, apply

from cinema_game.store.kept import KeptWorkshop
from cinema_game.store.saves import Saves

keys = st.sampled_from(["a", "b", "c"])
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(
        Put,
        key=keys,
        value=st.integers(-5, 5) | st.text(st.characters(exclude_categories=["Cs"]), max_size=3),
    ),
    st.builds(Double, key=keys),
    st.builds(Take, key=keys),
)


class StoreMachine(RuleBasedStateMachine):
    """Plays with the store and, beside it, with a list of actions and the bare rules."""

    @initialize(team=st.sampled_from(["Red", "Ёж", "🎬"]))
    def begin(self, team: str) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.saves = Saves(Path(self.folder.name), TOY)
        first = Begin(team=team)
        self.workshop: KeptWorkshop[Action, State] = self.saves.create(first)
        self.log: list[Action] = [first]
        self.state = apply(None, first)
        self.unsnapped = 0

    def expect(self, action: Action) -> bool:
        """What the bare rules say; a repeated action changes nothing."""
        if any(action.id == known.id for known in self.log):
            return True
        try:
            self.state = apply(self.state, action)
        except Forbidden:
            return False
        self.log.append(action)
        self.unsnapped += 1
        return True

    @rule(action=actions)
    def do(self, action: Action) -> None:
        allowed = self.expect(action)
        try:
            self.workshop.do(action)
        except Forbidden:
            assert not allowed
        else:
            assert allowed

    @rule(several=st.lists(actions, max_size=5))
    def do_all(self, several: list[Action]) -> None:
        allowed = [self.expect(action) for action in several]
        assert [refusal is None for refusal in self.workshop.do_all(several)] == allowed

    @rule(data=st.data())
    def retry(self, data: st.DataObject) -> None:
        self.workshop.do(data.draw(st.sampled_from(self.log)))

    @rule()
    def snapshot(self) -> None:
        self.workshop.snapshot()
        self.unsnapped = 0

    @rule()
    def close_and_open(self) -> None:
        self.workshop.close()
        self.unsnapped = 0
        self.workshop = self.saves.open(self.workshop.id)
        assert self.workshop.notices == ()

    @rule()
    def crash_and_open(self) -> None:
        """A copy of the files as they are now is what a killed process leaves."""
        place = self.saves.folder / self.workshop.id
        killed = self.saves.folder / f"{len(list(self.saves.folder.iterdir()))} killed"
        shutil.copytree(place, killed)
        self.workshop.close()
        self.workshop = self.saves.open(killed.name)
        assert self.workshop.notices == ()

    @precondition(lambda self: len(self.log) > 1)
    @rule(name=st.sampled_from(["workshop.json", "workshop.json.bak", "journal.jsonl"]), data=st.data())
    def spoil_and_open(self, name: str, data: st.DataObject) -> None:
        place = self.saves.folder / self.workshop.id
        spoilt = self.saves.folder / f"{len(list(self.saves.folder.iterdir()))} spoilt"
        shutil.copytree(place, spoilt)
        self.workshop.close()
        path = spoilt / name
        if path.exists():
            content = bytearray(path.read_bytes())
            content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
            path.write_bytes(content)
        self.workshop = self.saves.open(spoilt.name)
        if len(self.workshop.actions) < len(self.log):
            assert name == "journal.jsonl"
            assert self.unsnapped > 0
            self.log = self.log[:-1]
            state = None
            for action in self.log:
                state = apply(state, action)
            assert state is not None
            self.state = state
            assert self.workshop.notices

    @invariant()
    def they_agree(self) -> None:
        if hasattr(self, "workshop"):
            assert self.workshop.state == self.state
            assert list(self.workshop.actions) == self.log

    def teardown(self) -> None:
        if hasattr(self, "workshop"):
            self.workshop.close()
            self.folder.cleanup()


TestStore = StoreMachine.TestCase
TestStore.settings = settings(deadline=None, max_examples=35, stateful_step_count=20)
