"""Every notice is true: after a kill at any moment, a power cut, and damage of every kind."""

from __future__ import annotations

import itertools
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from claims import false_claims
from crash_model import crashes
from test_damage import ACTIONS, cuts, flips, place
from test_power_cut import ACTIONS as PLAYED
from test_power_cut import recorded
from toy_rules import TOY, Put

from cinema_game.store.errors import Damaged
from cinema_game.store.reading import read
from cinema_game.store.saves import Saves

__all__ = ["place"]

DAMAGES = 300


def test_after_every_power_cut_the_notices_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = recorded(tmp_path / "disk", monkeypatch)
    wrong: list[str] = []
    for crash in crashes(recording):
        if not crash.confirmed:
            continue
        crash.onto(tmp_path / "after")
        (folder,) = (tmp_path / "after" / "saves").iterdir()
        reading = read(folder, TOY)
        wrong += false_claims(reading, PLAYED, folder)
        # Nothing was damaged: only an action that was just being written may have to be told.
        torn = not (folder / "journal.jsonl").read_bytes().endswith(b"\n")
        of_journal = [str(notice) for notice in reading.notices if "newest snapshot" not in str(notice)]
        wrong += [notice for notice in of_journal if not torn or "end of the journal" not in notice]
        shutil.rmtree(tmp_path / "after")
    assert wrong == []


def test_a_kill_between_two_renames_is_no_damage(place: Path) -> None:
    saves = Saves(place.parent, TOY)
    with saves.open(place.name) as workshop:
        for number in range(2):
            workshop.do(Put(key="more", value=number))
            workshop.snapshot()
        files = {path.name: path.read_bytes() for path in place.iterdir()}
    killed = place.with_name("killed between")
    killed.mkdir()
    for name, there in (("workshop.json", "workshop.json.tmp"), ("workshop.json.bak", "workshop.json.bak")):
        (killed / there).write_bytes(files[name])
    (killed / "journal.jsonl").write_bytes(files["journal.jsonl"])
    assert next(card for card in saves.list() if card.id == killed.name).card is not None
    assert read(killed, TOY).notices == []
    with saves.open(killed.name) as again:
        assert again.notices == ()
        assert again.state == workshop.state
    assert (killed / "workshop.json").read_bytes() == files["workshop.json"]


@pytest.mark.parametrize("alone", [False, True], ids=["with a snapshot", "the journal alone"])
def test_after_every_flipped_bit_and_every_cut_the_notices_are_true(place: Path, alone: bool) -> None:
    if alone:
        for name in ("workshop.json", "workshop.json.bak"):
            (place / name).unlink()
    journal = place / "journal.jsonl"
    # Every flip is read elsewhere; of these each place and each bit comes sooner or later.
    for _ in itertools.islice(flips(journal), 0, None, 13):
        assert false_claims(read(place, TOY), ACTIONS, place) == []
    first = len(journal.read_bytes().partition(b"\n")[0])
    for size in itertools.islice(cuts(journal), 0, None, 2):
        if size >= first or not alone:
            assert false_claims(read(place, TOY), ACTIONS, place) == []


Damage = Callable[[random.Random, list[bytes]], list[bytes]]


def without_a_line(draw: random.Random, lines: list[bytes]) -> list[bytes]:
    at = draw.randrange(len(lines))
    return [*lines[:at], *lines[at + 1 :]]


def with_rubbish(draw: random.Random, lines: list[bytes]) -> list[bytes]:
    at = draw.randrange(len(lines) + 1)
    return [*lines[:at], draw.randbytes(draw.randrange(1, 60)) + draw.choice([b"", b"\n"]), *lines[at:]]


def spoilt(draw: random.Random, lines: list[bytes]) -> list[bytes]:
    at = draw.randrange(len(lines))
    line = bytearray(lines[at])
    line[draw.randrange(len(line))] ^= 1 << draw.randrange(8)
    return [*lines[:at], bytes(line), *lines[at + 1 :]]


def doubled(draw: random.Random, lines: list[bytes]) -> list[bytes]:
    at = draw.randrange(len(lines))
    return [*lines[: at + 1], *lines[at:]]


def torn(draw: random.Random, lines: list[bytes]) -> list[bytes]:
    whole = b"".join(lines)
    return [whole[: draw.randrange(len(whole))]]


def zeroed(draw: random.Random, lines: list[bytes]) -> list[bytes]:
    whole = bytearray(b"".join(lines))
    start = draw.randrange(len(whole))
    size = draw.randrange(1, 80)
    whole[start : start + size] = bytes(len(whole[start : start + size]))
    return [bytes(whole)]


def of_windows(_: random.Random, lines: list[bytes]) -> list[bytes]:
    return [b"\xef\xbb\xbf" + b"".join(lines).replace(b"\n", b"\r\n")]


DAMAGE: list[Damage] = [without_a_line, with_rubbish, spoilt, doubled, torn, zeroed, of_windows]


def test_after_damage_of_every_kind_the_notices_are_true(place: Path, tmp_path: Path) -> None:
    draw = random.Random(9)
    lines = (place / "journal.jsonl").read_bytes().splitlines(keepends=True)
    opened = 0
    for turn in range(DAMAGES):
        copy = Path(shutil.copytree(place, tmp_path / "damaged" / str(turn)))
        damaged = lines
        for damage in draw.choices(DAMAGE, k=draw.randrange(1, 4)):
            damaged = [line for line in damage(draw, damaged) if line] or [b"?"]
        (copy / "journal.jsonl").write_bytes(b"".join(damaged))
        for name in draw.choice(([], ["workshop.json"], ["workshop.json", "workshop.json.bak"])):
            (copy / name).unlink() if draw.random() < 0.5 else (copy / name).write_bytes(b"x")
        try:
            reading = read(copy, TOY)
        except Damaged:
            continue
        opened += 1
        assert false_claims(reading, ACTIONS, copy) == [], (turn, damaged)
    assert opened > DAMAGES // 2


def test_line_ends_of_windows_and_its_mark_lose_nothing_and_are_no_damage(place: Path) -> None:
    for path in place.iterdir():
        if path.name != "lock":
            text = path.read_bytes().replace(b"\n", b"\r\n")
            path.write_bytes(b"\xef\xbb\xbf" + text.rstrip() + b"\r\n")
    assert Saves(place.parent, TOY).list()[0].card is not None
    with Saves(place.parent, TOY).open(place.name) as workshop:
        assert workshop.actions == tuple(ACTIONS)
        assert workshop.notices == ()
        workshop.do(Put(key="after", value=1))
    assert b"\r" not in (place / "journal.jsonl").read_bytes()
    assert len(read(place, TOY).actions) == len(ACTIONS) + 1
