"""The map score has known answers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from known_truth import perfect, truth

from cx.journey.map import JourneyMap
from cx.journey.point import MapPoint
from cx.scoring.map.curve import concordance, warped
from cx.scoring.map.order import kendall
from cx.scoring.map.score import percentile, score_map

TRUTH = truth()
PERFECT = perfect(TRUTH)
STAGES = [stage.id for stage in TRUTH.scenario.stages]


def test_a_perfect_map_scores_one() -> None:
    score = score_map(PERFECT, TRUTH)
    assert score.parts == {name: pytest.approx(1) for name in score.parts}
    assert score.composite == pytest.approx(1)
    assert score.coverage.direct == score.coverage.indirect == 1
    assert score.matching.unseen == ()
    assert score.curves[0].peak
    assert score.curves[0].trough


def test_an_empty_map_scores_zero() -> None:
    score = score_map(JourneyMap(), TRUTH)
    assert score.composite == 0
    assert set(score.parts.values()) == {0.0}
    assert len(score.matching.unseen) == 4


def test_padding_with_decoys_lowers_it() -> None:
    padded = PERFECT.add(MapPoint(id="d", ref="cafe", stage="inside"), STAGES)
    score = score_map(padded, TRUTH)
    assert score.coverage.coverage == pytest.approx(1)
    assert score.coverage.relevance == pytest.approx(0.8)
    assert 0.9 < score.composite < 1
    more = padded.add(MapPoint(id="e", name="a unicorn", stage="before"), STAGES)
    assert score_map(more, TRUTH).composite < score.composite


def test_a_reversed_order_lowers_only_order() -> None:
    backwards = JourneyMap(points=PERFECT.points[::-1])
    score = score_map(backwards, TRUTH)
    assert score.order.tau == -1
    assert score.parts == {
        name: pytest.approx(0 if name == "order" else 1) for name in score_map(PERFECT, TRUTH).parts
    }


def test_a_curve_of_the_right_shape_at_the_wrong_level_is_not_perfect() -> None:
    low = PERFECT
    for point in PERFECT.points:
        low = low.feel(point.id, max(-3, (point.feeling() or 0) - 1))
    score = score_map(low, TRUTH)
    assert 0.5 < score.curves[0].score < 0.97
    assert score.curves[1].score == pytest.approx(1)


def test_marks_everywhere_do_not_find_key_moments() -> None:
    everywhere = PERFECT
    for point in PERFECT.points:
        everywhere = everywhere.change(point.id, key="painful", importance=0)
    painful, decisive = score_map(everywhere, TRUTH).keys
    assert painful.recall == 1
    assert painful.precision == 0.25
    assert painful.score < 1
    assert decisive.marked == 0
    assert decisive.score == 0


def test_own_words_are_recognised_in_either_language() -> None:
    words = JourneyMap(
        points=(
            MapPoint(id="a", name="film!", stage="inside"),
            MapPoint(id="b", name="the EXIT", stage="inside"),
            MapPoint(id="c", name="queue по-русски", stage="before"),
            MapPoint(id="d", name="unicorn", stage="before"),
        )
    )
    matching = score_map(words, TRUTH).matching
    assert [(match.point, match.touchpoint, match.by) for match in matching.matches] == [
        ("a", "film", "text"),
        ("b", "exit", "text"),
        ("c", "queue", "text"),
    ]
    assert matching.extra == ("d",)
    assert matching.unseen == ("reviews",)
    corrected = score_map(words, TRUTH, {"d": "reviews", "a": None}).matching
    assert corrected.touchpoint("d") == "reviews"
    assert corrected.touchpoint("a") is None


def test_two_points_never_stand_for_the_same() -> None:
    twins = JourneyMap(
        points=(
            MapPoint(id="a", ref="film", stage="inside"),
            MapPoint(id="b", name="Film", stage="inside"),
        )
    )
    matching = score_map(twins, TRUTH).matching
    assert [match.touchpoint for match in matching.matches].count("film") == 1
    assert matching.touchpoint("a") == "film"


def test_a_perfect_map_beats_shuffled_ones() -> None:
    assert percentile(PERFECT, TRUTH, shuffles=200) > 0.9
    assert percentile(JourneyMap(), TRUTH, shuffles=20) == 0.5


def test_the_sentences_count() -> None:
    sentences = [str(message) for message in score_map(PERFECT, TRUTH).in_words()]
    assert sentences[0] == "You saw 4 of 4 touchpoints; points on your map that are none: 0."
    assert all("{" not in sentence for sentence in sentences)
    assert all("{" not in str(message) for message in score_map(JourneyMap(), TRUTH).in_words())


def test_kendall_agrees_with_a_worked_example() -> None:
    assert kendall([1, 2, 3, 4], [1, 2, 3, 4]) == 1
    assert kendall([1, 2, 2, 3], [1, 3, 2, 4]) == pytest.approx(5 / np.sqrt(5 * 6))
    assert kendall([1, 1], [1, 2]) is None


def test_lin_sees_level_and_spread() -> None:
    line = np.array([0.0, 1.0, 2.0])
    assert concordance(line, line) == 1
    assert concordance(line, line + 1) == pytest.approx(2 * (2 / 3) / (4 / 3 + 1))
    assert concordance(np.ones(3), np.ones(3)) == 1
    assert concordance(np.ones(3), np.zeros(3)) == 0
    assert warped(line, line) == 1
    assert warped(np.full(3, -3.0), np.full(3, 3.0)) == 0
    assert warped(np.array([0.0, 3, 0, 0]), np.array([0.0, 0, 3, 0])) == 1


FEELINGS = st.dictionaries(st.sampled_from(["all", "family", "young"]), st.integers(-3, 3))
POINTS = st.builds(
    lambda ref, name, stage, emotion, key, importance: MapPoint(
        id="x",
        ref=ref,
        name=None if ref else name,
        stage=stage,
        emotion=emotion,
        key=key,
        importance=importance,
    ),
    st.sampled_from(["reviews", "queue", "film", "exit", "cafe", None]),
    st.text(max_size=20),
    st.sampled_from(STAGES),
    FEELINGS,
    st.sampled_from([None, "painful", "decisive"]),
    st.integers(0, 3),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(POINTS, max_size=8))
def test_any_map_has_a_score_between_nothing_and_everything(points: list[MapPoint]) -> None:
    map_ = JourneyMap()
    for number, point in enumerate(points):
        if point.ref is None or map_.using(point.ref) is None:
            map_ = map_.add(point.model_copy(update={"id": f"p{number}"}), STAGES)
    score = score_map(map_, TRUTH)
    assert all(0 <= part <= 1 for part in score.parts.values())
    assert 0 <= score.composite <= 1
    matched = [match.touchpoint for match in score.matching.matches]
    assert len(set(matched)) == len(matched)
    assert len(matched) + len(score.matching.extra) == len(map_)
    padded = map_.add(MapPoint(id="pad", name="☃", stage="inside"), STAGES)
    assert score_map(padded, TRUTH).coverage.score <= score.coverage.score
