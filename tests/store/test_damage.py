"""Spoilt files: at most the last action is lost, nothing is ever wrong, and the bad file is kept."""

from __future__ import annotations

import itertools
import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toy_rules import TOY, Action, Begin, Double, Put, State, Take, fold

from cinema_game.store import journal
from cinema_game.store.errors import Damaged, NotUnderstood, StoreError, TooNew
from cinema_game.store.reading import Reading, read
from cinema_game.store.saves import Saves

ACTIONS: list[Action] = [
    Begin(id="b", team="Ёж"),
    Put(id="1", key="a", value=1),
    Double(id="2", key="a"),
    Put(id="3", key="c", value=2),
    Take(id="4", key="c"),
]
ALL_BUT_LAST = ACTIONS[:-1]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A save that was killed: a snapshot after action 1, its successor after 3, the journal to the end."""
    saves = Saves(tmp_path / "saves", TOY)
    workshop = saves.create(ACTIONS[0])
    for action in ACTIONS[1:3]:
        workshop.do(action)
    workshop.snapshot()
    for action in ACTIONS[3:]:
        workshop.do(action)
    return Path(shutil.copytree(saves.folder / workshop.id, tmp_path / "saves" / "killed"))


def flips(path: Path) -> Iterator[tuple[int, int]]:
    """Spoil one bit after another, putting each right again."""
    size = path.stat().st_size
    handle = os.open(path, os.O_RDWR)
    try:
        for place in range(size):
            (good,) = os.pread(handle, 1, place)
            for bit in range(8):
                os.pwrite(handle, bytes([good ^ 1 << bit]), place)
                yield place, bit
            os.pwrite(handle, bytes([good]), place)
    finally:
        os.close(handle)


def cuts(path: Path) -> Iterator[int]:
    """Every truncation, the longest first."""
    whole = path.read_bytes()
    for size in reversed(range(len(whole))):
        os.truncate(path, size)
        yield size
    path.write_bytes(whole)


def whole_after(place: Path) -> tuple[list[Action], State]:
    reading = read(place, TOY)
    assert reading.state == fold(reading.actions)
    return reading.actions, reading.state


def test_every_flipped_bit_of_a_snapshot_costs_nothing(place: Path) -> None:
    for name in ("workshop.json", "workshop.json.bak"):
        for _ in flips(place / name):
            assert whole_after(place) == (ACTIONS, fold(ACTIONS))


def test_every_flipped_bit_of_the_journal_costs_at_most_the_last_action(place: Path) -> None:
    (place / "workshop.json").unlink()
    for _ in flips(place / "journal.jsonl"):
        actions, _ = whole_after(place)
        assert actions in (ACTIONS, ALL_BUT_LAST)


def test_a_journal_alone_loses_at_most_its_last_action_to_a_flipped_bit(place: Path) -> None:
    for name in ("workshop.json", "workshop.json.bak"):
        (place / name).unlink()
    for _ in flips(place / "journal.jsonl"):
        actions, _ = whole_after(place)
        assert actions in (ACTIONS, ALL_BUT_LAST)


def test_every_truncation_of_a_snapshot_costs_nothing(place: Path) -> None:
    for name in ("workshop.json", "workshop.json.bak"):
        for _ in cuts(place / name):
            assert whole_after(place) == (ACTIONS, fold(ACTIONS))


def test_every_truncation_of_the_journal_of_a_closed_workshop_costs_nothing(tmp_path: Path) -> None:
    saves = Saves(tmp_path / "saves", TOY)
    with saves.create(ACTIONS[0]) as workshop:
        workshop.do_all(ACTIONS[1:])
    place = saves.folder / workshop.id
    for _ in cuts(place / "journal.jsonl"):
        assert whole_after(place) == (ACTIONS, fold(ACTIONS))


def test_a_truncated_journal_never_loses_what_the_snapshot_or_a_whole_line_holds(place: Path) -> None:
    path = place / "journal.jsonl"
    ends = list(itertools.accumulate(len(line) for line in path.read_bytes().splitlines(keepends=True)))
    for size in cuts(path):
        actions, _ = whole_after(place)
        lines = sum(end - 1 <= size for end in ends)
        assert actions == ACTIONS[: max(3, lines)]


@pytest.mark.parametrize("name", ["workshop.json", "workshop.json.bak", "journal.jsonl"])
@pytest.mark.parametrize("how", ["missing", "empty", "zeros", "tail zeros", "brace", "null", "list"])
def test_whatever_happens_to_one_file_opening_mends_it_and_says_so(place: Path, name: str, how: str) -> None:
    path = place / name
    whole = path.read_bytes()
    spoilt = {
        "empty": b"", "zeros": bytes(len(whole)), "tail zeros": whole + bytes(512), "brace": whole + b"}",
        "null": b"null", "list": b"[]",
    }  # fmt: skip
    path.unlink() if how == "missing" else path.write_bytes(spoilt[how])
    with Saves(place.parent, TOY).open(place.name) as workshop:
        # Without its journal a killed workshop falls back to the snapshot after the third action.
        kept = 3 if name == "journal.jsonl" and how not in ("tail zeros", "brace") else 5
        assert workshop.actions == tuple(ACTIONS[:kept])
        if name != "workshop.json.bak":
            assert workshop.notices
        for notice in workshop.notices:
            assert notice.in_("ru")
        workshop.do(Put(key="after", value=1))
    if how not in ("missing", "empty") and name != "workshop.json.bak":
        copies = [path.read_bytes() for path in place.glob("*.damaged-*")]
        assert spoilt[how] in copies
    with Saves(place.parent, TOY).open(place.name) as again:
        assert again.notices == ()
        assert again.actions == workshop.actions


def test_a_sample_of_flips_is_mended_for_good(place: Path, tmp_path: Path) -> None:
    draw = random.Random(4)
    for turn in range(120):
        copy = Path(shutil.copytree(place, tmp_path / "saves" / f"copy {turn}"))
        path = copy / draw.choice(["workshop.json", "workshop.json.bak", "journal.jsonl"])
        data = bytearray(path.read_bytes())
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
        path.write_bytes(data)
        with Saves(copy.parent, TOY).open(copy.name) as workshop:
            assert workshop.actions in (tuple(ACTIONS), tuple(ALL_BUT_LAST))
            state = workshop.do(Put(key="after", value=1))
            damaged = bool(workshop.notices)
        if damaged:
            assert bytes(data) in [path.read_bytes() for path in copy.glob("*.damaged-*")]
        with Saves(copy.parent, TOY).open(copy.name) as again:
            assert again.notices == ()
            assert again.state == state


def test_a_hole_in_the_journal_keeps_the_good_lines_after_it(place: Path) -> None:
    for name in ("workshop.json", "workshop.json.bak"):
        (place / name).unlink()
    path = place / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], b"rubbish\n", lines[3], lines[4]]))
    reading = read(place, TOY)
    # Action 2 is gone, action 3 is told by line 4, and doubling what is not there no longer fits.
    assert [action.id for action in reading.actions] == ["b", "3", "4"]
    assert reading.state == fold(reading.actions)
    said = " ".join(map(str, reading.notices))
    assert "lost: 1." in said
    assert "left out: 1." in said
    before = path.read_bytes()
    with Saves(place.parent, TOY).open(place.name) as workshop:
        workshop.do(Put(id="5", key="z", value=1))
    assert before in [path.read_bytes() for path in place.glob("journal.damaged-*")]
    assert [action.id for action in read(place, TOY).actions] == ["b", "3", "4", "5"]
    assert read(place, TOY).notices == []


def test_a_journal_without_its_beginning_is_refused_unchanged(place: Path) -> None:
    for name in ("workshop.json", "workshop.json.bak"):
        (place / name).write_bytes(b"rubbish")
    path = place / "journal.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[2:]))
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    with pytest.raises(Damaged, match="unchanged"):
        Saves(place.parent, TOY).open(place.name)
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before


def test_a_lost_line_end_loses_nothing(place: Path) -> None:
    path = place / "journal.jsonl"
    path.write_bytes(path.read_bytes().replace(b"\n", b" ", 1).replace(b"\n", b"", 1))
    for name in ("workshop.json", "workshop.json.bak"):
        (place / name).unlink()
    assert whole_after(place)[0] == ACTIONS


def test_a_number_used_twice_keeps_the_first_action(place: Path) -> None:
    path = place / "journal.jsonl"
    path.write_bytes(path.read_bytes() + journal.encode(5, {"id": "9", "do": "take", "key": "a"}, None))
    assert whole_after(place)[0] == ACTIONS


def test_a_newer_line_or_snapshot_is_refused_untouched(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cinema_game.store import document

    path = place / "journal.jsonl"
    old = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(journal, "FORMAT", 2)
        path.write_bytes(old + journal.encode(6, {"id": "6"}, None))
    with pytest.raises(TooNew, match="format 2"):
        read(place, TOY)
    path.write_bytes(old)
    snapshot = document.decode((place / "workshop.json").read_bytes())
    with monkeypatch.context() as patch:
        patch.setattr(document, "FORMAT", 3)
        (place / "workshop.json").write_bytes(document.encode(snapshot))
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    with pytest.raises(TooNew, match="format 3") as caught:
        Saves(place.parent, TOY).open(place.name)
    assert caught.value.message.in_("ru")
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before
    card = next(card for card in Saves(place.parent, TOY).list() if card.id == place.name)
    assert not card.openable
    assert "newer" in str(card.problem)


def test_an_action_of_other_rules_is_refused_untouched(place: Path) -> None:
    path = place / "journal.jsonl"
    path.write_bytes(path.read_bytes() + journal.encode(6, {"id": "6", "do": "dance"}, None))
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    with pytest.raises(NotUnderstood, match="action 6"):
        Saves(place.parent, TOY).open(place.name)
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before


@pytest.mark.parametrize(
    "action",
    [
        '{"id":"6","do":"take","key":"never"}',
        '{"id":"6","do":"put","key":"a","value":1e999}',
        '{"id":"6","do":"double","key":"text"}',
        "[" * 50_000,
        '{"id":"6","value":' + "9" * 10_000 + "}",
    ],
    ids=["refused", "infinite", "apply fails", "deep", "huge"],
)
def test_a_crafted_journal_gets_a_sentence(place: Path, action: str) -> None:
    import zlib

    path = place / "journal.jsonl"
    text = Put(id="5b", key="text", value="x" * 100).model_dump()
    body = f'"format":1,"n":7,"action":{action},"before":null}}'.encode()
    crafted = b'{"crc":"%08x",' % zlib.crc32(body) + body + b"\n"
    path.write_bytes(path.read_bytes() + journal.encode(6, text, None) + crafted)
    outcome: object
    try:
        outcome = read(place, TOY)
    except StoreError as error:
        outcome = error
    match outcome:
        case Reading(state=state, actions=actions):
            assert state == fold(actions)
        case NotUnderstood() as refused:
            assert str(refused).endswith("unchanged.")
        case other:
            pytest.fail(f"{other!r}")


@pytest.mark.parametrize("fault", [KeyError("x"), TypeError("x"), ZeroDivisionError(), RecursionError()])
def test_rules_that_stumble_over_a_save_give_a_sentence(place: Path, fault: Exception) -> None:
    def apply(state: State | None, action: Action) -> State:
        if action.id == "4":
            raise fault
        return TOY.apply(state, action)

    with pytest.raises(NotUnderstood, match="action 5"):
        read(place, replace(TOY, apply=apply))


def test_a_state_of_other_rules_is_played_again_from_the_log(place: Path) -> None:
    from cinema_game.store import document

    snapshot = document.decode((place / "workshop.json").read_bytes())
    snapshot.tables["workshop"]["1"]["state"] = {"colour": "of an older version"}
    (place / "workshop.json").write_bytes(document.encode(snapshot))
    actions, state = whole_after(place)
    assert (actions, state) == (ACTIONS, fold(ACTIONS))
    assert "one before it" in str(read(place, TOY).notices[0])
    (place / "workshop.json.bak").unlink()
    assert whole_after(place) == (ACTIONS, fold(ACTIONS))
    assert "does not fit" in str(read(place, TOY).notices[0])


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"workshop": []},
        {"workshop": {"1": {"n": 0, "card": {}, "state": {}}}},
        {"workshop": {"1": {"n": 3, "card": {}, "state": {}}}, "log": {"x": {}}},
        {"workshop": {"1": {"n": 3, "card": {}, "state": {}}}, "log": {"1": 5}},
        {"workshop": {"1": {"n": 3, "card": {}, "state": {}}}, "log": 5},
    ],
)
def test_a_trusted_file_that_is_no_workshop_is_set_aside(
    place: Path, tables: dict[str, dict[str, object]]
) -> None:
    from cinema_game.store import document

    (place / "workshop.json").write_bytes(document.encode(document.Document(9, tables)))
    with Saves(place.parent, TOY).open(place.name) as workshop:
        assert workshop.actions == tuple(ACTIONS)
        assert workshop.notices
    assert read(place, TOY).notices == []


def test_a_file_edited_by_hand_is_kept_and_the_game_goes_on(place: Path) -> None:
    path = place / "workshop.json"
    edited = path.read_bytes().replace('"Ёж"'.encode(), '"Уж"'.encode())
    path.write_bytes(edited)
    with Saves(place.parent, TOY).open(place.name) as workshop:
        assert workshop.state.team == "Ёж"
        assert workshop.notices
    assert (place / "workshop.damaged-1.json").read_bytes() == edited


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=400), st.binary(max_size=400), st.booleans())
def test_any_bytes_in_the_files_of_a_save_give_a_sentence(snapshot: bytes, lines: bytes, lucky: bool) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "workshop.json").write_bytes(snapshot)
        first = journal.encode(1, ACTIONS[0].model_dump(mode="json"), None) if lucky else b""
        (place / "journal.jsonl").write_bytes(first + lines)
        if lucky:
            assert read(place, TOY).actions == ACTIONS[:1]
        else:
            with pytest.raises(StoreError):
                read(place, TOY)
