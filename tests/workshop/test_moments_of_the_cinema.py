"""The debrief of a team that believed in prices: each prompt leads to a moment of its own game."""

from __future__ import annotations

import pytest
from lived import RESULTS, nothing_of, played_by, run_of

import cx
from cinema_game.workshop.bots.kinds import BOTS
from cinema_game.workshop.bots.playing import begin_with
from cinema_game.workshop.moments import Moment, Story, moments
from cinema_game.workshop.questions import question_after
from cx.journey.matching import match


@pytest.fixture(scope="module")
def story() -> Story:
    scenario = cx.load_scenario("cinema")
    bot = BOTS["price-cutter"]
    begin = begin_with(bot, scenario, "0", seed=2, draw=2, customers=1_000, language="ru")
    _, state = played_by(bot, scenario, begin)
    return Story(
        state,
        scenario,
        run_of(state, scenario),
        nothing_of(state, scenario),
        match(state.map, scenario),
        RESULTS.truth(state, scenario),
    )


@pytest.fixture(scope="module")
def made(story: Story) -> dict[str, Moment]:
    return {moment.id.partition(".")[0]: moment for moment in moments(story)}


def test_the_trap_that_was_walked_into_is_asked_about(story: Story, made: dict[str, Moment]) -> None:
    trap = made["trap"]
    assert trap.intervention is not None
    assert trap.intervention in story.state.plan.interventions
    assert story.scenario.intervention(trap.intervention).trap is not None


def test_the_unseen_point_is_indirect_and_not_on_the_map(story: Story, made: dict[str, Moment]) -> None:
    unseen = made["unseen"].touchpoint
    assert unseen is not None
    assert story.scenario.touchpoint(unseen).kind == "indirect"
    assert story.state.map.using(unseen) is None


def test_the_fall_is_a_fall(story: Story, made: dict[str, Moment]) -> None:
    fall = made["fall"]
    assert fall.round is not None
    assert fall.touchpoint is not None
    place = [point.id for point in story.scenario.touchpoints].index(fall.touchpoint)
    before = story.run.emotion_all[fall.round - 2] if fall.round > 1 else story.nothing.emotion_all[0]
    assert story.run.emotion_all[fall.round - 1, place] < before[place]


def test_somebody_pays_for_what_was_done(story: Story, made: dict[str, Moment]) -> None:
    assert made["lost"].segment in {segment.id for segment in story.scenario.segments}


def test_every_round_has_its_question_in_both_languages(story: Story) -> None:
    for round_ in range(1, story.run.rounds + 1):
        prompt = question_after(story, round_)
        assert prompt is not None
        assert prompt.text.in_("ru") != prompt.text.in_("en")
