"""`cinema-game findings`: table, JSON and Markdown, in both languages, and exit codes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cinema_game.cli.app import run as command
from cinema_game.language import Language
from cx.findings import FINDINGS, Estimate, Verdict
from cx.findings.running import verdict

DOCS = Path(__file__).resolve().parents[3] / "docs"


def measured(wrong: str = "") -> tuple[Verdict, ...]:
    """Verdicts without a simulation: every part in the middle of its band, or far outside it."""
    made = []
    for finding in FINDINGS:
        values = []
        for part in finding.parts:
            low, high = max(part.band.low, -50), min(part.band.high, 100)
            values.append(-99.0 if finding.id == wrong else (low + high) / 2)
        made.append(verdict(finding, tuple(Estimate(value, value - 0.01, value + 0.01) for value in values)))
    return tuple(made)


def without_simulation(monkeypatch: pytest.MonkeyPatch, wrong: str = "") -> list[Any]:
    asked: list[Any] = []

    def run(*arguments: Any, **more: Any) -> tuple[Verdict, ...]:
        asked.append((arguments, more))
        return measured(wrong)

    monkeypatch.setattr("cx.findings.running.run", run)
    return asked


def test_table_tells_source_value_band_verdict_and_origin(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without_simulation(monkeypatch)
    assert command(["findings"]) == 0
    told = capsys.readouterr().out
    for finding in FINDINGS:
        assert f"{finding.number:>2} {finding.id}: " in told
        assert finding.citation.en[:40] in told
    assert "0.487 … 0.661" in told
    assert "emergent" in told
    assert "imposed" in told
    assert f"{len(FINDINGS)} findings hold." in told
    assert max(map(len, told.splitlines())) <= 120


def test_one_that_falls_is_named_and_exits_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without_simulation(monkeypatch, "waits")
    assert command(["findings", "--format", "json"]) == 1
    value = json.loads(capsys.readouterr().out)
    assert not value["holds"]
    assert [one["id"] for one in value["findings"] if not one["holds"]] == ["waits"]
    assert command(["findings"]) == 1
    assert "Do not hold: waits." in capsys.readouterr().out


def test_json_has_everything(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked = without_simulation(monkeypatch)
    assert command(["findings", "5", "waits", "--seed", "7", "--workers", "2", "--format", "json"]) == 0
    ((arguments, more),) = asked
    assert arguments == (7, ("5", "waits"))
    assert more["workers"] == 2
    value = json.loads(capsys.readouterr().out)
    assert set(value) == {"seed", "holds", "findings"}
    assert value["seed"] == 7
    words = {"title", "what_is_run", "why", "citation"}
    for one in value["findings"]:
        assert set(one) == {"id", "number", "status", "origin", "holds", "parts"} | words
        assert one["status"] in ("confirmed", "recalled")
        assert one["origin"] in ("emergent", "imposed")
        assert all(set(one[name]) == {"en", "ru"} and all(one[name].values()) for name in words)
        for part in one["parts"]:
            assert set(part) == {"id", "name", "origin", "measured", "interval", "band", "holds", "surely"}
            low, high = part["interval"]
            assert low <= part["measured"] <= high
            assert len(part["band"]) == 2
    open_ends = [part["band"] for one in value["findings"] for part in one["parts"] if None in part["band"]]
    assert [None, -0.25] in open_ends


def test_what_is_no_number_becomes_null(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = measured()[0]
    nothing = replace(first.results[0], estimate=Estimate(float("nan"), float("nan"), float("nan")))
    monkeypatch.setattr("cx.findings.running.run", lambda *_, **__: (replace(first, results=(nothing,)),))
    assert command(["findings", "--format", "json"]) == 1
    part = json.loads(capsys.readouterr().out)["findings"][0]["parts"][0]
    assert part["measured"] is None
    assert part["interval"] == [None, None]
    assert command(["findings"]) == 1
    assert "—" in capsys.readouterr().out


def test_russian(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    without_simulation(monkeypatch)
    for format_ in ("table", "markdown"):
        assert command(["findings", "--lang", "ru", "--format", format_]) == 0
        told = capsys.readouterr().out
        assert "0,487 … 0,661" in told
        assert "держится" in told
        assert "Держится 21 факт." in told
        for english in ("holds", "emergent", "imposed", "measured", "recalled", "Source"):
            assert english not in told


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_a_narrow_terminal_wraps_words(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    without_simulation(monkeypatch)
    assert command(["findings"]) == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line[:4].strip().isdigit()]
    assert all(len(line) <= int(columns) for line in heads)


def test_an_unknown_finding_is_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["findings", "peak"]) == 2
    told = capsys.readouterr()
    assert "There is no finding “peak”" in told.err
    assert "peak-end" in told.err
    assert not told.out


@pytest.mark.parametrize(("page", "language"), [("findings.md", "en"), ("findings.ru.md", "ru")])
def test_the_page_of_the_docs_has_every_finding_as_it_is(page: str, language: Language) -> None:
    told = (DOCS / page).read_text("utf-8")
    for finding in FINDINGS:
        for words in (finding.title, finding.what_is_run, finding.why, finding.citation):
            assert words.in_(language).removesuffix(".") in told, (
                f"{finding.id}: make the page again, as its first line says"
            )


def test_a_real_run_by_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["findings", "price-elasticity", "--seed", "4", "--format", "json"]) == 0
    first = capsys.readouterr().out
    assert command(["findings", "16", "--seed", "4", "--format", "json"]) == 0
    assert capsys.readouterr().out == first
