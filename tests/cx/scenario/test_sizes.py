"""How much a scenario may be: every count is refused with its number, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from cx.message import Message
from cx.scenario import compose, limits
from cx.scenario.diagnostics import Collected, Diagnostic
from cx.scenario.form import FieldForm, ListForm, MapForm, model_form
from cx.scenario.reader import check_scenario
from cx.scenario.scenario import Scenario

Told = Callable[[str], list[Diagnostic]]


def test_five_thousand_rivals_are_too_many(lemonade: str, told: Told) -> None:
    rivals = "".join(
        f"    - {{id: r{n}, name: Rival number {n}, belief: 0.5, price: 1}}\n" for n in range(5_000)
    )
    (fault,) = (one for one in told(f"{lemonade}market:\n  rivals:\n{rivals}") if one.severity == "error")
    assert "there are 5,000 of these, and 20 are the most" in str(fault)
    assert "5\u202f000" in fault.said("ru")


@pytest.mark.parametrize("stages", [1, 30])
def test_three_thousand_touchpoints_are_too_many(stages: int, lemonade: str, told: Told) -> None:
    more = ""
    for stage in range(stages):
        more += f"  - id: s{stage}\n    name: Stage {stage} x\n    need: all\n    touchpoints:\n"
        more += "".join(
            f"      - {{id: p{stage}x{n}, name: P {stage} {n} x, need: all, screens: [street], quality: 1}}\n"
            for n in range(3_000 // stages)
        )
    faults = [one for one in told(lemonade.replace("decoys:", f"{more}decoys:")) if one.severity == "error"]
    assert any("have 3,002 touchpoints, and 200 are the most" in str(one) for one in faults)


def lists() -> dict[str, int]:
    return {
        name: field.form.most
        for name, field in model_form(Scenario).fields.items()
        if isinstance(field, FieldForm) and isinstance(field.form, ListForm | MapForm)
    }


@pytest.mark.parametrize("name", lists())
def test_one_more_than_may_be_is_refused(name: str, lemonade: str, tmp_path: Path) -> None:
    tree = yaml.safe_load(lemonade)
    most = lists()[name]
    tree[name] = {f"k{n}": 1 for n in range(most + 1)} if name == "voices" else [1] * (most + 1)
    path = tmp_path / "case.yaml"
    path.write_text(yaml.safe_dump(tree, allow_unicode=True), "utf-8")
    told = f"there are {most + 1:,} of these, and {most:,} are the most"
    assert any(told in str(one) for one in check_scenario(path).diagnostics)


def test_weeks_and_touchpoints_are_bounded_together(lemonade: str, told: Told) -> None:
    points = "".join(
        f"      - {{id: p{n}, name: Point {n} x, need: all, screens: [street], quality: 0.5}}\n"
        for n in range(60)
    )
    text = lemonade.replace("      - id: queue", f"{points}      - id: queue")
    assert not [one for one in told(text) if one.severity == "error"]
    text = text.replace("rounds: {count: 2, weeks: 4}", "rounds: {count: 40, weeks: 53}")
    (fault,) = (one for one in told(text) if one.severity == "error")
    assert f"together they may be {limits.CELLS:,}" in str(fault)
    assert text.split("\n")[fault.line - 1].startswith("rounds:")


ENDLESS = ["1e400", ".nan", ".inf", "1e13", "-1e13", "9" * 400, "0x10", "1e999999999"]
PLACES = ["ticket: 60", "once: 50", "cost: 5", "factor: 0.5", "count: 2", "sample: 10"]


@pytest.mark.parametrize("number", ENDLESS)
@pytest.mark.parametrize("place", PLACES)
def test_every_number_is_finite_and_bounded(number: str, place: str, lemonade: str, told: Told) -> None:
    key = place.split(":")[0]
    faults = told(lemonade.replace(place, f"{key}: {number}", 1))
    assert next(one.code for one in faults if one.severity == "error") in ("CG104", "CG105")


def test_a_fault_is_told_however_many_doubts_there_are() -> None:
    found = Collected()
    for line in range(limits.DIAGNOSTICS + 20):
        found.warn(("case.yaml", line + 1, 1), "CG110", Message("a doubt"))
    found.add(("case.yaml", 9_000, 1), "CG102", Message("a fault"))
    *told, last = found.sorted()
    assert [str(one.message) for one in told if one.severity == "error"] == ["a fault"]
    assert str(last.message) == "and 21 more; only the first 500 are told"
    assert found.any_error


def test_only_doubts_left_out_leave_a_case_playable(lemonade: str, tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text(lemonade, "utf-8")
    for number in range(limits.DIAGNOSTICS + 5):
        (tmp_path / f"stray{number}.yaml").touch()
    checked = check_scenario(tmp_path)
    assert checked.scenario is not None
    assert {one.severity for one in checked.diagnostics} == {"warning"}


def test_a_large_file_is_not_read_again_for_every_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def counted(text: str) -> Iterator[object]:
        read.append(len(text))
        return compose.events(text)

    monkeypatch.setattr("cx.scenario.syntax.events", counted)
    path = tmp_path / "case.yaml"
    path.write_text("a:\n" + "  - xxxxxxxx\n" * 20_000 + "b: c: d\n" * 25, "utf-8")
    monkeypatch.setattr(limits, "READ_AGAIN", 600_000)
    assert any(one.code == "CG003" for one in check_scenario(path).diagnostics)
    assert len(read) == 3
