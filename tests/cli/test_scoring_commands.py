"""`bots` and `score`: a class of players of known skill is ordered as they are, for map and for result."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from corpus import TAKEN

from cinema_game.cli.app import run
from cinema_game.facilitation import actions as do
from cinema_game.facilitation.rubric_file import SHIPPED, load_rubric
from cinema_game.report.guarded import guarded
from cinema_game.report.sheets.csv_file import MARK
from cinema_game.store.marks import Marks
from cinema_game.store.workshops import workshops

TEAMS = 10


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = run([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three teams of bots in a small case, and two raters who differ on the first map by two levels."""
    path = tmp_path_factory.mktemp("small")
    few = ("--teams", "3", "--customers", "200", "--seed", "8", "--quiet")
    assert run(["bots", "tutorial", "--saves", str(path), *few]) == 0
    ids = sorted(card.id for card in workshops(path).list())
    for rater, shift in (("Вера", 0), ("Oleg", 2)):
        with Marks(path).open(rater, load_rubric()) as book:
            book.do(do.Deal(who=rater, maps=tuple(ids)))
            book.do(do.SkipCalibration(who=rater, reason="known bots"))
            for place, id_ in enumerate(ids):
                level = 2 * place if place else shift
                book.do(do.PutMark(who=rater, map=id_, criterion="needs", level=level))
    return path


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """Ten teams in the cinema as `score --format csv` has them."""
    path = tmp_path_factory.mktemp("class")
    page = StringIO()
    with redirect_stdout(page):
        assert run(["bots", "cinema", "--saves", str(path), "--customers", "600", "--quiet"]) == 0
        page.truncate(page.seek(0))
        assert run(["score", str(path), "--format", "csv", "--seeds", "1", "--quiet"]) == 0
    return list(csv.DictReader(StringIO(page.getvalue().removeprefix(MARK))))


def by_kind(rows: Sequence[dict[str, str]], column: str) -> dict[str, float]:
    kinds: dict[str, list[float]] = {}
    for row in rows:
        kind = row["members"].rstrip("-23456789")
        kinds.setdefault(kind, []).append(float(row[column]))
    return {kind: mean(values) for kind, values in kinds.items()}


@pytest.mark.slow
@pytest.mark.parametrize("column", ["map", "result"])
def test_known_skill_is_ordered(rows: list[dict[str, str]], column: str) -> None:
    skill = by_kind(rows, column)
    rest = max(skill[kind] for kind in ("price-cutter", "technology-lover", "random"))
    assert skill["oracle"] >= skill["researcher"] > skill["pain-remover"] > rest
    assert skill["researcher"] > skill["planner-blind"]


@pytest.mark.slow
def test_the_csv_has_a_row_a_team_and_the_best_map_first(rows: list[dict[str, str]]) -> None:
    assert len(rows) == TEAMS
    maps = [float(row["map"]) for row in rows]
    assert maps == sorted(maps, reverse=True)
    for score in ("map", "result"):
        for row in rows:
            better = sum(float(other[score]) > float(row[score]) for other in rows)
            assert int(row[f"{score}_place"]) == 1 + better
    for row in rows:
        parts = [float(row[f"map_{part}"]) for part in ("coverage", "order", "keys", "curve", "fields")]
        composite = 1.0
        for part in parts:
            composite *= part ** (1 / len(parts))
        assert float(row["map"]) == pytest.approx(composite, abs=2e-3)
        assert float(row["result_low"]) <= float(row["result"]) <= float(row["result_high"])
        assert 0 <= float(row["map_percentile"]) <= 1
        assert row["computed_needs"] == row["rubric_needs"] == ""


def test_marks_and_agreement_are_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "score", small, "--format", "json", "--seeds", "1", "--quiet")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    marks = {team["save"][-2:]: team["rubric"]["needs"] for team in found["teams"]}
    assert [marks[id_]["level"] for id_ in ("01", "02", "03")] == [1, 2, 4]
    assert marks["01"]["marks"]["Oleg"]["level"] == 2
    agreement = found["agreement"]
    assert agreement["overall"]["verdict"] == agreement["criteria"]["needs"]["verdict"] == "tentative"
    assert agreement["criteria"]["stages"]["verdict"] == "one rater"
    (apart,) = agreement["disagreements"]
    assert apart == {"save": "bots-tutorial-8-01", "criterion": "needs", "levels": {"Вера": 0, "Oleg": 2}}


def test_one_save_in_a_russian_table_under_an_own_rubric(
    small: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = tmp_path / "short.yaml"
    text = SHIPPED.read_text(encoding="utf-8")
    own.write_text(text[: text.index("  - id: fields")], encoding="utf-8")
    save = small / "bots-tutorial-8-01"
    code, out, _ = told(capsys, "score", save, "--rubric", own, "--lang", "ru", "--seeds", "1", "--quiet")
    assert code == 0
    assert "Три оценки, которые не складывают" in out
    assert "Потребности как результат" in out
    assert "1°" in out
    assert "Экран и команда" not in out
    assert "Вера 0, Oleg 2" in out


def test_what_cannot_be_scored_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("bots", "tutorial", "--saves", tmp_path, "--teams", "2", "--customers", "200", "--quiet")
    code, out, _ = told(capsys, *arguments, "--seed", "5")
    assert code == 0
    assert "bots-tutorial-5-02" in out
    code, _, err = told(capsys, *arguments, "--seed", "5")
    assert code == 2
    assert "has been played" in err
    spoilt = tmp_path / "bots-tutorial-5-01"
    for path in spoilt.iterdir():
        if path.name != "lock":
            path.write_bytes(b"?")
    code, out, err = told(capsys, "score", tmp_path, "--format", "csv", "--seeds", "2", "--quiet")
    assert code == 1
    assert len(list(csv.DictReader(StringIO(out.removeprefix(MARK))))) == 1
    assert "bots-tutorial-5-01" in err
    code, out, _ = told(capsys, "score", tmp_path, "--seeds", "1", "--quiet")
    assert code == 1
    assert "Not scored" in out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("score", "nowhere"), 2, "no saved workshop"),
        (("bots", "nothing", "--saves", "x"), 1, "no scenario “nothing”"),
        (("bots", "cinema", "--saves", "x", "--teams", "0"), 2, "teams"),
    ],
)
def test_wrong_usage_is_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: Sequence[str], code: int, words: str
) -> None:
    got, _, err = told(capsys, *arguments)
    assert got == code
    assert words in err


def test_a_faulty_rubric_is_told_with_its_place(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("id: own\ntitle: Own\ncriteria: []\n", encoding="utf-8")
    code, out, err = told(capsys, "score", small, "--rubric", own)
    assert (code, out) == (1, "")
    assert f"{own}:3:" in err


def test_the_same_class_is_the_same_games(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = ("--teams", "3", "--customers", "200", "--seed", "8", "--quiet")
    assert told(capsys, "bots", "tutorial", "--saves", tmp_path, *few)[0] == 0
    one, other = workshops(small), workshops(tmp_path)
    ids = sorted(card.id for card in one.list())
    assert ids == sorted(card.id for card in other.list())
    assert [one.read(id_).actions for id_ in ids] == [other.read(id_).actions for id_ in ids]


@pytest.mark.parametrize("text", TAKEN, ids=ascii)
def test_a_spreadsheet_takes_no_text_for_a_formula(text: str) -> None:
    safe = guarded(text)
    assert safe.replace("'", "") == text.replace("'", "")
    assert safe[0] not in "=+-@＝＋\t"
    assert guarded("Ёлки") == "Ёлки"
