"""`report` and `handouts` on real saves: what is written, what is said of what cannot be read."""

from __future__ import annotations

import csv
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from test_report_pages import parts

from cinema_game.cli.app import run
from cinema_game.report.sheets.csv_file import MARK
from cinema_game.store.workshops import workshops
from cinema_game.workshop import actions as do


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two teams of the smallest case."""
    folder = tmp_path_factory.mktemp("class")
    command = ["bots", "tutorial", "--saves", str(folder), "--teams", "2", "--customers", "300", "--quiet"]
    assert run([*command, "--lang", "en"]) == 0
    return folder


def written(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[Path], str]:
    capsys.readouterr()
    code = run([*map(str, arguments), "--quiet"] if arguments[0] == "report" else [*map(str, arguments)])
    out, err = capsys.readouterr()
    return code, [Path(line) for line in out.splitlines()], err


def save_of(folder: Path, place: int = 0) -> Path:
    return sorted(path for path in folder.iterdir() if path.name.startswith("bots-"))[place]


@pytest.fixture(scope="module")
def pages(played: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class's reports in Russian."""
    folder = tmp_path_factory.mktemp("pages") / "new" / "place"
    assert run(["report", str(played), "--out", str(folder), "--lang", "ru", "--quiet"]) == 0
    return folder


def test_a_class_has_a_page_and_every_team_its_own(played: Path, pages: Path) -> None:
    teams = [f"{save_of(played, at).name}.html" for at in range(2)]
    assert sorted(path.name for path in pages.iterdir()) == sorted(["class.html", *teams])
    class_words = " ".join(parts((pages / "class.html").read_text("utf-8")).words)
    for place in (1, 2):
        assert f"Team {place}" in class_words
    assert "Три оценки" in " ".join(parts((pages / teams[0]).read_text("utf-8")).words)


def test_one_save_is_one_file_and_the_same_as_in_its_class(
    played: Path, pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, save = tmp_path / "team.html", save_of(played)
    assert written(capsys, "report", save, "--out", file, "--lang", "ru")[1] == [file]
    assert file.read_bytes() == (pages / f"{save.name}.html").read_bytes()


def test_text_has_numbered_headings(played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "team.txt"
    assert (
        written(capsys, "report", save_of(played), "--format", "text", "--out", file, "--lang", "en")[0] == 0
    )
    lines = file.read_text("utf-8").splitlines()
    assert "1. The map against the truth" in lines
    assert any(line.startswith("Map: ") for line in lines)


@pytest.fixture(scope="module")
def scores(played: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The rows of `scores.csv`."""
    folder = tmp_path_factory.mktemp("csv")
    assert (
        run(["report", str(played), "--format", "csv", "--out", str(folder), "--lang", "en", "--quiet"]) == 0
    )
    assert {path.name for path in folder.iterdir()} >= {"scores.csv", "marks.csv", "maps.csv", "answers.csv"}
    return list(csv.DictReader(StringIO((folder / "scores.csv").read_text("utf-8-sig"))))


def test_a_workbook_and_its_csv_tell_the_same_scores(
    played: Path, scores: list[dict[str, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, (file,), _ = written(capsys, "report", played, "--format", "xlsx", "--out", tmp_path, "--lang", "en")
    head, *rows = list(load_workbook(file)["Scores"].iter_rows(values_only=True))
    assert list(head) == list(scores[0])
    at = head.index("Map")
    assert [float(row["Map"]) for row in scores] == pytest.approx(
        [float(str(row[at])) for row in rows], rel=1e-5
    )


def test_the_scores_are_those_of_the_command_score(
    played: Path, scores: list[dict[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    mine = {row["Save"]: list(row.values())[5:8] for row in scores}
    capsys.readouterr()
    assert run(["score", str(played), "--format", "csv", "--quiet"]) == 0
    for row in csv.DictReader(StringIO(capsys.readouterr().out.removeprefix(MARK))):
        told = [float(row[name]) for name in ("map", "forecast", "result")]
        assert [float(value) for value in mine[row["save"]]] == pytest.approx(told, rel=1e-3, abs=1e-3)


def test_damaged_saves_are_told_and_the_others_reported(
    played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "saves"
    shutil.copytree(played, folder)
    for name in ("workshop.json", "workshop.json.bak", "journal.jsonl"):
        file = save_of(folder, 1) / name
        if file.exists():
            file.write_bytes(b"\0" * 40)
    code, files, _ = written(capsys, "report", folder, "--out", tmp_path / "out", "--lang", "en")
    assert code == 1
    assert len(files) == 2
    words = " ".join(parts(files[0].read_text("utf-8")).words)
    assert "What could not be told" in words
    assert save_of(folder, 1).name in words


def test_a_workshop_without_a_reveal_has_a_report_of_its_map(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names: dict[str, Any] = {"who": "Лев", "team": "Совы", "members": ("Лев",), "language": "ru"}
    begin = do.Begin(**names, scenario="tutorial", fingerprint="f", seed=1, draw=2, customers=300)
    with workshops(tmp_path / "saves").create(begin) as kept:
        kept.do(do.AddPoint(who="Лев", stage=first_stage(), name="Дождь у входа"))
    file = tmp_path / "team.html"
    code, files, _ = written(capsys, "report", tmp_path / "saves" / kept.id, "--changed", "--out", file)
    assert (code, files) == (0, [file])
    words = " ".join(parts(file.read_text("utf-8")).words)
    assert "Дождь у входа" in words
    assert "changed since" in words


def first_stage() -> str:
    from cx.scenario.reader import load_scenario

    return load_scenario("tutorial").stages[0].id


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("report", "nowhere"), "There is no saved workshop in"),
        (("handouts", "nothing-of-the-kind"), "nothing-of-the-kind"),
    ],
)
def test_what_is_not_there_is_told(
    arguments: tuple[str, ...],
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, files, err = written(capsys, *arguments)
    assert code in (1, 2)
    assert files == []
    assert told in err
    assert "Traceback" not in err


def test_a_place_that_cannot_be_written_is_told(
    played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    code, files, err = written(capsys, "handouts", "tutorial", "--out", tmp_path / "file")
    assert code == 2
    assert files == []
    assert "Choose another place with --out" in err


def test_csv_wants_a_folder(played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = written(capsys, "report", played, "--format", "csv", "--out", tmp_path / "a.csv")
    assert code == 2
    assert "folder" in err


@pytest.mark.parametrize("language", ["ru", "en"])
def test_handouts_are_five_files(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, files, _ = written(capsys, "handouts", "cinema", "--out", tmp_path, "--lang", language)
    assert code == 0
    assert [file.name for file in files] == [
        "legend.html",
        "map.html",
        "measures.html",
        "deck.html",
        "rubric.html",
    ]
    assert all(f'lang="{language}"' in file.read_text("utf-8") for file in files)
