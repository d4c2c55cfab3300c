"""A case with the corpus in every text, written into every table and file: text stays text."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook
from scenario_texts import acting, full_of_corpus
from test_report_pages import parts

from cinema_game.cli.app import run
from cinema_game.report.guarded import dangerous
from cinema_game.report.sheets.csv_file import MARK


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("case") / "missed-flight.yaml"
    data = full_of_corpus().model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    path.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), "utf-8")
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(arguments) == 0
    out, err = capsys.readouterr()
    out = out.removeprefix(MARK)
    assert not acting(out + err)
    return out


def harmless_page(page: str) -> None:
    assert not acting(page)
    found = parts(page)
    assert not [tag for tag, _ in found.tags if tag == "script"]
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
    links = [attributes["href"] or "" for _, attributes in found.tags if "href" in attributes]
    assert all(link.startswith("#") for link in links)


def number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def harmless_rows(page: str) -> None:
    assert not acting(page.removeprefix(MARK))
    rows = list(csv.reader(StringIO(page.removeprefix(MARK), newline="")))
    assert not [cell for row in rows for cell in row if dangerous(cell) and not number(cell)]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_streams(case: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    few = ("--customers", "120", "--rounds", "1", "--lang", lang)
    told(capsys, "simulate", case, *few)
    told(capsys, "simulate", case, *few, "--format", "json")
    harmless_rows(told(capsys, "simulate", case, *few, "--format", "csv"))
    told(capsys, "scenario", "check", case, "--lang", lang)


def test_handouts(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "handouts", case, "--out", str(tmp_path))
    pages = list(tmp_path.glob("*.html"))
    assert len(pages) >= 4
    for page in pages:
        harmless_page(page.read_text("utf-8"))


def test_a_class_and_its_reports(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for shelf in ("places", "shelf"):  # Scoring looks for a case by its id.
        monkeypatch.setattr(f"cx.scenario.{shelf}.shipped_places", lambda: (Path(case).parent,))
    saves, out = tmp_path / "class", tmp_path / "reports"
    told(capsys, "bots", case, "--saves", str(saves), "--teams", "1", "--customers", "150", "--quiet")
    harmless_rows(told(capsys, "score", str(saves), "--seeds", "1", "--format", "csv"))
    told(capsys, "score", str(saves), "--seeds", "1")
    for format in ("html", "text", "csv", "xlsx"):
        told(capsys, "report", str(saves), "--out", str(out / format), "--format", format, "--quiet")
    files = [path for path in out.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".html", ".csv", ".xlsx", ".txt"}
    for path in files:
        if path.suffix == ".html":
            harmless_page(path.read_text("utf-8"))
        elif path.suffix == ".csv":
            harmless_rows(path.read_text("utf-8").removeprefix(MARK))
        elif path.suffix == ".txt":
            assert not acting(path.read_text("utf-8").removeprefix(MARK))
        elif path.suffix == ".xlsx":
            cells = [cell for page in load_workbook(path) for row in page.iter_rows() for cell in row]
            assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
            assert not acting("".join(str(cell.value) for cell in cells))
