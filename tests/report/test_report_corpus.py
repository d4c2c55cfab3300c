"""Whatever people type comes out as text: in HTML, in a workbook, in CSV, in plain text; nothing is lost."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import replace
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from corpus import FORMULAS, MARKUP, TAKEN, WEB
from made_report import Written, a_class, class_facts
from openpyxl import load_workbook
from playwright.sync_api import Browser
from test_report_in_browser import Opened
from test_report_pages import parts

from cinema_game.language import use
from cinema_game.report.classroom.facts import ClassFacts
from cinema_game.report.classroom.report import class_report
from cinema_game.report.guarded import dangerous, guarded
from cinema_game.report.html import as_html
from cinema_game.report.plain_text import as_text
from cinema_game.report.sheets.csv_file import MARK, as_csv
from cinema_game.report.sheets.of_class import sheets
from cinema_game.report.sheets.workbook import as_workbook
from cinema_game.report.team.report import team_report
from cinema_game.workshop.typed import LINE_LIMIT, NAME_LIMIT, clean

SHORT = [text for text in TAKEN if len(text) <= NAME_LIMIT]
LINES = tuple(dict.fromkeys(clean(text, LINE_LIMIT) for text in TAKEN))
NAMES = tuple(dict.fromkeys(" ".join(clean(text, NAME_LIMIT).split()) for text in SHORT))


@cache
def whole() -> ClassFacts:
    """One team that has written all of it in every field that takes a line or a note."""
    return class_facts(Written(points=LINES, reason="=1+1", rater="@SUM"))


def named(name: str) -> ClassFacts:
    """A class whose names of team, member and rater are of the corpus."""
    facts = a_class()
    team = facts.teams[0]
    state = team.state.model_copy(update={"team": name, "members": (name,)})
    team = replace(team, team=replace(team.team, state=state), judged=replace(team.judged, state=state))
    books = tuple(book.model_copy(update={"rater": name}) for book in facts.books[:1])
    return replace(facts, teams=(team,), books=books)


def flat(words: str) -> str:
    return " ".join(words.split())


def test_html_shows_every_text_and_runs_none() -> None:
    use("ru")
    facts = whole()
    page = as_html(team_report(facts.teams[0], facts.books))
    found = parts(page)
    shown = flat(" ".join(found.words).replace("\n", " "))
    joined = "".join(found.words).replace("\n", "")
    for words in LINES:
        assert flat(words) in shown or words in joined, words
    assert not any(tag == "script" for tag, _ in found.tags)
    assert not any(name.startswith("on") for _, attributes in found.tags for name in attributes)
    links = [attributes["href"] or "" for _, attributes in found.tags if "href" in attributes]
    assert all(link.startswith("#") for link in links)


def test_a_browser_runs_none_of_it(browser: Browser, tmp_path: Path) -> None:
    use("en")
    facts = whole()
    for html in (as_html(team_report(facts.teams[0], facts.books)), as_html(class_report(facts))):
        opened = Opened(browser, tmp_path, html)
        assert opened.said == []
        assert opened.asked == [opened.address]
        opened.page.close()


def test_plain_text_tells_every_text() -> None:
    use("en")
    facts = whole()
    told = as_text(team_report(facts.teams[0], facts.books))
    for words in LINES:
        assert words in told, words
    assert not set(told) & set("│─┌┐└┘├┤█░▒")


def test_a_workbook_keeps_every_text_as_text() -> None:
    use("en")
    book = load_workbook(BytesIO(as_workbook(sheets(whole()))))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    texts = {cell.value for cell in cells if cell.data_type == "s"}
    for words in (*LINES, "=1+1", "@SUM"):
        assert words in texts, words
    quoted = [cell for cell in cells if isinstance(cell.value, str) and dangerous(cell.value)]
    assert quoted
    assert all(cell.quotePrefix for cell in quoted)


def test_csv_keeps_every_text_and_none_is_a_formula() -> None:
    use("en")
    texts: set[str] = set()
    for sheet in sheets(whole()):
        page = as_csv(sheet)
        assert page.startswith(MARK)
        rows = list(csv.reader(StringIO(page.removeprefix(MARK), newline="")))
        assert len({len(row) for row in rows}) == 1
        texts |= {cell for row in rows for cell in row}
    for words in (*LINES, "=1+1", "@SUM"):
        assert guarded(words) in texts, words
    assert not [text for text in texts if dangerous(text) and not number(text)]


def number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


HIDDEN = [
    "owls;=1+1",
    "owls; +1",
    "owls\n=1+1",
    "owls\t@SUM(A1)",
    "=cmd|' /C calc'!A0",
    ";;=1",
    "\r\n-1",
    "﹢1",
]


@pytest.mark.parametrize("text", [*FORMULAS, " =1", "\u00a0@x", "＝1", "－1", "%x", *HIDDEN])
def test_formulas_are_told_from_texts(text: str) -> None:
    safe = guarded(text)
    assert (safe != text) is (text not in ('a,b"c', "a\nb", "a\rb"))
    assert safe.replace("'", "") == text.replace("'", "")
    for cell in re.split("[;\t\r\n]", safe):
        assert unicodedata.normalize("NFKC", cell.lstrip()[:1]) not in (*"=+-@|%",)
    assert not dangerous("Кино; 7 — и ещё")


@pytest.mark.parametrize("text", [*MARKUP, *WEB, "Кино"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text or text.startswith("%")


@pytest.mark.parametrize("name", NAMES[::4])
def test_names_of_teams_and_people_are_shown_as_they_are(name: str) -> None:
    use("en")
    facts = named(name)
    for report in (team_report(facts.teams[0], facts.books), class_report(facts)):
        assert name in as_text(report)
        joined = "".join(parts(as_html(report)).words)
        assert name in joined
    (row,) = sheets(facts)[0].rows
    assert name in row
