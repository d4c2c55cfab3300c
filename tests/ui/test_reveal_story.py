"""The story of a round: its beats, its voices, its counters."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from in_memory import case

import cx
from cinema_game.ui.screens.reveal.story import story
from cinema_game.ui.screens.reveal.voices import mood_of, name_of, voices
from cinema_game.ui.screens.reveal.words import quoted
from cinema_game.workshop.happenings import Occurrence
from cx.model.outcome import Outcome


@cache
def run(name: str = "cinema", seed: int = 7) -> Outcome:
    return cx.simulate(case(name), customers=1_200, seed=seed)


def test_every_touchpoint_and_every_week_has_its_beat() -> None:
    beats = story(run(), 2, [])
    assert [beat.points for beat in beats] == sorted(beat.points for beat in beats)
    assert beats[-1].points == len(case().touchpoints)
    assert {beat.week for beat in beats} == set(range(1, case().rounds.weeks + 1))
    last, whole = beats[-1].counted, run()
    assert (last.told_good, last.told_bad) == (whole.told_good[1], whole.told_bad[1])
    assert (last.came_back, last.went_to_rival) == (whole.came_back[1], whole.went_to_rival[1])
    assert all(before.counted.came_back <= after.counted.came_back for before, after in pairwise(beats))


def test_a_short_journey_still_lives_all_weeks() -> None:
    tutorial = case("tutorial")
    beats = story(run("tutorial"), 1, [])
    assert len(beats) == max(tutorial.rounds.weeks, len(tutorial.touchpoints))
    assert sum(beat.voice is not None for beat in beats) <= len(tutorial.touchpoints)


def test_an_event_is_news_in_its_week_and_only_once() -> None:
    happenings = [Occurrence(event, 2) for event in case().events if event.round == 2]
    beats = story(run(), 2, happenings)
    told = [(event.id, beat.week) for beat in beats for event in beat.news]
    assert sorted(told) == sorted((h.event.id, h.event.week) for h in happenings)


def test_a_voice_is_of_somebody_who_was_there_and_felt_so() -> None:
    heard = voices(run(), 1)
    assert len(heard) > len(case().touchpoints) / 2
    rows = run().journeys.array
    for place, voice in heard.items():
        assert voice.touchpoint == case().touchpoints[place]
        there = rows[
            (rows["customer"] == voice.customer) & (rows["touchpoint"] == place) & (rows["round"] == 1)
        ]
        assert voice.emotion in there["emotion"].astype(float)
        segment = case().segments[int(there["segment"][0])]
        assert (voice.segment, voice.speaker) == (segment.id, name_of(segment, voice.customer))
        said = case().voices[voice.touchpoint.id][mood_of(voice.emotion)]
        assert voice.words in (said.get(segment.id) or said["any"])


def test_the_same_run_is_told_by_the_same_people_and_another_seed_by_others() -> None:
    assert story(run(), 1, []) == story(run(), 1, [])
    assert story(run(), 1, []) != story(replace(run(), seed=8), 1, [])


def test_a_mood_begins_where_the_shown_scale_has_a_sign() -> None:
    moods = ["bad", "bad", "even", "even", "even", "good", "good"]
    assert [mood_of(x / 3) for x in (-3, -0.6, -0.4, 0, 0.4, 0.6, 3)] == moods


@pytest.mark.parametrize("words", ["“Thanks” again.", "plain"])
def test_quotation_marks_do_not_meet_their_like(words: str) -> None:
    assert quoted(words).count("“") == 1
