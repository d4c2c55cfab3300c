"""`cinema-game report`: what came of a workshop or of a class, to read, print and compute with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cinema_game.cli.progress import progress
from cinema_game.cli.words import DONE, FOUND_PROBLEMS, Problem
from cinema_game.cli.writing import written
from cinema_game.language import N_, Language, use
from cx.message import Message

if TYPE_CHECKING:
    from cinema_game.report.classroom.facts import ClassFacts

Format = Literal["html", "xlsx", "csv", "text"]
ENDINGS: dict[Format, str] = {"html": ".html", "xlsx": ".xlsx", "csv": ".csv", "text": ".txt"}
CLASS = "class"
"""Name of the class's own file."""


def report(
    path: Path,
    *,
    out: Path = Path("reports"),
    format: Format = "html",
    rubric: Path | None = None,
    par: bool = False,
    changed: bool = False,
    lang: Language | None = None,
    quiet: bool = False,
) -> int:
    """Write the report of a team, or of a class and each of its teams.

    HTML is one file a team and one for the class, complete in itself and made for printing. XLSX is one
    workbook, CSV a file a sheet: scores, marks, agreement, maps, answers. Text is for a screen reader.
    The names of the files written go to standard output.

    Example: cinema-game report my-saves --out reports

    Parameters
    ----------
    path
        A folder of saves, or the folder of one save.
    out
        Folder to write into, or a file: then only the team, or of a class only the class.
    format
        What to write.
    rubric
        A rubric of your own; by default `rubric.yaml` beside the saves, else the shipped one.
    par
        Look for the best plan of each class as well, to tell the share of it; takes some ten seconds more.
    changed
        Judge workshops whose scenario has changed since, by its present text.
    lang
        Language of the report.
    quiet
        No progress bar.
    """
    if lang is not None:
        use(lang)
    if format == "csv" and out.suffix.lower() == ENDINGS["csv"]:
        raise Problem(Message(N_("CSV is a file a sheet: name a folder after --out, not a file.")))
    pages = None if format in ("csv", "xlsx") else out.suffix.lower() != ENDINGS[format]
    facts, single = _facts(path, rubric, par=par, changed=changed, pages=pages, quiet=quiet)
    if single and not facts.teams:
        raise Problem(facts.left_out[0].why, FOUND_PROBLEMS)
    for file, content in _files(facts, format, out, single=single):
        print(written(file, content))
    return FOUND_PROBLEMS if facts.left_out or facts.unreadable else DONE


def _facts(
    path: Path, rubric: Path | None, *, par: bool, changed: bool, pages: bool | None, quiet: bool
) -> tuple[ClassFacts, bool]:
    """Everything, and whether the path is that of one save; `pages`: each team has one of its own.

    None where nothing is written in pages.
    """
    from cinema_game.facilitation.rubric_file import rubric_for
    from cinema_game.report.classroom.facts import class_facts
    from cinema_game.results.assessor import Assessor
    from cinema_game.store.class_folder import read_class
    from cinema_game.store.errors import StoreError
    from cx.scenario.diagnostics import ScenarioError

    try:
        folder = read_class(path, changed=changed)
        rows = rubric_for(folder.folder, rubric)
    except StoreError as error:
        raise Problem(error.message) from error
    except ScenarioError as error:
        raise Problem(Message("{wrong}", {"wrong": error}), FOUND_PROBLEMS) from error
    single = folder.folder.absolute() != path.absolute()
    with progress(quiet) as told:
        assessor = Assessor(rows, par=par)
        facts = class_facts(folder, assessor, told, why=pages is not None and (pages or single))
    return facts, single


def _files(facts: ClassFacts, format: Format, out: Path, *, single: bool) -> list[tuple[Path, bytes]]:
    """What to write where; no text typed by a person becomes part of a path."""
    from cinema_game.report.classroom.report import class_report
    from cinema_game.report.html import as_html
    from cinema_game.report.plain_text import as_text
    from cinema_game.report.sheets.csv_file import as_csv
    from cinema_game.report.sheets.of_class import sheets
    from cinema_game.report.sheets.workbook import as_workbook
    from cinema_game.report.team.report import team_report

    ending = ENDINGS[format]
    one_file = out.suffix.lower() == ending
    name = facts.teams[0].team.id if single and facts.teams else CLASS
    if format == "xlsx":
        return [(out if one_file else out / f"{name}{ending}", as_workbook(sheets(facts)))]
    if format == "csv":
        return [(out / f"{sheet.id}{ending}", as_csv(sheet).encode()) for sheet in sheets(facts)]
    write = as_html if format == "html" else as_text
    if single and facts.teams:
        whole = write(team_report(facts.teams[0], facts.books)).encode()
        return [(out if one_file else out / f"{name}{ending}", whole)]
    whole = write(class_report(facts)).encode()
    if one_file:
        return [(out, whole)]
    teams = [
        (out / f"{team.team.id}{ending}", write(team_report(team, facts.books)).encode())
        for team in facts.teams
    ]
    return [(out / f"{CLASS}{ending}", whole), *teams]
