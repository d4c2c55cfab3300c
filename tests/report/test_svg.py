"""Drawings: places follow values, texts stay texts, words fit their room."""

from __future__ import annotations

import math
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinema_game.report.breadth import breadth
from cinema_game.report.svg.bars import Bar, bars
from cinema_game.report.svg.element import broken, drawing, element, path, text
from cinema_game.report.svg.emotion_curve import Flag, Line, Path, emotion_curve
from cinema_game.report.svg.scale import TICKS, Scale, spanning
from cinema_game.report.svg.small_lines import Course, small_lines
from cinema_game.report.svg.waterfall import Part, waterfall

WAY = Path(("Before", "Inside"), (2, 2))
amounts = st.floats(-1e6, 1e6, allow_nan=False, width=32)


@given(amounts, amounts)
def test_the_ends_of_a_scale_are_where_they_should_be(low: float, high: float) -> None:
    scale = Scale(low, high, 10, 110)
    assert scale(low) == pytest.approx(10)
    if high > low:
        assert scale(high) == pytest.approx(110)
        assert all(low - 1e-6 * (high - low) <= tick <= high + 1e-6 * (high - low) for tick in scale.ticks)
        assert len(scale.ticks) <= TICKS + 1


@given(st.lists(amounts, min_size=1))
def test_a_spanning_scale_holds_every_value(values: list[float]) -> None:
    scale = spanning(tuple(values), 0, 100)
    assert all(0 <= scale(value) <= 100 for value in values)


@given(st.text(max_size=60), st.integers(2, 20), st.integers(1, 3))
def test_words_fit_their_room(words: str, room: int, lines: int) -> None:
    rows = broken(words, room, lines)
    assert len(rows) <= lines
    assert all(breadth(row) <= room + 1 for row in rows)
    if len(words.split()) == 1 and breadth(words.strip()) <= room:
        assert rows == (words.strip(),)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")))
def test_whatever_is_written_stays_text(words: str) -> None:
    whole = drawing(10, 10, words, words, [text(words, 1, 1), element("g", look=words)])
    root = ElementTree.fromstring(str(whole))
    assert root.attrib["aria-label"] == f"{words}. {words}"
    assert [child.tag for child in root] == ["title", "desc", "text", "g"]
    assert root[2].text == (words or None)
    assert root[3].attrib["look"] == words


def test_a_line_pauses_where_nothing_is_known() -> None:
    assert str(path([(0, 1), None, (2, 3), (4, 5)])) == '<path d="M0 1M2 3L4 5"/>'
    assert str(path([None])) == ""


def circles(svg: str, look: str) -> list[tuple[float, float]]:
    root = ElementTree.fromstring(svg)
    group = next(group for group in root.iter("g") if look in group.attrib.get("class", "").split())
    return [(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in group.iter("circle")]


def test_better_feelings_stand_higher_and_gaps_have_no_dot() -> None:
    line = Line("you", "us", (-3.0, None, 0.0, 3.0))
    other = Line("they", "them", (1.0, 1.0, 1.0, math.nan))
    svg = str(emotion_curve("Curve", "What is seen", WAY, (line, other), gap=(line, other)))
    worst, even, best = circles(svg, "us")
    assert worst[0] < even[0] < best[0]
    assert worst[1] > even[1] > best[1]
    assert len(circles(svg, "them")) == 3
    assert 'class="gap"' in svg


def test_the_two_kinds_of_key_moments_differ_in_shape() -> None:
    flags = (Flag(0, "painful", above=True), Flag(0, "decisive", above=True))
    root = ElementTree.fromstring(str(emotion_curve("Curve", "Seen", WAY, (), flags=flags)))
    shapes = {one.attrib["d"] for one in root.iter("path") if "flag" in one.attrib["class"]}
    corners = {shape.count("L") for shape in shapes}
    assert corners == {3, 4}


def widths(svg: str, look: str) -> list[float]:
    root = ElementTree.fromstring(svg)
    return [float(one.attrib["width"]) for one in root.iter("rect") if one.attrib["class"] == look]


def test_bars_are_as_long_as_their_values() -> None:
    rows = [Bar("a", 10, "10"), Bar("b", 5, "5"), Bar("c", -5, "−5", -6, -4)]
    svg = str(bars("Bars", "Seen", rows, str))
    long, short = widths(svg, "bar good")
    assert long == pytest.approx(2 * short, rel=0.01)
    assert widths(svg, "bar bad") == [pytest.approx(short, rel=0.01)]


def test_a_waterfall_goes_on_where_the_part_before_ended() -> None:
    parts = [
        Part("start", 10, "10", True),
        Part("up", 4, "+4"),
        Part("down", -2, "−2"),
        Part("end", 12, "12", True),
    ]
    root = ElementTree.fromstring(str(waterfall("Fall", "Seen", parts, str)))
    boxes = [one.attrib for one in root.iter("rect")]
    left = [float(box["x"]) for box in boxes]
    right = [float(box["x"]) + float(box["width"]) for box in boxes]
    assert left[1] == pytest.approx(right[0], abs=0.1)
    assert right[2] == pytest.approx(right[1], abs=0.1)
    assert right[3] == pytest.approx(left[2], abs=0.1)


def test_a_figure_that_is_not_known_is_left_out() -> None:
    svg = str(small_lines("Small", "Seen", (Course("us", (1.0, math.nan, 3.0)),), ("1", "2", "3"), str))
    assert len(circles(svg, "us")) == 2
