"""`cinema-game report`: what came of a workshop or of a class, to read, print and compute with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cinema_game.cli.classes import class_in, tell_details
from cinema_game.cli.progress import progress
from cinema_game.cli.session_language import speak
from cinema_game.cli.words import DONE, FOUND_PROBLEMS, Problem
from cinema_game.cli.writing import write_files
from cinema_game.language import N_, Language
from cx.message import Message

if TYPE_CHECKING:
    from cinema_game.facilitation.book import Book
    from cinema_game.report.classroom.facts import ClassFacts
    from cinema_game.report.document import Document
    from cinema_game.report.team.facts import TeamFacts
    from cinema_game.store.class_folder import ClassFolder

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
    scenario: tuple[str, ...] = (),
    verbose: bool = False,
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
    scenario
        Path of a scenario that does not ship and that workshops here play; may be given several times.
    verbose
        Tell the details where the program itself fails on a save.
    lang
        Language of the report.
    quiet
        No progress bar.
    """
    speak(lang, out)
    if format == "csv" and out.suffix.lower() == ENDINGS["csv"]:
        raise Problem(Message(N_("CSV is a file a sheet: name a folder after --out, not a file.")))
    pages = None if format in ("csv", "xlsx") else out.suffix.lower() != ENDINGS[format]
    folder = class_in(path, scenario, changed=changed)
    single = folder.folder.absolute() != path.absolute()
    facts = _facts(folder, rubric, par=par, why=pages is not None and (pages or single), quiet=quiet)
    facts, files = _files(facts, format, out, single=single)
    tell_details(facts.left_out, verbose)
    if single and not facts.teams:
        raise Problem(facts.left_out[0].why, FOUND_PROBLEMS)
    write_files(dict(files))
    return FOUND_PROBLEMS if facts.left_out or facts.unreadable else DONE


def _facts(folder: ClassFolder, rubric: Path | None, *, par: bool, why: bool, quiet: bool) -> ClassFacts:
    """Everything that is told; `why`: what each measure gave as well."""
    from cinema_game.facilitation.rubric_file import rubric_for
    from cinema_game.report.classroom.facts import class_facts
    from cinema_game.results.assessor import Assessor
    from cx.scenario.diagnostics import ScenarioError

    try:
        rows = rubric_for(folder.folder, rubric)
    except ScenarioError as error:
        raise Problem(Message("{wrong}", {"wrong": error}), FOUND_PROBLEMS) from error
    with progress(quiet) as told:
        return class_facts(folder, Assessor(rows, par=par), told, why=why)


def _files(
    facts: ClassFacts, format: Format, out: Path, *, single: bool
) -> tuple[ClassFacts, list[tuple[Path, bytes]]]:
    """What to write where, and the facts without teams of which no page can be made.

    No text typed by a person becomes part of a path.
    """
    from cinema_game.cli.file_names import file_names
    from cinema_game.report.classroom.report import class_report
    from cinema_game.report.html import as_html
    from cinema_game.report.plain_text import as_text
    from cinema_game.report.sheets.csv_file import as_csv
    from cinema_game.report.sheets.of_class import sheets
    from cinema_game.report.sheets.workbook import as_workbook

    ending = ENDINGS[format]
    one_file = out.suffix.lower() == ending
    names = file_names((team.team.id for team in facts.teams), () if single else (CLASS,))
    name = names[facts.teams[0].team.id] if single and facts.teams else CLASS
    if format == "xlsx":
        return facts, [(out if one_file else out / f"{name}{ending}", as_workbook(sheets(facts)))]
    if format == "csv":
        return facts, [(out / f"{sheet.id}{ending}", as_csv(sheet).encode()) for sheet in sheets(facts)]
    write = as_html if format == "html" else as_text
    pages: list[tuple[Path, bytes]] = []
    if single or not one_file:
        facts, written_pages = _pages(facts, write)
        pages = [(out / f"{names[id_]}{ending}", page) for id_, page in written_pages.items()]
    if single:
        return facts, [(out, page) for _, page in pages[:1]] if one_file else pages[:1]
    whole = write(class_report(facts)).encode()
    return facts, [(out, whole)] if one_file else [(out / f"{CLASS}{ending}", whole), *pages]


def _pages(facts: ClassFacts, write: Callable[[Document], str]) -> tuple[ClassFacts, dict[str, bytes]]:
    """The page of every team by the id of its save; a team of which none can be made is left out."""
    from cinema_game.facilitation.one_by_one import LeftOut, tried

    pages: dict[str, bytes] = {}
    left_out: list[LeftOut] = []
    for team in facts.teams:
        id_ = team.team.id
        page = tried(id_, team.state.team, partial(_page, team, facts.books, write))
        if isinstance(page, LeftOut):
            left_out.append(page)
        else:
            pages[id_] = page
    teams = tuple(team for team in facts.teams if team.team.id in pages)
    return replace(facts, teams=teams, left_out=(*facts.left_out, *left_out)), pages


def _page(team: TeamFacts, books: Sequence[Book], write: Callable[[Document], str]) -> bytes:
    from cinema_game.report.team.report import team_report

    return write(team_report(team, books)).encode()
