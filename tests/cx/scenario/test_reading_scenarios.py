"""A scenario is found by name or path, whole or in parts, and read as it was meant."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cx
from cx.scenario.places import shipped
from cx.scenario.reader import check_scenario, load_scenario

DATA = Path(__file__).parents[2] / "data" / "scenarios"


@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_scenario_that_ships_is_without_fault_and_doubt(name: str) -> None:
    checked = check_scenario(name)
    assert not checked.diagnostics, "\n".join(map(str, checked.diagnostics))
    assert checked.scenario is not None
    assert checked.scenario.id == name


def test_the_tutorial_teaches_every_phase_with_six_touchpoints() -> None:
    tutorial = cx.load_scenario("tutorial")
    assert tutorial.tutorial
    assert len(tutorial.touchpoints) == 6
    assert [card.phase for card in tutorial.cards] == [
        *("briefing", "research", "map", "plan"),
        *("forecast", "reveal", "result", "debrief"),
    ]
    assert sum(measure.trap is not None for measure in tutorial.interventions) == 1
    assert set(tutorial.voices) == {point.id for point in tutorial.touchpoints}
    for moods in tutorial.voices.values():
        assert set(moods) == {"bad", "even", "good"}


@pytest.fixture
def folder(tmp_path: Path, lemonade: str) -> Path:
    """The same scenario in a folder of three files."""
    head, rest = lemonade.split("cards:\n")
    cards, rest = rest.split("voices:\n")
    voices, questions = rest.split("questions:\n")
    folder = tmp_path / "stand"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(head + "questions:\n" + questions, encoding="utf-8")
    (folder / "cards.yaml").write_text(cards, encoding="utf-8")
    (folder / "voices.yaml").write_text(voices, encoding="utf-8")
    return folder


def test_folder_main_file_part_and_single_file_give_the_same_scenario(folder: Path) -> None:
    whole = load_scenario(DATA / "lemonade.yaml")
    for path in (folder, folder / "scenario.yaml", folder / "voices.yaml", str(folder)):
        assert load_scenario(path) == whole


def test_a_part_may_repeat_its_key_on_top(folder: Path) -> None:
    voices = folder / "voices.yaml"
    voices.write_text("voices:\n" + voices.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_scenario(folder) == load_scenario(DATA / "lemonade.yaml")


def test_faults_of_a_part_are_told_in_the_part(folder: Path) -> None:
    voices = folder / "voices.yaml"
    voices.write_text(voices.read_text(encoding="utf-8").replace("  talk:", "  tolk:"), encoding="utf-8")
    fault = check_scenario(folder).diagnostics[0]
    assert (fault.file, fault.line, fault.column, fault.code) == (str(voices), 1, 3, "CG201")
    assert "“talk”" in str(fault.hint)


def test_a_key_in_the_main_file_and_in_a_part_is_told(folder: Path) -> None:
    main = folder / "scenario.yaml"
    main.write_text(main.read_text(encoding="utf-8") + "cards: []\n", encoding="utf-8")
    assert [fault.code for fault in check_scenario(folder).diagnostics] == ["CG011"]


def test_a_misspelt_part_is_noticed_and_an_empty_one_is_nothing(folder: Path) -> None:
    shutil.copy(folder / "voices.yaml", folder / "voice.yaml")
    (folder / "cards.yaml").write_text("# none yet\n", encoding="utf-8")
    checked = check_scenario(folder)
    assert checked.scenario is not None
    assert [(Path(doubt.file).name, doubt.code) for doubt in checked.diagnostics] == [("voice.yaml", "CG018")]
    assert "voices" in str(checked.diagnostics[0].hint)


def test_an_unknown_name_says_which_was_meant() -> None:
    with pytest.raises(cx.ScenarioError) as raised:
        load_scenario("tutorail")
    assert "tutorail:1:1: error CG001 there is no scenario “tutorail” (did you mean “tutorial”?)" in str(
        raised.value
    )
    assert "может быть, «tutorial»?" in raised.value.in_("ru")


def test_a_name_means_what_ships_and_a_path_what_lies_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tutorial").mkdir()
    shutil.copy(DATA / "lemonade.yaml", tmp_path / "tutorial" / "scenario.yaml")
    monkeypatch.chdir(tmp_path)
    assert load_scenario("tutorial").id == "tutorial"
    assert load_scenario("./tutorial").id == "lemonade"


def test_words_of_yaml_numbers_and_clocks_stay_text(lemonade: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    for written in ("'no'", "1984", "10:30", '"yes"', "0x1F", "2026-01-01", "1e3", "'~'"):
        path.write_text(
            lemonade.replace('{en: "Cold sells", ru: "Холод продаёт"}', written), encoding="utf-8"
        )
        checked = check_scenario(path)
        assert checked.scenario is not None
        assert checked.scenario.cards[0].title.en == written.strip("'\"")
        assert not checked.diagnostics


def test_what_is_left_out_in_words_is_left_out(lemonade: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    for written in ("", " ~", " null"):
        text = lemonade.replace("        owner: us\n", f"        owner:{written}\n        wait:{written}\n")
        path.write_text(
            text.replace('owners:\n  - {id: us, name: {en: "us", ru: "мы"}}\n', ""), encoding="utf-8"
        )
        checked = check_scenario(path)
        assert not checked.diagnostics
        assert checked.scenario is not None
        assert checked.scenario.touchpoint("queue").owner is None


def test_importing_the_science_loads_neither_screen_nor_arrays() -> None:
    probe = (
        "import sys, cx; heavy = {'textual', 'rich', 'tinydb', 'pydantic', 'numpy'};"
        "assert not (heavy | {'yaml'}) & set(sys.modules);"
        "assert cx.shelf(); assert not heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", probe], check=True, env={**os.environ, "PYTHONWARNINGS": "error"})
