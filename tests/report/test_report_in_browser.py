"""Reports opened in a real Chromium: nothing is fetched, the curve is there, paper cuts nothing off."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from made_report import Written, a_class, a_team, class_facts, marked, rubric, team_facts
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from cinema_game.language import LANGUAGES, Language, use
from cinema_game.report.classroom.facts import ClassFacts
from cinema_game.report.classroom.report import class_report
from cinema_game.report.document import Document, Figure
from cinema_game.report.handouts.pages import handouts
from cinema_game.report.html import as_html
from cinema_game.report.svg.bars import Bar, bars
from cinema_game.report.svg.intervals import Foretold, intervals
from cinema_game.report.svg.timeline import Task, timeline
from cinema_game.report.svg.waterfall import Part, waterfall
from cinema_game.report.team.facts import TeamFacts
from cinema_game.report.team.report import team_report
from cx.scenario.reader import load_scenario

A4, LYING, A3_LYING = 680, 1009, 1496
"""Pixels between the margins of a page."""

_OUTSIDE = """([width, which]) => [...document.querySelectorAll(which)].filter(one => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  return box.width > 0 && style.position !== 'absolute' && (box.right > width + 1 || box.left < -1);
}).map(one => one.tagName + ' ' + (one.textContent || '').trim().slice(0, 40))"""
_LONGER = """() => [...document.querySelectorAll('td, th, p, li, dd, dt, h1, h2, h3')]
  .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
  .map(one => one.tagName + ' ' + one.textContent.trim().slice(0, 40))"""
_OVER = """() => [...document.querySelectorAll('svg .figure')].filter(one => {
  const box = one.getBoundingClientRect();
  return [...one.closest('svg').querySelectorAll('.bar, .band, .expected, .came')].some(other => {
    const its = other.getBoundingClientRect();
    return its.right > box.left && its.top < box.bottom && its.bottom > box.top && its.left < box.right;
  });
}).map(one => one.textContent)"""
_SEEN = """() => [...document.querySelectorAll('svg.drawing .us .stroke, svg.drawing .them .stroke')]
  .filter(one => {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    return box.width > 200 && box.height > 3 && style.stroke !== 'none' && parseFloat(style.strokeWidth) > 0;
  }).length"""


class Opened:
    """A page and everything that it did."""

    def __init__(self, browser: Browser, tmp_path: Path, html: str, width: int = 1100) -> None:
        file = tmp_path / "report.html"
        file.write_text(html, "utf-8")
        self.page: Page = browser.new_page(viewport={"width": width, "height": 1400})
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: self.said.append(dialog.message))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.address = file.as_uri()
        self.page.goto(self.address)


def team_page(language: Language) -> str:
    use(language)
    return as_html(team_report(a_team(), a_class().books))


def class_page(language: Language) -> str:
    use(language)
    return as_html(class_report(a_class()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_opens_without_a_word_and_asks_for_nothing(
    browser: Browser, tmp_path: Path, language: Language
) -> None:
    for html in (team_page(language), class_page(language)):
        opened = Opened(browser, tmp_path, html)
        assert opened.said == []
        assert opened.asked == [opened.address]
        opened.page.close()


def test_the_curve_is_visible_and_cyrillic_is_right(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, team_page("ru"))
    assert opened.page.evaluate(_SEEN) >= 2
    assert opened.page.locator("h1").inner_text() == "Совы"
    assert "Гардероб и зеркало" in opened.page.locator("main").inner_text()
    assert opened.page.evaluate("document.characterSet") == "UTF-8"
    assert opened.page.evaluate("document.documentElement.lang") == "ru"
    opened.page.close()


def test_the_keyboard_skips_to_the_report(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, team_page("en"))
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "report"
    opened.page.close()


def test_a_telephone_shows_it_without_scrolling_sideways(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, team_page("ru"), width=400)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 400
    opened.page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_cuts_nothing_off(browser: Browser, tmp_path: Path, language: Language) -> None:
    use(language)
    for html in (as_html(team_report(full_of_words(), a_class().books)), class_page(language)):
        opened = Opened(browser, tmp_path, html, width=A4)
        opened.page.emulate_media(media="print")
        opened.page.add_style_tag(content=f".lying {{ width: {LYING}px }}")
        assert opened.page.evaluate(_OUTSIDE, [A4, "body *:not(.lying, .lying *)"]) == []
        assert opened.page.evaluate(_OUTSIDE, [LYING, ".lying, .lying *"]) == []
        assert opened.page.evaluate(_LONGER) == []
        opened.page.close()
        opened = Opened(browser, tmp_path, html)
        assert missing_on_paper(opened) == []
        opened.page.close()


@cache
def full_of_words() -> TeamFacts:
    """A team that typed all that a field takes, with nowhere to break."""
    typed = "Ж" * 118, "https://example.org/" + "x" * 90, "слово " * 19
    return team_facts(Written(team="Команда" * 5, member="М" * 40, points=typed))


def test_long_names_stay_within_their_drawings(browser: Browser, tmp_path: Path) -> None:
    long = "Диспетчер сопровождения, широкая служба ожидания и ещё одна щедрая мера"
    drawings = (
        bars("Bars", "Seen", [Bar(long, 3, "3")], str),
        waterfall("Fall", "Seen", [Part(long, 3, "3", True), Part(long, 1, "+1")], str),
        intervals("Forecasts", "Seen", [Foretold(long, 0, 1, 2, "2")], str),
        timeline("Plan", "Seen", [Task(long, 0, 4)], (long, long), 13),
    )
    figures = tuple(Figure("Drawing", "Seen", drawing) for drawing in drawings)
    opened = Opened(browser, tmp_path, as_html(Document("Title", "Above", (), figures, (), "End")), width=A4)
    opened.page.emulate_media(media="print")
    assert opened.page.evaluate(_OUTSIDE, [A4, "svg text"]) == []
    opened.page.close()


BROAD = ("W" * 40, "Щ" * 40, "漢" * 40, "👩‍👩‍👧‍👦" * 5, "مرحبا بالعالم هذا اسم طويل", "ง่ก็ที่" * 5, "i" * 40)


@cache
def of_broad_names() -> ClassFacts:
    """A class whose every name is as broad as a name may be."""
    lines = ("Ж" * 120, "漢字" * 60, "🏳️‍🌈" * 20, "שלום עולם " * 11)
    facts = class_facts(*(Written(team=name, member=name, points=lines, rater=name) for name in BROAD))
    maps = tuple(team.team.id for team in facts.teams)
    books = tuple(marked(Written(points=lines), name, maps, place % 5) for place, name in enumerate(BROAD))
    return replace(facts, books=books)


@pytest.mark.parametrize("of", ["class", "team"])
def test_broad_names_hide_no_figure(browser: Browser, tmp_path: Path, of: str) -> None:
    use("ru")
    facts = of_broad_names()
    html = as_html(class_report(facts) if of == "class" else team_report(facts.teams[0], facts.books))
    opened = Opened(browser, tmp_path, html, width=400)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 400
    opened.page.set_viewport_size({"width": A4, "height": 1400})
    opened.page.emulate_media(media="print")
    opened.page.add_style_tag(content=f".lying {{ width: {LYING}px }}")
    assert opened.page.evaluate(_OUTSIDE, [A4, "body *:not(.lying, .lying *)"]) == []
    assert opened.page.evaluate(_OUTSIDE, [LYING, ".lying, .lying *"]) == []
    assert opened.page.evaluate(_LONGER) == []
    assert opened.page.evaluate(_OVER) == []
    opened.page.close()


def test_handouts_fit_their_paper(browser: Browser, tmp_path: Path) -> None:
    use("ru")
    for name, html in handouts(load_scenario("cinema"), rubric()).items():
        width = A3_LYING if name == "map.html" else A4
        opened = Opened(browser, tmp_path, html, width=width)
        opened.page.emulate_media(media="print")
        assert opened.said == []
        assert opened.page.evaluate(_OUTSIDE, [width, "body *"]) == []
        assert opened.page.evaluate(_LONGER) == []
        assert missing_on_paper(opened) == []
        if name == "map.html":
            (sheet,) = printed(opened).pages
            assert sheet.mediabox.width == pytest.approx(420 / 25.4 * 72, abs=2)
        opened.page.close()


def printed(opened: Opened) -> PdfReader:
    return PdfReader(BytesIO(opened.page.pdf(prefer_css_page_size=True, print_background=True)))


def missing_on_paper(opened: Opened) -> list[str]:
    """Words of the page that are not in its PDF; line breaks and blanks apart."""
    told = squeezed("".join(page.extract_text() for page in printed(opened).pages))
    opened.page.emulate_media(media="print")
    opened.page.evaluate("document.querySelectorAll('.unseen').forEach(one => one.remove())")
    words = opened.page.locator("body").inner_text().split()
    drawn = opened.page.evaluate("[...document.querySelectorAll('svg text')].map(one => one.textContent)")
    return sorted({word for word in [*words, *" ".join(drawn).split()] if squeezed(word) not in told})


def squeezed(words: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]", "", words).casefold()
