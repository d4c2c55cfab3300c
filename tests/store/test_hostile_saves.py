"""One save of a stranger never stops a class: it is judged or left out with a sentence."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from class_of_two import RUBRIC, log
from hostile import hostile, line
from tiny import TINY

from cinema_game.facilitation.assessment import Assessment
from cinema_game.results.assessor import Assessor
from cinema_game.store import document, journal
from cinema_game.store.class_folder import read_class
from cinema_game.store.errors import StoreError
from cinema_game.store.reading import JOURNAL
from cinema_game.store.saves import Saves
from cinema_game.store.snapshot import NAME
from cinema_game.store.workshops import Cases, workshops
from cinema_game.workshop.actions import Action
from cinema_game.workshop.state import Workshop

SEEDS, STEP = 60, 20
CASES = Cases()
CASES.add(TINY)


@pytest.fixture(scope="module")
def good() -> Iterator[Path]:
    """A save of a whole game, killed after it: its journal goes further than its snapshot."""
    with tempfile.TemporaryDirectory() as folder:
        actions = log()
        workshop = workshops(Path(folder), CASES).create(actions[0], "good")
        workshop.do_all(actions[1:-2])
        workshop.snapshot()
        workshop.do_all(actions[-2:])
        yield Path(folder) / "good"
        workshop.close()


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    return Assessor(RUBRIC, seeds=1)


def judge(good: Path, assessor: Assessor, seed: int) -> None:
    """List, open, read and score a class of a good save and a hostile one."""
    with tempfile.TemporaryDirectory() as folder:
        hostile(good, Path(folder) / "0-hostile", seed)
        shutil.copytree(good, Path(folder) / "1-good")
        saves = workshops(Path(folder), CASES)
        for card in saves.list():
            assert card.problem is None or printable(str(card.problem))
        found = read_class(Path(folder), CASES, changed=True)
        assert "1-good" in [team.id for team in found.teams]
        good_state = next(team.state for team in found.teams if team.id == "1-good")
        others = [team for team in found.teams if team.state != good_state]
        results = assessor.assess_class([(team.id, team.state, team.scenario) for team in others], [])
        left_out = (*found.left_out, *results.left_out)
        for one in left_out:
            assert printable(str(one.why))
            assert printable(one.why.in_("ru"))
            assert not one.details, one.details
        for team in found.teams:
            assert all(printable(str(notice)) for notice in team.notices)
        if (opened := opens(saves)) is not None:
            with saves.open("0-hostile") as again:
                assert again.state == opened
                assert again.notices == ()


def opens(saves: Saves[Action, Workshop]) -> Workshop | None:
    sentence = "opened"
    state = None
    try:
        with saves.open("0-hostile") as workshop:
            state = workshop.state
    except StoreError as error:
        sentence = error.message.in_("ru")
    assert printable(sentence)
    return state


def printable(text: str) -> bool:
    return text.isprintable() and len(text) < 1_000


@pytest.mark.parametrize("seed", range(0, SEEDS, STEP))
def test_hostile_saves_are_judged_or_left_out_with_a_sentence(
    good: Path, assessor: Assessor, seed: int
) -> None:
    for number in range(seed, seed + STEP):
        judge(good, assessor, number)


def changed_state(good: Path, to: Path, **changes: object) -> None:
    """A save without a journal whose snapshot vouches for another state."""
    shutil.copytree(good, to)
    whole = document.decode((to / NAME).read_bytes())
    tables = json.loads(json.dumps(whole.tables))
    state = tables["workshop"]["1"]["state"]
    for key, value in changes.items():
        state[key] = value
    (to / NAME).write_bytes(document.encode(document.Document(whole.generation, tables)))
    (to / (NAME + ".bak")).unlink()


CHOICE = {"intervention": "smile", "round": 1, "touchpoint": None, "late": 0.0}
POINT = {"id": "p", "stage": "before", "name": "ours"}
UNSOUND: dict[str, tuple[dict[str, object], str]] = {
    "a measure twice": ({"plan": {"choices": [CHOICE, CHOICE]}}, "twice"),
    "no customers": ({"customers": 0}, "customers"),
    "far too many customers": ({"customers": 10**9}, "customers"),
    "too many customers": ({"customers": 1_000_000}, "Customers"),
    "round 99": ({"round": 99, "revealed": 98}, "round 99"),
    "a measure of nobody": (
        {"plan": {"choices": [CHOICE | {"intervention": "\x1b[2J"}]}},
        "not in the scenario",
    ),
    "a map of thousands": ({"map": {"points": [POINT | {"id": f"p{n}"} for n in range(10_000)]}}, "at most"),
    "a point twice": ({"map": {"points": [POINT, POINT]}}, "twice"),
    "an escape in a point": (
        {"map": {"points": [POINT | {"name": "\x1b]52;c;YWJj\x07"}]}},
        "Texts on the map",
    ),
    "an unknown stage": ({"map": {"points": [POINT | {"stage": "ghost"}]}}, "not in the scenario"),
    "all the money": ({"plan": {"choices": [CHOICE | {"intervention": "palace"}]}}, "Money"),
    "members alike": ({"members": ["Anna", "Аnna"]}, "Members"),
    "the trainer plays": ({"members": ["@trainer"]}, "Members"),
    "a forecast of nobody": ({"predictions": [], "locks": ["plan", "plan"]}, "Locks"),
    "money from events": ({"injected": [{"event": "storm", "round": 1, "taken": -1e9}]}, "Events"),
}


@pytest.mark.parametrize("what", UNSOUND)
@pytest.mark.parametrize("replayable", [False, True])
def test_a_state_that_play_cannot_lead_to_is_left_out_or_played_again(
    good: Path, tmp_path: Path, what: str, replayable: bool
) -> None:
    changes, words = UNSOUND[what]
    changed_state(good, tmp_path / "odd", **changes)
    shutil.copytree(good, tmp_path / "whole")
    if not replayable:
        (tmp_path / "odd" / JOURNAL).unlink()
        tables = document.decode((tmp_path / "odd" / NAME).read_bytes()).tables
        del tables["log"]
        (tmp_path / "odd" / NAME).write_bytes(document.encode(document.Document(9, tables)))
    found = read_class(tmp_path, CASES)
    ids = [team.id for team in found.teams]
    if replayable:
        assert ids == ["odd", "whole"]
        assert found.teams[0].state == found.teams[1].state
        assert "does not fit" in str(found.teams[0].notices[0])
    else:
        assert ids == ["whole"]
        (one,) = found.left_out
        assert words in str(one.why)
        assert printable(str(one.why))


def test_a_fault_of_the_program_leaves_one_save_out_and_keeps_the_details(
    good: Path, assessor: Assessor, monkeypatch: pytest.MonkeyPatch
) -> None:
    (team,) = read_class(good.parent, CASES).teams
    teams = [(id_, team.state, team.scenario) for id_ in ("first", "second")]
    real = Assessor.assess
    faults = iter([ZeroDivisionError("\x1b[2J")])

    def assess(*arguments: Any) -> Assessment:
        for fault in faults:
            raise fault
        return real(*arguments)

    monkeypatch.setattr(Assessor, "assess", assess)
    results = assessor.assess_class(teams, [])
    assert [team.id for team in results.teams] == ["second"]
    (one,) = results.left_out
    assert "ZeroDivisionError" in str(one.why)
    assert one.why.in_("ru") != str(one.why)
    assert "assess" in one.details
    assert "\x1b" not in one.details


def test_a_number_far_away_is_no_gap_to_walk_through(good: Path, tmp_path: Path) -> None:
    rows = list(journal.read((good / JOURNAL).read_bytes()).actions.items())
    for number in (10**10, 999_999):
        place = Path(shutil.copytree(good, tmp_path / str(number)))
        (place / JOURNAL).write_bytes(
            b"".join(line(number if n == 5 else n, row, rows[n - 2][1] if n > 1 else None) for n, row in rows)
        )
        for name in (NAME, NAME + ".bak"):
            (place / name).unlink()
        reading = workshops(tmp_path, CASES).read(place.name)
        assert len(reading.actions) == len(rows)
        assert reading.n == len(rows)
        assert any("nothing is lost" in str(notice) for notice in reading.notices)


@pytest.mark.parametrize(
    "filling",
    [b"\n", b"x\n", b'{"crc":"00000000","format":1', b'{"crc":"00000000","format":1\n', b'{"crc":"'],
)
def test_a_journal_filled_up_is_read_in_one_go(good: Path, tmp_path: Path, filling: bytes) -> None:
    """Ten times the bytes take some ten times as long; a quadratic reader would be here for an hour."""
    place = Path(shutil.copytree(good, tmp_path / "full"))
    whole = (place / JOURNAL).read_bytes()
    (place / JOURNAL).write_bytes(whole + filling * ((4 << 20) // len(filling)))
    reading = workshops(tmp_path, CASES).read("full")
    assert len(reading.actions) == whole.count(b"\n")
    assert bool(reading.notices) == (filling != b"\n")


def test_more_values_than_memory_should_hold_are_refused(good: Path, tmp_path: Path) -> None:
    place = Path(shutil.copytree(good, tmp_path / "0-many"))
    shutil.copytree(good, tmp_path / "1-good")
    (place / JOURNAL).write_bytes(b"{}," * 6_000_000)
    found = read_class(tmp_path, CASES)
    assert [team.id for team in found.teams] == ["1-good"]
    assert "than the game takes" in str(found.left_out[0].why)
