"""What came of it, and the questions that come of that, from a game played through the rules."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from lived import RESULTS, nothing_of, run_of
from playing import begin, forecast, play
from tiny import TINY

from cinema_game.results.spec import spec_of
from cinema_game.workshop import actions as do
from cinema_game.workshop.forecasts import actual, forecast_errors
from cinema_game.workshop.moments import Story, moments
from cinema_game.workshop.questions import pages, question_after
from cinema_game.workshop.state import Workshop
from cx.model.value import worth
from cx.scoring.result import score_result


def round_played(state: Workshop, *actions: do.Action) -> Workshop:
    return play(
        state,
        *actions,
        do.Lock(who=do.TRAINER, phase="plan"),
        do.Predict(who="Anna", forecast=forecast("queue")),
        do.LockForecast(who="Anna"),
        do.Reveal(who="Anna"),
    )


@cache
def played() -> Workshop:
    state = round_played(begin("Anna"), do.Choose(who="Anna", intervention="order"))
    state = round_played(play(state, do.NextRound(who="Anna")))
    return round_played(play(state, do.NextRound(who="Anna")))


@cache
def story() -> Story:
    state = played()
    return Story(state, TINY, run_of(state, TINY), nothing_of(state, TINY))


def test_a_choice_for_a_round_not_revealed_has_no_part_in_what_is_shown() -> None:
    one = round_played(begin("Anna"))
    ahead = play(one, do.NextRound(who="Anna"), do.Choose(who="Anna", intervention="discount"))
    shown, before = run_of(ahead, TINY), run_of(one, TINY)
    assert shown.rounds == 1
    assert np.array_equal(shown.emotion, before.emotion)
    assert len(run_of(play(ahead, do.Lock(who=do.TRAINER, phase="forecast")), TINY).nps) == 1


def test_a_later_round_does_not_rewrite_an_earlier_one() -> None:
    one = round_played(begin("Anna"), do.Choose(who="Anna", intervention="order"))
    assert run_of(one, TINY).nps[0] == story().run.nps[0]
    assert run_of(played(), TINY, rounds=1).nps[0] == story().run.nps[0]


def test_without_its_only_measure_a_run_is_doing_nothing() -> None:
    without = RESULTS.run(spec_of(played(), TINY).without("order"))
    assert np.array_equal(without.emotion, story().nothing.emotion, equal_nan=True)
    assert without.revenue[2] == story().nothing.revenue[2]


def test_an_injected_event_reaches_the_customers() -> None:
    calm = run_of(round_played(begin("Anna")), TINY)
    loud = run_of(round_played(begin("Anna"), do.Inject(who=do.TRAINER, event="video")), TINY)
    assert not np.array_equal(calm.weekly_visits, loud.weekly_visits)
    assert np.array_equal(calm.weekly_visits[:5], loud.weekly_visits[:5])


def test_the_sandbox_knows_no_limits() -> None:
    state = play(
        begin("Anna", mode="sandbox"),
        *(do.Choose(who="Anna", intervention=name) for name in ("palace", "order", "school", "smile")),
    )
    assert run_of(state, TINY).rounds == 3


def test_what_came_is_the_change_against_the_round_before() -> None:
    run, nothing = story().run, story().nothing
    came = actual(run, nothing, 2)
    assert came.nps == pytest.approx(run.nps[1] - run.nps[0])
    assert came.revenue == pytest.approx(run.revenue[1] / run.revenue[0] - 1)
    assert came.worst[0] == "queue"
    first = actual(nothing, nothing, 1)
    assert (first.nps, first.revenue, first.returning) == (0, 0, 0)


def test_every_locked_forecast_is_scored() -> None:
    errors = forecast_errors(played(), story().run, story().nothing)
    assert set(errors) == {(round_, member) for round_ in (1, 2, 3) for member in ("Anna", None)}
    assert all(0 <= score.score <= 1 for score in errors.values())
    assert errors[2, None].worst_score == 1


def test_each_prompt_is_tied_to_its_moment() -> None:
    made = {moment.id.partition(".")[0]: moment for moment in moments(story())}
    assert made["without"].intervention == "order"
    assert made["error"].figure in ("nps", "revenue", "returning")
    assert made["heavy"].touchpoint in {point.id for point in TINY.touchpoints}
    assert "is not on your map" in str(made["heavy"].text)
    assert made["gained"].segment in {"family", "young"}
    assert "trap" not in made
    for moment in made.values():
        assert "{" not in moment.text.in_("ru")
        do.Answer(who="Anna", question=moment.id, text="because")


def test_the_debrief_has_six_pages_and_a_round_one_question() -> None:
    book = pages(story())
    assert list(book) == ["feelings", "happened", "why", "what_if", "reality", "monday"]
    assert next(prompt.id for prompt in book["happened"]).startswith("error.")
    prompt = question_after(story(), 2)
    assert prompt is not None
    assert prompt.moment is not None
    assert prompt.moment.round == 2


def test_the_result_is_what_the_plan_changed() -> None:
    run, nothing = story().run, story().nothing
    same = score_result([nothing], [nothing])
    assert (same.nps.median, same.value.median) == (0, 0)
    assert str(same.in_words()) == "Your plan is worth as much as doing nothing."
    gain = worth(run, nothing).amount
    score = score_result([run], [nothing], par=2 * gain)
    assert score.value.median == pytest.approx(gain)
    assert score.revenue.low < score.revenue.median < score.revenue.high
    assert score.share_of_par == (pytest.approx(0.5) if gain > 0 else None)
    with pytest.raises(ValueError, match="at least one run"):
        score_result([], [])


def test_the_result_of_several_seeds_is_their_median() -> None:
    score = RESULTS.score(spec_of(played(), TINY), seeds=3)
    assert score.nps.low <= score.nps.median <= score.nps.high
    assert score.value.median != 0
    nobody = RESULTS.score(spec_of(begin("Anna"), TINY), seeds=1)
    assert (nobody.value.median, nobody.nps.median) == (0, 0)
