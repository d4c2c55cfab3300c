"""One run tells everything: a syntax fault hides no wrong id, a wrong id no missing translation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cx.scenario.diagnostics import Diagnostic, formatted
from cx.scenario.reader import check_scenario
from cx.scenario.text import Language

DATA = Path(__file__).parents[2] / "data" / "scenarios"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> tuple[Diagnostic, ...]:
    monkeypatch.chdir(DATA)
    checked = check_scenario("broken.yaml")
    assert checked.scenario is None
    return checked.diagnostics


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_fault_at_its_line_and_column_in_both_languages(
    broken: tuple[Diagnostic, ...], language: Language
) -> None:
    expected = (DATA / f"broken.{language}.txt").read_text(encoding="utf-8")
    assert formatted(broken, "text", language) + "\n" == expected


def test_as_json_and_as_annotations(broken: tuple[Diagnostic, ...]) -> None:
    rows = json.loads(formatted(broken, "json"))
    assert [(row["line"], row["column"], row["code"]) for row in rows] == [
        (found.line, found.column, found.code) for found in broken
    ]
    assert rows[0]["hint"] == "then put it in quotes: 'no'"
    annotations = formatted(broken, "github").splitlines()
    assert len(annotations) == len(broken)
    assert annotations[1].startswith("::error file=broken.yaml,line=4,col=1,title=CG205::the Russian text")


def test_annotations_keep_to_one_line_whatever_the_file_is_called() -> None:
    found = check_scenario("no/such:file,100%\n.yaml").diagnostics
    assert formatted(found, "github").startswith("::error file=no/such%3Afile%2C100%25%0A.yaml,line=1,col=1,")
