"""What is computed of a team: known answers, a reason for every number, and corrections that are followed."""

from __future__ import annotations

import math

import pytest
from class_of_two import RUBRIC, log, mark, opened, played
from replaying import replay
from tiny import TINY

from cinema_game.facilitation import actions as do
from cinema_game.facilitation.assessment import Assessment
from cinema_game.facilitation.class_results import corrections_of, team_result
from cinema_game.facilitation.rules import apply
from cinema_game.results.assessor import Assessor
from cinema_game.workshop.actions import CorrectMatch, TrustMatch
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.apply import apply as act
from cinema_game.workshop.tournament.par import Par
from cinema_game.workshop.tournament.search import Found
from cx.message import Message
from cx.model.plan import Plan
from cx.model.work import TooMuchWork


@pytest.fixture(scope="module")
def found() -> Assessment:
    return Assessor(RUBRIC, seeds=2).assess(played(), TINY)


def test_computed_rows_count_what_is_there(found: Assessment) -> None:
    assert {row.id: row.value for row in found.rows} == {
        "rubric.stages": 4,
        "rubric.direct": 2,
        "rubric.indirect": 4,
        "rubric.emotions": 0,
        "rubric.key_moments": found.level("key_moments"),
        "rubric.needs": None,
        "rubric.fields": 0,
        "rubric.segments": 0,
        "rubric.interventions": 0,
    }
    direct = found.find("rubric.direct.share")
    assert direct is not None
    assert direct.value == pytest.approx(2 / 3)
    assert [str(told) for told in direct.said] == [
        "Direct touchpoints on the map: 2 of 3.",
        "Nobody drew: Exit.",
    ]


def test_the_three_scores_stand_apart_with_their_parts(found: Assessment) -> None:
    map_, forecast, result = found.scores
    assert map_.value == found.map_score.composite
    parts = {part.id.removeprefix("map."): part.value for part in map_.parts}
    assert parts.pop("percentile") == found.percentile
    assert parts == pytest.approx(found.map_score.parts)
    rounds = [part.value for part in forecast.parts if part.id != "forecast.calibration"]
    assert forecast.value == pytest.approx(sum(value or 0 for value in rounds) / len(rounds))
    assert result.value == (found.result.value.median if found.result else None)
    assert result.band is not None


def test_every_number_says_why_in_both_languages(found: Assessment) -> None:
    seen = [score for top in (*found.scores, *found.rows) for score in top.walk()]
    assert len({score.id for score in seen}) == len(seen) > 60
    for score in seen:
        assert found.find(score.id) is not None
        for sayable in (score.name, score.how, *score.said):
            assert "{" not in sayable.in_("ru") + sayable.in_("en")
        assert score.how.in_("ru") != score.how.in_("en"), score.id
        assert score.value is None or math.isfinite(score.value)
        if score.unit == "share" and score.value is not None and score.id != "result.retention":
            assert -1e-9 <= score.value <= 1 + 1e-9, score.id
        assert score.said or score.value is not None, score.id


def test_a_correction_changes_the_map_score_and_nothing_else(found: Assessment) -> None:
    less = found.corrected({"film": None})
    assert less.map_score.coverage.seen == found.map_score.coverage.seen - 1
    assert less.map_score.composite < found.map_score.composite
    assert (less.forecasts, less.result) == (found.forecasts, found.result)
    assert less.corrected({}).map_score == found.map_score
    other = found.corrected({"film": "exit"})
    assert other.map_score.matching.touchpoint("film") == "exit"


def test_a_team_corrects_matches_once_it_sees_the_truth() -> None:
    state = played()
    corrected = act(state, CorrectMatch(who="Anna", point="film", touchpoint="exit"), TINY)
    assert dict(corrected.corrections) == {"film": "exit"}
    again = act(corrected, CorrectMatch(who="Anna", point="film", touchpoint=None), TINY)
    assert dict(again.corrections) == {"film": None}
    assert Assessor(RUBRIC, seeds=1).assess(again, TINY).map_score.matching.touchpoint("film") is None
    assert act(again, TrustMatch(who="Anna", point="film"), TINY).corrections == ()
    early = replay(log()[:-3], TINY)
    for action, words in (
        (CorrectMatch(who="Anna", point="film", touchpoint="exit"), "after the last reveal"),
        (TrustMatch(who="Anna", point="film"), "not corrected"),
    ):
        with pytest.raises(RuleBroken, match=words):
            act(early, action, TINY)
    for action, words in (
        (CorrectMatch(who="Anna", point="none", touchpoint="exit"), "no longer on the map"),
        (CorrectMatch(who="Anna", point="film", touchpoint="moon"), "no touchpoint “moon”"),
    ):
        with pytest.raises(RuleBroken, match=words):
            act(state, action, TINY)


def test_raters_have_the_last_word_on_matches() -> None:
    state = act(played(), CorrectMatch(who="Anna", point="film", touchpoint="exit"), TINY)
    book = apply(opened("V", "a"), do.Correct(who="V", map="a", point="film", touchpoint="queue"))
    book = apply(book, do.Correct(who="V", map="a", point="queue", touchpoint=None))
    assert corrections_of("a", state, [book]) == {"film": "queue", "queue": None}
    assert corrections_of("b", state, [book]) == {"film": "exit"}


def test_a_workshop_that_was_not_revealed_has_a_map_score_alone() -> None:
    early = Assessor(RUBRIC).assess(replay(log()[:9], TINY), TINY)
    assert early.map_score.composite >= 0
    _, forecast, result = early.scores
    assert (forecast.value, result.value) == (None, None)
    assert "no result yet" in str(result.said[0])
    assert "before a reveal" in str(forecast.said[0])


def test_a_class_is_ordered_and_marks_replace_what_was_computed() -> None:
    seats = [
        ("a", played("Owls", ("film",)), TINY),
        ("b", played("Larks", ("reviews", "queue", "film", "exit")), TINY),
    ]
    told: list[tuple[int, int]] = []
    book = mark(mark(opened("V", "a", "b"), "a", "needs", 1), "a", "stages", 3)
    other = mark(opened("W", "a", "b"), "a", "needs", 4)
    results = Assessor(RUBRIC, seeds=1).assess_class(seats, [book, other], lambda *done: told.append(done))
    assert told == [(1, 2), (2, 2)]
    assert [team.id for team in results.by_map()] == ["b", "a"]
    first, second = results.teams
    assert first.levels["needs"] == 2.5
    assert first.levels["stages"] == 3
    assert [rater for rater, _ in first.marks["needs"]] == ["V", "W"]
    assert second.levels["needs"] is None
    assert second.total is None
    assert results.agreement is not None
    assert results.agreement.overall.verdict == "too few"
    assert [(one.map, one.criterion, one.spread) for one in results.agreement.disagreements] == [
        ("a", "needs", 3)
    ]
    whole = team_result("b", second.assessment, [mark(opened("V", "b"), "b", "needs", 4)])
    assert whole.total == sum(level or 0 for level in whole.levels.values())


def test_without_marks_there_is_no_agreement_to_tell() -> None:
    results = Assessor(RUBRIC, seeds=1).assess_class([("a", played(), TINY)], [opened("V", "a")])
    assert results.agreement is None


def test_a_case_with_too_many_plans_has_no_par(monkeypatch: pytest.MonkeyPatch) -> None:
    def par(*_: object, **__: object) -> Par:
        raise TooMuchWork(Message("Too many."))

    monkeypatch.setattr("cinema_game.results.results.par", par)
    found = Assessor(RUBRIC, seeds=1, par=True).assess(played(), TINY)
    assert found.result is not None
    assert found.result.par is None


def test_par_is_looked_for_once_a_class(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def par(*_: object, **__: object) -> Par:
        asked.append("par")
        return Par(0, Found(Plan(), 1_000.0), 1)

    monkeypatch.setattr("cinema_game.results.results.par", par)
    assessor = Assessor(RUBRIC, seeds=1, par=True)
    found = [assessor.assess(played(team), TINY) for team in ("Owls", "Larks")]
    assert asked == ["par"]
    for one in found:
        share = one.find("result.par")
        assert share is not None
        assert one.result is not None
        assert share.value == pytest.approx(one.result.value.median / 1_000)
