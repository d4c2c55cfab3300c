"""The command line: data on stdout, words on stderr, exit codes that say what happened."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from cinema_game.cli.app import run
from cinema_game.report.sheets.csv_file import MARK

FEW = ("--customers", "600", "--seed", "7")
BROKEN = Path(__file__).parents[1] / "data" / "scenarios" / "broken.yaml"


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def simulated(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out, _ = told(capsys, "simulate", "cinema", *FEW, "--format", "json", *arguments)
    assert code == 0
    value: dict[str, Any] = json.loads(out)
    return value


def test_the_same_command_prints_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    once, again = (told(capsys, "simulate", "cinema", *FEW, "--format", "json") for _ in range(2))
    assert once == again


def test_a_run_tells_what_was_asked(capsys: pytest.CaptureFixture[str]) -> None:
    value = simulated(capsys)
    assert [row["round"] for row in value["rounds"]] == [1, 2, 3]
    for row in value["rounds"]:
        for measure in ("nps", "retention", "visits", "revenue"):
            low, high = row[measure]["interval"]
            assert low <= row[measure]["value"] <= high
    felt = {(row["touchpoint"], row["segment"]) for row in value["touchpoints"]}
    assert len(felt) == 33 * 4


def test_before_a_plan_acts_nothing_differs(capsys: pytest.CaptureFixture[str]) -> None:
    nothing = simulated(capsys)
    planned = simulated(capsys, "--plan", "honest_sound@3")
    assert planned["rounds"][:2] == [
        {**row, "margin": planned["rounds"][place]["margin"]}
        for place, row in enumerate(nothing["rounds"][:2])
    ]
    early = 2 * 33 * 4
    assert planned["touchpoints"][:early] == nothing["touchpoints"][:early]


def test_csv_holds_the_same_figures(capsys: pytest.CaptureFixture[str]) -> None:
    value = simulated(capsys)
    _, out, _ = told(capsys, "simulate", "cinema", *FEW, "--format", "csv")
    rows = list(csv.DictReader(StringIO(out.removeprefix(MARK))))
    nps = [float(row["value"]) for row in rows if row["measure"] == "nps" and not row["segment"]]
    assert nps == [row["nps"]["value"] for row in value["rounds"]]


def test_a_table_speaks_russian(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "simulate", "tutorial", *FEW, "--lang", "ru")
    assert code == 0
    assert "Удержание" in out


def test_a_run_goes_to_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    code, out, _ = told(capsys, "simulate", "tutorial", *FEW, "--format", "json", "--out", str(file))
    assert (code, out) == (0, "")
    assert json.loads(file.read_text("utf-8"))["scenario"] == "tutorial"


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("simulate", "cinema", "--plan", "honest_sond"), "honest_sond"),
        (("simulate", "cinema", "--plan", "honest_sound@9"), "9"),
        (("simulate", "cinema", "--plan", "@"), "@"),
        (("simulate", "cinema", "--customers", "0"), "0"),
        (("simulate", "cinema", "--seed", "x"), "x"),
        (("simulate", "nowhere"), "nowhere"),
        (("simulate", "cinema", *FEW, "--out", "/nowhere/at/all"), "/nowhere/at/all"),
        (("nonsense",), "nonsense"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], part: str
) -> None:
    code, out, err = told(capsys, *arguments)
    assert code in (1, 2)
    assert out == ""
    assert part in err
    assert "Traceback" not in err


def test_the_shelf_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "scenario", "list", "--format", "json")
    assert code == 0
    assert {"cinema", "tutorial"} <= {row["id"] for row in json.loads(out)}


def test_a_sound_scenario_passes_its_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "scenario", "check", "cinema", "tutorial")[0] == 0


def test_all_faults_of_a_file_are_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = told(capsys, "scenario", "check", str(BROKEN))
    assert code == 1
    assert len(out.splitlines()) >= 7
    assert all(line.startswith(f"{BROKEN}:") for line in out.splitlines())
    assert "error" in err


def test_without_a_terminal_the_game_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = told(capsys, "play", "cinema")
    assert code == 2
    assert "terminal" in err


def test_the_science_needs_no_terminal() -> None:
    program = "import cx, sys; assert not {'textual', 'rich', 'tinydb'} & set(sys.modules)"
    more = "; run = cx.simulate(cx.load_scenario('tutorial'), customers=50); cx.explain(run, 0)"
    for code in (program, program.replace("import cx, sys", "import cx, sys" + more)):
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
