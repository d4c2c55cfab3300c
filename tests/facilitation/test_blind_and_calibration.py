"""Blind order, neutral names, and a first map whose right marks are known."""

from __future__ import annotations

import pytest
from class_of_two import RUBRIC, mark, opened
from hypothesis import given
from hypothesis import strategies as st
from tiny import TINY

import cx
from cinema_game.facilitation import calibration as calibrating
from cinema_game.facilitation.actions import CALIBRATION, Deal, OpenBook
from cinema_game.facilitation.blind import neutral_name, new_maps, shuffled
from cinema_game.facilitation.calibration import calibration, gaps
from cinema_game.facilitation.rules import apply
from cx.scenario.reader import load_scenario

TRUTH = cx.truth(TINY, 4, customers=300)
SAVES = [f"save-{number}" for number in range(10)]


@given(st.sets(st.sampled_from(SAVES)), st.text(min_size=1, max_size=20))
def test_an_order_is_a_raters_own_and_the_same_every_time(saves: set[str], rater: str) -> None:
    order = shuffled(rater, saves)
    assert set(order) == saves
    assert order == shuffled(rater, sorted(saves))


def test_raters_meet_maps_in_different_orders() -> None:
    orders = {shuffled(rater, SAVES) for rater in ("Vera", "Вера", "Олег", "Ann")}
    assert len(orders) == 4
    assert tuple(SAVES) not in orders


def test_names_are_places_and_stay_when_maps_are_added() -> None:
    book = opened("Vera", *shuffled("Vera", SAVES[:4]))
    names = {map_: str(neutral_name(book, map_)) for map_ in book.order}
    assert sorted(names.values()) == ["Map 1", "Map 2", "Map 3", "Map 4"]
    more = new_maps(book, SAVES)
    assert set(more) == set(SAVES[4:])
    later = apply(book, Deal(who="Vera", maps=more))
    assert {map_: str(neutral_name(later, map_)) for map_ in book.order} == names
    assert neutral_name(later, CALIBRATION).in_("ru") == "Калибровочная карта"
    assert neutral_name(later, more[0]).in_("ru") == "Карта 5"
    with pytest.raises(ValueError, match="not in"):
        neutral_name(later, "elsewhere")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_calibration_map_has_a_known_mark_and_a_reason_in_every_row(language: str) -> None:
    found = calibration(TRUTH, RUBRIC, "ru" if language == "ru" else "en")
    assert tuple(found.known) == RUBRIC.ids
    assert all(known.level is not None and known.why for known in found.known.values())
    assert found.known["needs"].level == 2
    needs = [point.need for point in found.work.map.points if point.need]
    assert calibrating.WISH.in_("ru" if language == "ru" else "en") in needs or len(needs) == 1


def test_on_a_full_case_it_is_good_in_places_and_poor_in_others() -> None:
    cinema = load_scenario("cinema")
    found = calibration(cx.truth(cinema, 1, customers=300), RUBRIC, "en")
    levels = {id_: known.level for id_, known in found.known.items()}
    assert levels["stages"] == 3
    assert levels["indirect"] == 1
    assert levels["emotions"] == 2
    assert levels["segments"] == 1
    assert levels["interventions"] == 2
    assert len({*levels.values()}) >= 3
    assert 0 < found.work.score.composite < 1


def test_a_rater_sees_how_far_from_the_known_marks() -> None:
    found = calibration(TRUTH, RUBRIC, "en")
    book = opened("Vera", skipped=False)
    for id_, known in found.known.items():
        assert known.level is not None
        book = mark(book, CALIBRATION, id_, known.level if id_ != "stages" else (known.level + 1) % 5)
    away = {gap.criterion: gap.away for gap in gaps(book, found)}
    assert away.pop("stages") in (1, -4)
    assert set(away.values()) == {0}
    assert str(calibrating.in_words(gaps(book, found))).startswith("Of 9 rows: the right level 8")


def test_rows_of_an_own_rubric_may_have_no_known_answer() -> None:
    own = RUBRIC.model_copy(
        update={"criteria": (RUBRIC.criterion("needs").model_copy(update={"id": "style"}),)}
    )
    found = calibration(TRUTH, own, "en")
    assert found.known["style"].level is None
    book = apply(None, OpenBook(who="V", rubric="r", criteria=("style",)))
    (gap,) = gaps(mark(book, CALIBRATION, "style", 3), found)
    assert gap.away is None
