"""What every full case owes a class: both languages, voices, agendas, origins, questions, lessons."""

from __future__ import annotations

import re
from functools import cache

import pytest
from telling import CYRILLIC, texts

import cx
from cx.scenario.lessons import Mood
from cx.scenario.scenario import Scenario
from cx.scenario.text import LANGUAGES

CASES = ["cinema", "missed-flight"]
MOODS: tuple[Mood, ...] = ("bad", "even", "good")


@cache
def case(name: str) -> Scenario:
    return cx.load_scenario(name)


@pytest.fixture(params=CASES)
def full(request: pytest.FixtureRequest) -> Scenario:
    return case(str(request.param))


@pytest.mark.parametrize("name", CASES)
def test_it_is_read_without_a_fault_or_a_doubt(name: str) -> None:
    assert cx.check_scenario(name).diagnostics == ()


def test_every_sentence_is_written_in_both_languages(full: Scenario) -> None:
    for path, text in texts(full):
        assert not CYRILLIC.search(text.en), f"{path}: {text.en}"
        if text.en != text.ru:
            assert CYRILLIC.search(text.ru), f"{path}: {text.ru}"
        else:
            assert not re.search("[A-Za-z]{2}", text.en), f"{path} is not translated: {text.en}"


def test_russian_spells_yo_where_readers_stumble(full: Scenario) -> None:
    bare = re.compile(
        r"\b(еще|ее|свое|твое|мое|идет|придет|зовет|живет|прием|темное|теплый|черный)\b",
        re.IGNORECASE,
    )
    assert [(path, text.ru) for path, text in texts(full) if bare.search(text.ru)] == []


def test_quotation_marks_are_those_of_the_language(full: Scenario) -> None:
    for path, text in texts(full):
        assert '"' not in text.en + text.ru, path
        assert not set("“”") & set(text.ru), path
        assert not set("«»") & set(text.en), path


def test_every_reference_is_answered(full: Scenario) -> None:
    points = {point.id for point in full.touchpoints}
    segments = {segment.id for segment in full.segments}
    measures = {measure.id for measure in full.interventions}
    screens = {screen.id for screen in full.screens}
    teams = {team.id for team in full.teams}
    effects = [item.effects for item in full.interventions] + [item.effects for item in full.events]
    assert {effect.touchpoint for some in effects for effect in some} <= points
    for measure in full.interventions:
        assert {link.intervention for link in (*measure.needs, *measure.boosts)} <= measures
        assert set(measure.blocks) <= measures
        assert set(measure.decisive_for) <= segments
    for event in full.events:
        assert {link.intervention for link in event.softened_by} <= measures
    for point in full.touchpoints:
        assert set(point.screens) <= screens
        assert set(point.teams) <= teams
        assert {*point.meeting_by, *point.importance_by, *point.quality_by} <= segments
    assert screens == {screen for point in full.touchpoints for screen in point.screens}
    assert teams == {team for point in full.touchpoints for team in point.teams}


def test_indirect_points_are_fed_and_direct_ones_delivered(full: Scenario) -> None:
    indirect = [point for point in full.touchpoints if point.kind == "indirect"]
    assert len(indirect) >= 6
    assert all(point.fed_by for point in indirect)
    assert all(point.teams for point in full.touchpoints if point.kind == "direct")
    assert {point.fed_by for point in indirect} >= {"close", "weak", "reviews"}


def test_teams_may_write_freely_and_still_be_understood(full: Scenario) -> None:
    assert [point.id for point in full.touchpoints if len(point.synonyms) < 4] == []
    for language in LANGUAGES:
        names = [point.name.in_(language).casefold() for point in full.touchpoints]
        names += [word.in_(language).casefold() for point in full.touchpoints for word in point.synonyms]
        names += [decoy.name.in_(language).casefold() for decoy in full.decoys]
        twice = {name for name in names if names.count(name) > 1}
        assert not twice


def test_everybody_has_a_voice_everywhere(full: Scenario) -> None:
    assert set(full.voices) == {point.id for point in full.touchpoints}
    for point, moods in full.voices.items():
        for mood in MOODS:
            assert moods[mood]["any"], (point, mood)
    everything = [text for _, text in texts(full.voices)]
    assert len(everything) >= 600
    assert max(len(words) for text in everything for words in (text.en, text.ru)) <= 90
    for words in ([text.en for text in everything], [text.ru for text in everything]):
        assert len(set(words)) == len(words)


def test_agendas_fill_the_class_exactly(full: Scenario) -> None:
    assert len(full.agendas) == 2
    for agenda in full.agendas:
        assert sum(step.minutes for step in agenda.steps) == agenda.minutes == 180
        play = sum(step.minutes for step in agenda.steps if step.round and step.phase != "research")
        debrief = sum(step.minutes for step in agenda.steps if step.phase == "debrief")
        assert debrief >= play / 3
        rounds = {step.round for step in agenda.steps if step.phase == "forecast"}
        assert rounds == set(range(1, full.rounds.count + 1))


def test_every_kind_of_research_can_be_bought(full: Scenario) -> None:
    kinds = {"poll", "interviews", "mystery", "reviews", "funnel", "recommendation"}
    assert {method.kind for method in full.research.methods} == kinds


def test_events_and_cards_teach_and_name_their_source(full: Scenario) -> None:
    assert all(event.lesson for event in full.events)
    assert all(card.source for card in full.cards)
    assert len(full.cards) >= 12
    assert len(full.decoys) >= 6


def test_something_happens_in_the_later_rounds_and_the_rest_is_a_deck(full: Scenario) -> None:
    rounds = [event.round for event in full.events]
    assert rounds.count(2) >= 1
    assert rounds.count(3) >= 1
    assert rounds.count(1) == 0
    assert rounds.count(None) >= 6
    for event in full.events:
        assert event.week + (event.weeks if event.weeks == 1 else 0) <= full.rounds.weeks + 1


def test_the_debrief_has_its_six_pages_and_every_round_its_question(full: Scenario) -> None:
    pages = {question.page for question in full.questions if question.page}
    assert pages == {"feelings", "happened", "why", "what_if", "reality", "monday"}
    asked = {question.round for question in full.questions if question.round}
    assert asked == set(range(1, full.rounds.count + 1))


def test_effects_are_told_in_words(full: Scenario) -> None:
    for measure in full.interventions:
        assert not re.search(r"\d", measure.expected.en + measure.expected.ru), measure.id
