"""What contradicts itself: wrong ids everywhere, sums, lengths, rounds — in files and in Python."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

import cx
from cx.scenario.diagnostics import Diagnostic

Told = Callable[[str], list[Diagnostic]]
DATA = Path(__file__).parents[2] / "data" / "scenarios"

WRONG_IDS = [
    # a line of the file, what is wrong in it, what was meant
    ("screens: [street, table]", "[street, tabel]", "tabel", "table"),
    ("teams: [family]", "[famly]", "famly", "family"),
    ("owner: us", "uss", "uss", "us"),
    ("meeting_by: {runner: 0.9}", "{runer: 0.9}", "runer", "runner"),
    ("importance_by: {child: 1.5}", "{chidl: 1.5}", "chidl", "child"),
    ("quality: {value: 0.5, range: [0.4, 0.6]}", "0.5\n        quality_by: {rnner: 0.4}", "rnner", "runner"),
    ("- {touchpoint: queue, quality: 0.1}", "{touchpoint: qeue, quality: 0.1}", "qeue", "queue"),
    ("- {touchpoint: queue, quality: -0.1}", "{touchpoint: queu, quality: -0.1}", "queu,", "queue"),
    ("- {intervention: ice, factor: 0.5}", "{intervention: icy, factor: 0.5}", "icy", "ice"),
    ("- {intervention: ice, factor: 1.2}", "{intervention: icee, factor: 1.2}", "icee", "ice"),
    ("- {intervention: helper, factor: 0.5}", "{intervention: helpr, factor: 0.5}", "helpr", "helper"),
    ("blocks: []", "[icce]", "icce", "ice"),
    ("touchpoints: [queue, talk]", "[quue, talk]", "quue", "queue"),
    ("decisive_for: [child]", "[childd]", "childd", "child"),
    ("  queue:\n    good:", "  queuee:\n    good:", "queuee", "queue"),
    ("      child:\n", "      chld:\n", "chld", "child"),
]


def place(text: str, needle: str) -> tuple[int, int]:
    before = text[: text.index(needle)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


@pytest.mark.parametrize(("old", "new", "wrong", "meant"), WRONG_IDS, ids=lambda value: value[:20])
def test_a_wrong_id_is_told_wherever_it_stands(
    lemonade: str, told: Told, old: str, new: str, wrong: str, meant: str
) -> None:
    assert lemonade.count(old) == 1
    if old.startswith("- "):
        new = "- " + new
    elif not old.startswith("  "):
        new = old.split(":")[0] + ": " + new
    text = lemonade.replace(old, new)
    faults = [fault for fault in told(text) if fault.code == "CG201"]
    assert [(fault.line, fault.column) for fault in faults] == [place(text, wrong)]
    assert f"did you mean “{meant}”?" in str(faults[0].hint)


def test_all_wrong_ids_of_a_file_are_told_in_one_run(lemonade: str, told: Told) -> None:
    text = lemonade
    for old, new, _, _ in WRONG_IDS:
        prefix = "- " if old.startswith("- ") else "" if old.startswith("  ") else old.split(":")[0] + ": "
        text = text.replace(old, prefix + new)
    assert len([fault for fault in told(text) if fault.code == "CG201"]) == len(WRONG_IDS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- {id: table,", "- {id: street,"),
        ("- id: runner\n", "- id: child\n"),
        ("  - id: drink\n", "  - id: come\n"),
        ("      - id: queue\n", "      - id: talk\n"),
        ("- {id: lemons,", "- {id: queue,"),
        ("- id: helper\n", "- id: ice\n"),
    ],
)
def test_an_id_used_twice_points_at_the_second_and_names_the_line_of_the_first(
    lemonade: str, told: Told, old: str, new: str
) -> None:
    text = lemonade.replace(old, new)
    id_ = new.split("id: ")[1].strip(",\n")
    (fault,) = [fault for fault in told(text) if fault.code == "CG202"]
    lines = [
        number for number, line in enumerate(text.split("\n"), 1) if f"id: {id_}" in line.replace(",", "\n")
    ]
    assert fault.line == max(number for number in lines if number <= fault.line)
    assert f"on line {lines[0]}" in str(fault.message)


@pytest.mark.parametrize(
    ("old", "new", "at", "code", "sentence"),
    [
        ("share: 0.6", "share: 0.5", "segments:", "CG203", "add up to 0.9, not to 1 (0.1 is missing)"),
        ("share: 0.6", "share: 0.7", "segments:", "CG203", "add up to 1.1, not to 1 (0.1 is too much)"),
        ("minutes: 15", "minutes: 33", "33", "CG204", "take 15 minutes together, not 33 (write 15 here"),
        ("values: [40, 31]", "values: [40, 31, 5]", "values:", "CG206", "3 values for 2 labels"),
        ("round: 2", "round: 3", "3\n    effects", "CG207", "round 3 never comes: the game has 2"),
        ("phase: result, round: 1", "phase: result, round: 9", "9}\ncards", "CG207", "round 9 never comes"),
        ("budget: [300, 200]", "budget: [3, 2, 1]", "[3,", "CG207", "the budget names 3 rounds"),
        ("minutes: [5, 10]", "minutes: [10, 5]", "[10, 5]", "CG208", "(write [5, 10])"),
        ("once: 50", "once: 501", "501", "CG209", "501 of 500 in the whole game"),
        ("kind: indirect\n", "kind: direct\n", "close", "CG210", "only indirect touchpoints are fed by talk"),
        ("screens: [street]", "screens: []", "screens: []", "CG210", "needs a screen"),
        ("blocks: []", "blocks: [helper]", "helper]", "CG210", "“helper” refers to itself"),
        ("lead: 1\n", "lead: 3\n    full: 2\n", "2\n    effects", "CG210", "in full after 2 months"),
        (
            "choose_segments: 1",
            "choose_segments: 3",
            "3\nevents",
            "CG210",
            "3 segments are to be chosen and there",
        ),
        (
            "id: lemonade",
            "format: 2\nid: lemonade",
            "2\nid",
            "CG211",
            "written in format 2; this program knows",
        ),
        (
            "touchpoints: [queue, talk]",
            "touchpoints: [queue, queue]",
            "queue]\nresearch",
            "CG202",
            "named twice",
        ),
    ],
    ids=lambda value: value[:22],
)
def test_contradiction(
    lemonade: str, told: Told, old: str, new: str, at: str, code: str, sentence: str
) -> None:
    assert lemonade.count(old) == 1
    text = lemonade.replace(old, new)
    (fault,) = [fault for fault in told(text) if fault.code == code]
    assert (fault.line, fault.column) == place(text, at)
    assert sentence in str(fault)


def test_a_fault_of_shape_hides_no_wrong_id_and_makes_none_up(lemonade: str, told: Told) -> None:
    text = lemonade.replace("share: 0.6", "share: many").replace("[street, table]", "[street, tabel]")
    assert [fault.code for fault in told(text) if fault.severity == "error"] == ["CG104", "CG201"]
    lost = lemonade.replace(
        '- {id: street, name: {en: "street", ru: "улица"}}', "- {id: street, name: {en: a: b}}"
    )
    assert [fault.code for fault in told(lost) if fault.severity == "error"] == ["CG009"]
    none = lemonade.replace("screens:\n  - {id", "screans:\n  - {id")
    assert [fault.code for fault in told(none) if fault.severity == "error"] == ["CG102", "CG101"]


def test_a_scenario_built_in_python_passes_the_same_checks() -> None:
    scenario = cx.load_scenario(DATA / "lemonade.yaml")
    data = scenario.model_dump()
    assert cx.Scenario.model_validate(data) == scenario
    data["stages"][0]["touchpoints"][0]["screens"] = ("nowhere",)
    data["segments"][0]["share"]["value"] = 0.1
    with pytest.raises(
        ValidationError, match=r"there is no screen “nowhere”.*add up to 0.5, not to 1"
    ) as raised:
        cx.Scenario.model_validate(data)
    assert raised.value.error_count() == 1
