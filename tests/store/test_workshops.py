"""The store with the real rules of play."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from cinema_game.store.errors import StoreError
from cinema_game.store.workshops import Cases, changed, workshops
from cinema_game.workshop.actions import AddPoint, Begin, Feel, Move
from cinema_game.workshop.refusal import RuleBroken
from cx.scenario.fingerprint import fingerprint
from cx.scenario.reader import load_scenario

CINEMA = load_scenario("cinema")


def begin(team: str = "Ёлки", scenario: str = "cinema", mark: str | None = None) -> Begin:
    return Begin(
        who="Anna", team=team, members=("Anna", "Борис"), scenario=scenario, seed=7, draw=8, language="ru",
        fingerprint=mark or fingerprint(CINEMA),
    )  # fmt: skip


def test_a_workshop_is_played_saved_and_gone_on_with(tmp_path: Path) -> None:
    saves = workshops(tmp_path)
    with saves.create(begin()) as workshop:
        own = AddPoint(who="Борис", stage=CINEMA.stages[0].id, name="[red]Вход[/] 👍")
        workshop.do(Move(who="Anna", phase="map"))
        workshop.do(own)
        expected = workshop.do(Feel(who="Anna", point=own.id, value=-1))
        with pytest.raises(RuleBroken):
            workshop.do(Feel(who="Anna", point="nowhere", value=1))
    (card,) = saves.list()
    assert card.card is not None
    assert (card.card.scenario, card.card.team, card.card.phase) == ("cinema", "Ёлки", "map")
    with saves.open(card.id) as again:
        assert again.state == expected
        assert again.actions == workshop.actions
        assert changed(again, CINEMA) is None


def test_a_killed_workshop_is_played_again_from_its_journal(tmp_path: Path) -> None:
    saves = workshops(tmp_path)
    workshop = saves.create(begin())
    expected = workshop.do(Move(who="Anna", phase="map"))
    assert saves.read(workshop.id).state == expected
    workshop.close()


def test_a_workshop_begins_with_its_team(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken):
        workshops(tmp_path).create(Move(who="Anna", phase="map"))


def test_a_scenario_that_has_gone_is_named_and_the_save_stays(tmp_path: Path) -> None:
    cases = Cases()
    cases.add(CINEMA.model_copy(update={"id": "our-cinema"}))
    with workshops(tmp_path, cases).create(begin(scenario="our-cinema")) as workshop:
        workshop.do(Move(who="Anna", phase="map"))
    place = tmp_path / workshop.id
    files = [path for path in place.iterdir() if path.name != "lock"]
    (place / "workshop.json.bak").unlink()
    (place / "workshop.json").unlink()
    before = {path: path.read_bytes() for path in files if path.exists()}
    with pytest.raises(StoreError, match="our-cinema"):
        workshops(tmp_path).open(workshop.id)
    assert {path: path.read_bytes() for path in before} == before


def test_a_changed_scenario_is_told(tmp_path: Path) -> None:
    with workshops(tmp_path).create(begin(mark="of another day")) as workshop:
        assert changed(workshop, CINEMA) is not None


def test_what_the_snapshot_shows_is_plain_json(tmp_path: Path) -> None:
    with workshops(tmp_path).create(begin(team="=1+1")) as workshop:
        pass
    text = (tmp_path / workshop.id / "workshop.json").read_text(encoding="utf-8")
    assert TypeAdapter(dict[str, object]).validate_json(text)
