"""The missed flight is whole: counts, origins, voices where it matters, money and the chart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cx
from cx.scenario.scenario import Scenario

FOLDER = Path(__file__).parents[2] / "scenarios" / "missed-flight"
DECISIVE = [
    "advice",
    "belt",
    "tone",
    "explanation",
    "line_to_gate",
    "first_comer",
    "hosts_call",
    "rebooking",
    "choice",
    "how_are_you",
    "on_board",
    "last_word",
    "company_answer",
    "close_story",
]
"""Where the day breaks, is mended, or becomes a story; all segments come here."""


@pytest.fixture(scope="module")
def flight() -> Scenario:
    return cx.load_scenario("missed-flight")


def test_the_whole_case_is_there(flight: Scenario) -> None:
    assert len(flight.events) >= 12
    assert len(flight.cards) >= 20
    assert len(flight.presets) == 3
    assert len(flight.rules) == 5
    assert flight.rounds.count == 3
    assert {agenda.id for agenda in flight.agendas} == {"theory-first", "productive-failure"}


def test_numbers_that_are_known_say_whence(flight: Scenario) -> None:
    assert flight.source == "assumed"
    files = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.yaml"))
    named = set(re.findall(r'source: "([^"]+)"', files))
    for origin in ("case text", "bank deck", "conference 2017"):
        assert any(origin in name for name in named), origin


@pytest.mark.parametrize("mood", ["bad", "good"])
@pytest.mark.parametrize("point", DECISIVE)
def test_where_it_matters_each_segment_says_three_things(flight: Scenario, point: str, mood: str) -> None:
    said = {str(name): by for name, by in flight.voices[point].items()}[mood]
    assert {segment.id for segment in flight.segments} <= set(said)
    assert {who: len(lines) for who, lines in said.items() if len(lines) < 3} == {}


def test_voices_fit_whoever_speaks(flight: Scenario) -> None:
    """Names are drawn for the lines, so no Russian line may give away the speaker's gender."""
    gendered = re.compile(
        r"\bя (\w+(ал|ила|ел|ела|ял|яла)\b|рада?\b|готова?\b|сама?\b|одна\b|один\b)", re.IGNORECASE
    )
    lines = [
        line.ru
        for moods in flight.voices.values()
        for by in moods.values()
        for said in by.values()
        for line in said
    ]
    assert [line for line in lines if gendered.search(line)] == []


def test_good_measures_together_cost_about_twice_the_money(flight: Scenario) -> None:
    budget = sum(float(part) for part in flight.money.budget)
    months = flight.rounds.count * flight.rounds.weeks / (52 / 12)
    cost = 0.0
    for measure in flight.interventions:
        if measure.trap is None and measure.owner in (None, "airline"):
            own = 1 - float(measure.joint.share) if measure.joint is not None else 1.0
            cost += own * (float(measure.once) + months * float(measure.monthly))
    assert 1.6 * budget <= cost <= 2.3 * budget


def test_the_airport_can_pay_for_things_of_its_own(flight: Scenario) -> None:
    first = float(flight.owners[1].budget[0])
    own = [m for m in flight.interventions if m.owner == "airport" and m.joint is None]
    assert len(own) >= 4
    assert all(float(measure.once) <= first for measure in own)


def test_the_chart_shows_the_fall_that_the_caption_names(flight: Scenario) -> None:
    assert flight.history is not None
    values = [float(value) for value in flight.history.values]
    assert (values[0], values[-1]) == (62, 49)
    for words in (flight.history.caption.en, flight.history.caption.ru):
        assert "62" in words
        assert "49" in words
