"""What a rater may do, and that nothing of it is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from class_of_two import NOON, RUBRIC, mark, opened
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from cinema_game.facilitation import actions as do
from cinema_game.facilitation.actions import CALIBRATION, MARK_ACTION
from cinema_game.facilitation.audit import audit
from cinema_game.facilitation.book import Book
from cinema_game.facilitation.rules import apply
from cinema_game.workshop.refusal import RuleBroken


def refused(book: Book | None, action: do.MarkAction) -> str:
    with pytest.raises(RuleBroken) as told:
        apply(book, action)
    assert told.value.message.in_("ru") != told.value.message.in_("en")
    return str(told.value.message)


def test_a_mark_in_place_of_a_computed_one_needs_a_reason() -> None:
    book = opened("Vera", "a")
    bare = do.PutMark(who="Vera", map="a", criterion="stages", level=1, computed=3)
    assert "computed 3" in refused(book, bare)
    reasoned = apply(book, bare.model_copy(update={"reason": "two stages are one"}))
    found = reasoned.mark("a", "stages")
    assert found is not None
    assert found.replaces
    assert (found.level, found.computed, found.reason) == (1, 3, "two stages are one")
    agreed = apply(book, bare.model_copy(update={"level": 3})).mark("a", "stages")
    assert agreed is not None
    assert not agreed.replaces


def test_real_maps_open_after_the_calibration_map_or_with_a_word_why_not() -> None:
    book = opened("Vera", "a", skipped=False)
    first = do.PutMark(who="Vera", map="a", criterion="needs", level=2)
    assert "calibration" in refused(book, first)
    skipped = apply(book, do.SkipCalibration(who="Vera", reason="third class today"))
    assert apply(skipped, first).skipped == "third class today"
    for criterion in RUBRIC.ids:
        assert not book.calibrated
        book = mark(book, CALIBRATION, criterion, 2)
    assert book.calibrated
    assert apply(book, first).mark("a", "needs") is not None
    assert "behind you" in refused(book, do.SkipCalibration(who="Vera", reason="again"))


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (do.PutMark(who="V", map="b", criterion="needs", level=1), "not in your order"),
        (do.PutMark(who="V", map="a", criterion="beauty", level=1), "no criterion “beauty”"),
        (do.TakeMark(who="V", map="a", criterion="needs"), "no mark of yours"),
        (do.Uncorrect(who="V", map="a", point="p"), "not corrected"),
        (do.DropPhrase(who="V", phrase="none"), "no such sentence"),
        (do.Undo(who="V"), "nothing to take back"),
        (do.Deal(who="V", maps=("a",)), "in your order already"),
        (do.OpenBook(who="V", rubric="r", criteria=("needs",)), "open already"),
    ],
)
def test_what_cannot_be_is_said(action: do.MarkAction, words: str) -> None:
    assert words in refused(opened("V", "a"), action)


def test_a_book_is_opened_first() -> None:
    assert "not been opened" in refused(None, do.Undo(who="V"))


@pytest.mark.parametrize("level", [-1, 5])
def test_levels_are_0_to_4(level: int) -> None:
    with pytest.raises(ValidationError):
        do.PutMark(who="V", map="a", criterion="needs", level=level)


def test_undo_goes_back_through_marks_and_matches() -> None:
    book = opened("V", "a")
    states = [book]
    for action in (
        do.PutMark(who="V", map="a", criterion="needs", level=1),
        do.PutMark(who="V", map="a", criterion="needs", level=4),
        do.Correct(who="V", map="a", point="p", touchpoint="queue"),
        do.Correct(who="V", map="a", point="p", touchpoint=None),
        do.TakeMark(who="V", map="a", criterion="needs"),
        do.Uncorrect(who="V", map="a", point="p"),
    ):
        states.append(apply(states[-1], action))
    book = states[-1]
    assert (book.marks, book.corrected("a")) == ((), {})
    for before in reversed(states[:-1]):
        book = apply(book, do.Undo(who="V"))
        assert book.of("a") == before.of("a")
        assert book.corrected("a") == before.corrected("a")


def test_another_rubric_lets_marks_of_its_own_rows_rest() -> None:
    book = mark(opened("V", "a"), "a", "needs", 3)
    other = apply(book, do.AdoptRubric(who="V", rubric="s", criteria=("style",)))
    assert other.of("a") == {}
    assert "no criterion “needs”" in refused(other, do.PutMark(who="V", map="a", criterion="needs", level=1))
    back = apply(other, do.AdoptRubric(who="V", rubric="r", criteria=RUBRIC.ids))
    assert back.of("a")["needs"].level == 3


def test_the_own_comment_bank_keeps_each_sentence_once() -> None:
    keep = do.KeepPhrase(who="V", criterion="needs", text="Whose words are these?")
    book = apply(opened("V"), keep)
    assert [phrase.text for phrase in book.phrases] == ["Whose words are these?"]
    assert "already" in refused(book, keep.model_copy(update={"id": "other"}))
    assert apply(book, do.DropPhrase(who="V", phrase=keep.id)).phrases == ()


ACTIONS = st.one_of(
    st.builds(
        do.PutMark,
        who=st.just("V"),
        at=st.just(NOON),
        map=st.sampled_from(["a", "b", "c", CALIBRATION]),
        criterion=st.sampled_from([*RUBRIC.ids[:3], "beauty"]),
        level=st.integers(0, 4),
        computed=st.sampled_from([None, 0, 4]),
        reason=st.sampled_from([None, "seen by eye"]),
        text=st.sampled_from([None, "a\nb"]),
    ),
    st.builds(
        do.TakeMark,
        who=st.just("V"),
        map=st.sampled_from(["a", "b"]),
        criterion=st.sampled_from(RUBRIC.ids[:3]),
    ),
    st.builds(
        do.Correct,
        who=st.just("V"),
        map=st.just("a"),
        point=st.sampled_from(["p", "q"]),
        touchpoint=st.sampled_from([None, "queue"]),
    ),
    st.builds(do.Uncorrect, who=st.just("V"), map=st.just("a"), point=st.sampled_from(["p", "q"])),
    st.builds(do.Deal, who=st.just("V"), maps=st.sampled_from([("a",), ("b", "a"), ("c",)])),
    st.builds(do.SkipCalibration, who=st.just("V"), reason=st.just("late")),
    st.builds(do.Undo, who=st.just("V")),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(ACTIONS, max_size=25))
def test_any_order_of_deeds_is_a_fold_with_an_audit(wanted: list[do.MarkAction]) -> None:
    first = do.OpenBook(who="V", rubric="r", criteria=RUBRIC.ids, at=NOON)
    log: list[do.MarkAction] = [first]
    book = apply(None, first)
    for action in wanted:
        try:
            after = apply(book, action)
        except RuleBroken:
            continue
        log.append(action)
        book = after
        assert Book.model_validate_json(book.model_dump_json()) == book
        assert MARK_ACTION.validate_json(action.model_dump_json()) == action
    assert len({(one.map, one.criterion) for one in book.marks}) == len(book.marks)
    assert all(one.reason for one in book.marks if one.replaces)
    entries = audit([log])
    assert len(entries) == len(log)
    assert all(entry.said.in_("ru") and "{" not in entry.said.in_("en") for entry in entries)
    changed = {(entry.map, entry.criterion): entry.after for entry in entries if entry.criterion}
    assert changed == {
        key: None if (found := book.mark(str(key[0]), str(key[1]))) is None else found.level
        for key in changed
    }


def test_a_clock_that_goes_back_does_not_change_the_order_of_deeds() -> None:
    log: list[do.MarkAction] = [
        do.OpenBook(who="V", rubric="r", criteria=RUBRIC.ids, at=NOON),
        do.Deal(who="V", maps=("a",), at=NOON),
        do.SkipCalibration(who="V", reason="late", at=NOON),
        do.PutMark(who="V", map="a", criterion="stages", level=1, at=NOON + timedelta(hours=1)),
        do.PutMark(who="V", map="a", criterion="stages", level=2, at=NOON),
    ]
    assert [entry.after for entry in audit([log]) if entry.criterion] == [1, 2]


def test_the_audit_keeps_what_was_computed_beside_what_replaced_it() -> None:
    log: list[do.MarkAction] = [
        do.OpenBook(who="V", rubric="r", criteria=RUBRIC.ids),
        do.Deal(who="V", maps=("a",)),
        do.SkipCalibration(who="V", reason="late"),
        do.PutMark(who="V", map="a", criterion="stages", level=1, computed=3, reason="one stage twice"),
        do.PutMark(who="V", map="a", criterion="stages", level=2, computed=3, reason="less so"),
        do.Undo(who="V"),
    ]
    entries = audit([log])
    assert [(entry.before, entry.after) for entry in entries if entry.criterion] == [(3, 1), (1, 2), (2, 1)]
    assert str(entries[3].said) == "marked 1 in place of the computed 3: one stage twice"
    assert entries[2].said.in_("ru") == "калибровочная карта пропущена: late"
