"""The story of a round: its beats, its voices, its counters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from in_memory import case
from made import made

from cinema_game.ui.screens.reveal.story import story
from cinema_game.ui.screens.reveal.voices import heard_at, mood_of
from cinema_game.workshop.happenings import Occurrence


def test_every_touchpoint_and_every_week_has_its_beat() -> None:
    run = made(case())
    beats = story(run, 2, [])
    assert [beat.points for beat in beats] == sorted(beat.points for beat in beats)
    assert beats[-1].points == len(run.scenario.touchpoints)
    assert {beat.week for beat in beats} == set(range(1, run.scenario.rounds.weeks + 1))
    last = beats[-1].counted
    assert (last.told_good, last.told_bad, last.came_back, last.went_to_rival) == (120, 44, 400, 90)
    for before, after in zip(beats, beats[1:], strict=False):
        assert before.counted.came_back <= after.counted.came_back


def test_a_short_journey_still_lives_all_weeks() -> None:
    tutorial = case("tutorial")
    beats = story(made(tutorial), 1, [])
    assert len(beats) == max(tutorial.rounds.weeks, len(tutorial.touchpoints))
    assert sum(beat.voice is not None for beat in beats) <= len(tutorial.touchpoints)


def test_an_event_is_news_in_its_week_and_only_once() -> None:
    scenario = case()
    happenings = [Occurrence(event, 2) for event in scenario.events if event.round == 2]
    beats = story(made(scenario), 2, happenings)
    told = [(event.id, beat.week) for beat in beats for event in beat.news]
    assert sorted(told) == sorted((h.event.id, h.event.week) for h in happenings)


def test_a_voice_says_what_was_felt_there_by_whom_it_was_felt() -> None:
    run = made(case())
    family = replace(
        run,
        encounters=np.where(np.arange(4) == 0, run.encounters, 0),
        emotion=np.full_like(run.emotion, -0.8),
        emotion_band=np.full_like(run.emotion_band, -0.8),
    )
    for place, point in enumerate(run.scenario.touchpoints):
        voice = heard_at(family, 1, place)
        assert voice is not None
        assert (voice.segment, voice.mood, voice.touchpoint) == ("family", "bad", point)
        said = run.scenario.voices[point.id]["bad"]
        assert voice.words in said.get("family", said.get("any", ()))
        assert voice.speaker in run.scenario.segment("family").names


def test_the_same_run_is_told_by_the_same_people_and_another_seed_by_others() -> None:
    run = made(case())
    assert story(run, 1, []) == story(run, 1, [])
    assert story(run, 1, []) != story(replace(run, seed=8), 1, [])


def test_nobody_speaks_where_nobody_came() -> None:
    run = made(case())
    assert heard_at(replace(run, encounters=np.zeros_like(run.encounters)), 1, 3) is None


def test_a_mood_begins_where_the_shown_scale_has_a_sign() -> None:
    assert [mood_of(x / 3) for x in (-3, -0.6, -0.4, 0, 0.4, 0.6, 3)] == [
        "bad",
        "bad",
        "even",
        "even",
        "even",
        "good",
        "good",
    ]
