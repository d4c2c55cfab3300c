"""A case opened by path is found again, and of two cases with one id the one that was played."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tiny import TINY

from cinema_game.settings import settings_folder
from cinema_game.store import own_cases
from cinema_game.store.class_folder import read_class
from cinema_game.store.workshops import Cases, ScenarioMissing, workshops
from cinema_game.ui.opening import begin, notices, read_case, resume
from cx.scenario.fingerprint import fingerprint
from cx.scenario.places import located
from cx.scenario.reader import load_scenario

TUTORIAL = located("tutorial")


def copy_of(folder: Path, *changes: tuple[str, str]) -> Path:
    """An own case: the tutorial in a folder, with other words."""
    place = Path(shutil.copytree(TUTORIAL, folder))
    main = place / "scenario.yaml"
    text = main.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    main.write_text(text, "utf-8")
    return place


def play(saves: Path, case: str | Path) -> str:
    session = begin(saves, read_case(str(case)), "play", "Owls", ("Anna",), 3)
    session.close()
    return session.kept.id


def test_an_own_case_is_found_again_without_being_named(tmp_path: Path) -> None:
    case = copy_of(tmp_path / "ours", ("id: tutorial", "id: ours"))
    id_ = play(tmp_path / "saves", case)
    session = resume(tmp_path / "saves", id_, None)
    assert session.scenario.id == "ours"
    assert notices(session) == ()
    session.close()
    (team,) = read_class(tmp_path / "saves").teams
    assert team.scenario.id == "ours"


def test_of_two_cases_with_one_id_the_one_that_was_played_is_found(tmp_path: Path) -> None:
    longer = [copy_of(tmp_path / f"{most}", ("[5, 10]", f"[5, {most}]")) for most in (11, 12)]
    places = ["tutorial", *map(str, longer)]
    played = {play(tmp_path / "saves", place): fingerprint(load_scenario(place)) for place in places}
    assert len(set(played.values())) == 3
    found = read_class(tmp_path / "saves")
    assert {team.id: fingerprint(team.scenario) for team in found.teams} == played


def test_a_case_that_cannot_be_found_is_asked_for_and_can_be_given(tmp_path: Path) -> None:
    case = copy_of(tmp_path / "ours", ("id: tutorial", "id: ours"))
    id_ = play(tmp_path / "saves", case)
    (settings_folder() / "cases.json").unlink()
    (one,) = read_class(tmp_path / "saves").left_out
    assert "--scenario PATH" in str(one.why)
    with pytest.raises(ScenarioMissing):
        workshops(tmp_path / "saves").read(id_)
    given = Cases()
    given.add(load_scenario(case))
    assert len(read_class(tmp_path / "saves", given).teams) == 1


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"cases": 5}', '{"cases": {"a": 5}}', "[" * 99_999])
def test_a_list_of_cases_that_is_none_is_an_empty_one(content: str) -> None:
    settings_folder().mkdir(parents=True)
    (settings_folder() / "cases.json").write_text(content)
    assert own_cases.place_of("a") is None
    own_cases.remember("./tiny", TINY)
    assert own_cases.place_of(fingerprint(TINY)) == Path.cwd() / "tiny"


def test_a_case_that_ships_is_not_noted() -> None:
    own_cases.remember("tutorial", load_scenario("tutorial"))
    assert not (settings_folder() / "cases.json").exists()


def test_the_oldest_case_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_cases, "MOST", 2)
    tales = [TINY.model_copy(update={"id": f"tiny{number}"}) for number in range(3)]
    for tale in tales:
        own_cases.remember(f"./{tale.id}", tale)
    known = [own_cases.place_of(fingerprint(tale)) is not None for tale in tales]
    assert known == [False, True, True]
