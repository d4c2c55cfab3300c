"""The cinema is whole: counts, both languages, references, money and the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

import cx
from cx.scenario.lessons import Mood
from cx.scenario.scenario import Scenario
from cx.scenario.text import LANGUAGES, Text

FOLDER = Path(__file__).parents[2] / "scenarios" / "cinema"
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
MOODS: tuple[Mood, ...] = ("bad", "even", "good")
DECISIVE = [
    "friends_talk",
    "map_reviews",
    "payment",
    "bar_queue",
    "bar_price",
    "ads",
    "sound_picture",
    "exit",
    "close_story",
    "refund",
    "complaint_answer",
    "box_office",
    "foyer",
    "ticket_check",
    "toilets",
    "seat",
    "own_schedule",
    "newsletter",
    "broken_show",
    "own_post",
]
"""Where the choice, the memory or the story is made."""


@pytest.fixture(scope="module")
def cinema() -> Scenario:
    return cx.load_scenario("cinema")


def texts(value: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """Every text below a value with the way to it."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from texts(item, f"{path}.{name}")
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from texts(item, f"{path}[{getattr(item, 'id', index)}]")


def test_it_is_read_without_a_single_fault() -> None:
    checked = cx.check_scenario("cinema")
    assert checked.scenario is not None
    assert [diagnostic for diagnostic in checked.diagnostics if diagnostic.severity == "error"] == []


def test_the_whole_case_is_there(cinema: Scenario) -> None:
    assert len(cinema.segments) == 4
    assert len(cinema.stages) == 9
    assert len(cinema.touchpoints) == 33
    assert len(cinema.interventions) >= 17
    assert len(cinema.research.methods) >= 6
    assert len(cinema.events) >= 10
    assert len(cinema.decoys) >= 6
    assert len(cinema.cards) >= 12
    assert len(cinema.rules) == 5
    assert cinema.rounds.count == 3
    assert {method.kind for method in cinema.research.methods} == {
        "poll", "interviews", "mystery", "reviews", "funnel", "recommendation"
    }  # fmt: skip


def test_every_sentence_is_written_in_both_languages(cinema: Scenario) -> None:
    for path, text in texts(cinema):
        assert not CYRILLIC.search(text.en), f"{path}: {text.en}"
        if text.en != text.ru:
            assert CYRILLIC.search(text.ru), f"{path}: {text.ru}"
        else:
            assert not re.search("[A-Za-z]{2}", text.en), f"{path} is not translated: {text.en}"


def test_russian_spells_yo_where_readers_stumble(cinema: Scenario) -> None:
    bare = re.compile(
        r"\b(еще|ее|свое|твое|мое|идет|придет|зовет|живет|прием|темное|теплый|черный)\b",
        re.IGNORECASE,
    )
    assert [(path, text.ru) for path, text in texts(cinema) if bare.search(text.ru)] == []


def test_quotation_marks_are_those_of_the_language(cinema: Scenario) -> None:
    for path, text in texts(cinema):
        assert '"' not in text.en + text.ru, path
        assert not set("“”") & set(text.ru), path
        assert not set("«»") & set(text.en), path


def test_every_number_has_an_origin(cinema: Scenario) -> None:
    assert cinema.source == "assumed"
    file = (FOLDER / "scenario.yaml").read_text("utf-8")
    named = set(re.findall(r'source: "([^"]+)"', file))
    assert any("bank deck" in origin for origin in named)
    assert any("conference 2017" in origin for origin in named)


def test_every_reference_is_answered(cinema: Scenario) -> None:
    points = {point.id for point in cinema.touchpoints}
    segments = {segment.id for segment in cinema.segments}
    measures = {measure.id for measure in cinema.interventions}
    screens = {screen.id for screen in cinema.screens}
    teams = {team.id for team in cinema.teams}
    effects = [item.effects for item in cinema.interventions] + [item.effects for item in cinema.events]
    assert {effect.touchpoint for some in effects for effect in some} <= points
    for measure in cinema.interventions:
        assert {link.intervention for link in (*measure.needs, *measure.boosts)} <= measures
        assert set(measure.blocks) <= measures
        assert set(measure.decisive_for) <= segments
    for event in cinema.events:
        assert {link.intervention for link in event.softened_by} <= measures
    for point in cinema.touchpoints:
        assert set(point.screens) <= screens
        assert set(point.teams) <= teams
        assert {*point.meeting_by, *point.importance_by, *point.quality_by} <= segments
    assert screens == {screen for point in cinema.touchpoints for screen in point.screens}
    assert teams == {team for point in cinema.touchpoints for team in point.teams}


def test_indirect_points_are_fed_and_direct_ones_delivered(cinema: Scenario) -> None:
    indirect = [point for point in cinema.touchpoints if point.kind == "indirect"]
    assert len(indirect) >= 8
    assert all(point.fed_by for point in indirect)
    assert all(point.teams for point in cinema.touchpoints if point.kind == "direct")
    assert {point.fed_by for point in indirect} == {"close", "weak", "reviews", "market"}


def test_teams_may_write_freely_and_still_be_understood(cinema: Scenario) -> None:
    assert [point.id for point in cinema.touchpoints if len(point.synonyms) < 4] == []
    for language in LANGUAGES:
        names = [point.name.in_(language).casefold() for point in cinema.touchpoints]
        names += [word.in_(language).casefold() for point in cinema.touchpoints for word in point.synonyms]
        names += [decoy.name.in_(language).casefold() for decoy in cinema.decoys]
        twice = {name for name in names if names.count(name) > 1}
        assert not twice


def test_everybody_has_a_voice_everywhere(cinema: Scenario) -> None:
    assert set(cinema.voices) == {point.id for point in cinema.touchpoints}
    for point, moods in cinema.voices.items():
        for mood in MOODS:
            assert moods[mood]["any"], (point, mood)
    everything = [text for _, text in texts(cinema.voices)]
    assert len(everything) >= 600
    assert max(len(words) for text in everything for words in (text.en, text.ru)) <= 90
    for words in ([text.en for text in everything], [text.ru for text in everything]):
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("mood", ["bad", "good"])
@pytest.mark.parametrize("point", DECISIVE)
def test_where_it_matters_each_segment_says_three_things(cinema: Scenario, point: str, mood: str) -> None:
    said = {str(name): by for name, by in cinema.voices[point].items()}[mood]
    assert {who: len(said.get(who, ())) for who in said if len(said.get(who, ())) < 3} == {}
    assert {segment.id for segment in cinema.segments} <= set(said)


def test_agendas_fill_the_class_exactly(cinema: Scenario) -> None:
    assert {agenda.id for agenda in cinema.agendas} == {"hse-180", "productive-failure"}
    for agenda in cinema.agendas:
        assert sum(step.minutes for step in agenda.steps) == agenda.minutes == 180
        play = sum(step.minutes for step in agenda.steps if step.round and step.phase != "research")
        debrief = sum(step.minutes for step in agenda.steps if step.phase == "debrief")
        assert debrief >= play / 3
        assert {step.round for step in agenda.steps if step.phase == "forecast"} == {1, 2, 3}


def test_good_measures_together_cost_about_twice_the_money(cinema: Scenario) -> None:
    budget = sum(float(part) for part in cinema.money.budget)
    months = cinema.rounds.count * cinema.rounds.weeks / (52 / 12)
    good = [measure for measure in cinema.interventions if measure.trap is None]
    cost = sum(float(measure.once) + months * float(measure.monthly) for measure in good)
    assert budget == 6_000
    assert 1.8 * budget <= cost <= 2.3 * budget


def test_traps_tell_their_lesson_and_cards_their_source(cinema: Scenario) -> None:
    traps = {measure.id for measure in cinema.interventions if measure.trap}
    assert traps == {"weekday_discount", "new_app", "vr_zone", "daily_mailing", "cut_staff", "facade_repairs"}
    assert all(event.lesson for event in cinema.events)
    assert all(card.source for card in cinema.cards)


def test_something_happens_in_the_later_rounds_and_the_rest_is_a_deck(cinema: Scenario) -> None:
    rounds = [event.round for event in cinema.events]
    assert rounds.count(2) >= 1
    assert rounds.count(3) >= 1
    assert rounds.count(1) == 0
    assert rounds.count(None) >= 6
    for event in cinema.events:
        assert event.week + (event.weeks if event.weeks == 1 else 0) <= cinema.rounds.weeks + 1


def test_the_debrief_has_its_six_pages_and_every_round_its_question(cinema: Scenario) -> None:
    pages = {question.page for question in cinema.questions if question.page}
    assert pages == {"feelings", "happened", "why", "what_if", "reality", "monday"}
    assert {question.round for question in cinema.questions if question.round} == {1, 2, 3}


def test_the_chart_shows_the_fall_that_the_caption_names(cinema: Scenario) -> None:
    assert cinema.history is not None
    values = [float(value) for value in cinema.history.values]
    assert len(values) == 13
    assert round(100 * (1 - values[-1] / values[0])) == 18
    assert "18 %" in cinema.history.caption.en
    assert "18 %" in cinema.history.caption.ru


def test_effects_are_told_in_words(cinema: Scenario) -> None:
    for measure in cinema.interventions:
        assert not re.search(r"\d", measure.expected.en + measure.expected.ru), measure.id


def test_the_seats_are_filled_by_a_fifth(cinema: Scenario) -> None:
    weekly = 345_000 / 52
    assert weekly / float(cinema.money.seats) == pytest.approx(0.21, abs=0.005)
