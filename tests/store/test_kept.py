"""An open workshop: what is accepted stays, what is refused leaves nothing."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from toy_rules import TOY, Action, Begin, Double, Forbidden, Put, State, Take, fold

from cinema_game.store.errors import Closed, Damaged, DiskTrouble, InUse, NotKeepable
from cinema_game.store.kept import KeptWorkshop
from cinema_game.store.saves import Saves
from cinema_game.store.storage import SafeStorage

Toy = Saves[Action, State]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "lock"}


def test_a_workshop_goes_on_where_it_was(saves: Toy) -> None:
    with saves.create(Begin(team="Красные")) as workshop:
        workshop.do(Put(key="a", value=2))
        expected = workshop.do(Double(key="a"))
        log = workshop.actions
    with saves.open(workshop.id) as again:
        assert again.state == expected
        assert again.state.items == {"a": 4}
        assert again.actions == log
        assert again.notices == ()


def test_without_a_snapshot_the_journal_tells_everything(saves: Toy) -> None:
    with saves.create(Begin()) as workshop:
        workshop.do(Put(key="a", value=2))
        reading = saves.read(workshop.id)
        assert reading.snapped == 1
        assert reading.state == workshop.state
        assert reading.notices == []


def test_a_refused_action_leaves_nothing(saves: Toy) -> None:
    with saves.create(Begin()) as workshop:
        before = bytes_of(saves.folder / workshop.id)
        state = workshop.state
        with pytest.raises(Forbidden):
            workshop.do(Take(key="nothing"))
        assert workshop.state == state
        assert len(workshop.actions) == 1
        assert bytes_of(saves.folder / workshop.id) == before


def test_a_retried_action_counts_once(saves: Toy) -> None:
    double = Double(key="a")
    with saves.create(Begin()) as workshop:
        workshop.do(Put(key="a", value=1))
        workshop.do(double)
        assert workshop.do(double).items == {"a": 2}
    with saves.open(workshop.id) as again:
        assert again.do(double).items == {"a": 2}
        assert len(again.actions) == 3


def test_waiting_actions_share_one_confirmation(saves: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    double = Double(key="a")
    with saves.create(Begin()) as workshop:
        syncs = count_syncs(monkeypatch)
        refusals = workshop.do_all([Put(key="a", value=3), Take(key="b"), double, double, Take(key="c")])
        assert [type(refusal) for refusal in refusals] == [
            type(None), Forbidden, type(None), type(None), Forbidden,
        ]  # fmt: skip
        assert workshop.state.items == {"a": 6}
        assert len(syncs) == 1
        assert workshop.do_all([Take(key="b")])[0] is not None
        assert len(syncs) == 1
    assert saves.read(workshop.id).state.items == {"a": 6}


def count_syncs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    import os

    syncs: list[int] = []
    real = os.fsync

    def counted(handle: int) -> None:
        syncs.append(handle)
        real(handle)

    monkeypatch.setattr(os, "fsync", counted)
    return syncs


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), "half \ud800", 10**5000], ids=["nan", "inf", "surrogate", "huge"]
)
def test_one_action_that_json_cannot_hold_stops_nobody(saves: Toy, value: float | str) -> None:
    bad = Put.model_construct(id="bad", do="put", key="a", value=value)
    with saves.create(Begin()) as workshop:
        with pytest.raises(NotKeepable) as caught:
            workshop.do(bad)
        assert caught.value.message.in_("ru")
        refusals = workshop.do_all([bad, Put(key="b", value=1)])
        assert isinstance(refusals[0], NotKeepable)
        assert workshop.state.items == {"b": 1}
    assert saves.read(workshop.id).state.items == {"b": 1}


def test_an_action_that_would_come_back_different_is_refused(saves: Toy) -> None:
    class Sly(Put):
        """Equal to nothing that was read."""

        def __eq__(self, other: object) -> bool:
            return False

    with saves.create(Begin()) as workshop:
        with pytest.raises(NotKeepable, match="read back"):
            workshop.do(Sly(key="a", value=1))
        assert workshop.actions == workshop.actions[:1]


def test_two_windows_cannot_have_one_workshop(saves: Toy) -> None:
    with saves.create(Begin()) as workshop:
        with pytest.raises(InUse) as caught:
            saves.open(workshop.id)
        assert "another window" in str(caught.value)
        workshop.do(Put(key="a", value=1))
    saves.open(workshop.id).close()


def test_a_closed_workshop_takes_nothing_more(saves: Toy) -> None:
    workshop = saves.create(Begin())
    workshop.close()
    workshop.close()
    with pytest.raises(Closed):
        workshop.do(Put(key="a", value=1))
    with pytest.raises(Closed):
        workshop.snapshot()


def test_a_snapshot_of_nothing_new_writes_nothing(saves: Toy) -> None:
    with saves.create(Begin()) as workshop:
        workshop.snapshot()
        assert not (saves.folder / workshop.id / "workshop.json.bak").exists()
        workshop.do(Put(key="a", value=1))
        workshop.snapshot()
        assert (saves.folder / workshop.id / "workshop.json.bak").exists()


def test_a_snapshot_makes_the_journal_needless(saves: Toy) -> None:
    with saves.create(Begin()) as workshop:
        workshop.do(Put(key="a", value=1))
        expected = workshop.state, workshop.actions
    (saves.folder / workshop.id / "journal.jsonl").unlink()
    with saves.open(workshop.id) as again:
        assert (again.state, again.actions) == expected
        assert len(again.notices) == 1
    assert saves.read(workshop.id).notices == []


def test_threads_take_turns(saves: Toy) -> None:
    with saves.create(Begin()) as workshop:
        workshop.do(Put(key="a", value=1))

        def work(name: str) -> None:
            for number in range(20):
                workshop.do(Put(key=name, value=number))
                if number % 7 == 0:
                    workshop.snapshot()

        threads = [threading.Thread(target=work, args=(f"t{i}",)) for i in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(workshop.actions) == 82
        assert fold(workshop.actions) == workshop.state
    with saves.open(workshop.id) as again:
        assert again.actions == workshop.actions
        assert again.state == workshop.state


def test_many_actions_open_without_quadratic_work(saves: Toy) -> None:
    with saves.create(Begin()) as workshop:
        workshop.do_all(Put(key=f"k{i % 50}", value=i) for i in range(5_000))
        reading = saves.read(workshop.id)
        assert reading.n == 5_001
        assert reading.state == workshop.state


def test_a_first_action_that_the_rules_refuse_leaves_no_folder(saves: Toy) -> None:
    with pytest.raises(Forbidden):
        saves.create(Put(key="a", value=1))
    assert list(saves.folder.iterdir()) == []
    assert saves.list() == []


def test_a_state_that_would_come_back_different_is_no_snapshot(saves: Toy) -> None:
    class Sly(State):
        """Equal to nothing that was read."""

        def __eq__(self, other: object) -> bool:
            return False

    def apply(state: State | None, action: Action) -> State:
        after = TOY.apply(state, action)
        return Sly(**dict(after)) if isinstance(action, Double) else after

    sly = Saves(saves.folder, replace(TOY, apply=apply))
    with sly.create(Begin()) as workshop:
        workshop.do(Put(key="a", value=1))
        workshop.do(Double(key="a"))
        with pytest.raises(NotKeepable, match="read back"):
            workshop.snapshot()
    assert saves.read(workshop.id).state.items == {"a": 2}


def test_a_workshop_that_cannot_begin_on_the_disk_leaves_its_lock_and_no_folder(
    saves: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(SafeStorage, "_keep", fail)
    with pytest.raises(DiskTrouble, match="snapshot was not saved"):
        saves.create(Begin())
    assert list(saves.folder.iterdir()) == []


def test_a_failed_opening_leaves_the_lock_free(saves: Toy) -> None:
    workshop: KeptWorkshop[Action, State] = saves.create(Begin())
    workshop.close()
    folder = saves.folder / workshop.id
    whole = {name: (folder / name).read_bytes() for name in ("journal.jsonl", "workshop.json")}
    for name in whole:
        (folder / name).write_bytes(b"")
    with pytest.raises(Damaged, match="not enough"):
        saves.open(workshop.id)
    for name, content in whole.items():
        (folder / name).write_bytes(content)
    saves.open(workshop.id).close()
