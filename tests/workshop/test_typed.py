"""What people type is either kept readable or refused with a sentence."""

from __future__ import annotations

import unicodedata

import pytest
from corpus import CORPUS, INVISIBLE, REFUSED, TAKEN, WIDE
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from cinema_game.workshop.typed import (
    LINE_LIMIT,
    NOTE_LIMIT,
    Line,
    Name,
    Note,
    TextRefused,
    clean,
    look_alike,
    why,
)

NAME: TypeAdapter[str] = TypeAdapter(Name)
LINE: TypeAdapter[str] = TypeAdapter(Line)
NOTE: TypeAdapter[str] = TypeAdapter(Note)

any_text = st.text(st.characters(), max_size=200) | st.text(
    st.sampled_from("aё\u0301\u200d\ufe0f👩🏽\n\t \u202e\u200b\ufeff\x1bｅ\u00a0"), max_size=30
)


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_shown_safely_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        NAME.validate_python(text)
    sentence = why(caught.value)
    assert sentence is not None
    assert str(sentence).endswith(".")
    assert sentence.in_("ru")
    assert str(sentence).isprintable()


@pytest.mark.parametrize("text", TAKEN)
def test_what_is_only_odd_is_kept_as_plain_text(text: str) -> None:
    kept = LINE.validate_python(text)
    assert kept.isprintable() or "\u200d" in kept or "\u00a0" in kept
    assert LINE.validate_python(kept) == kept


@pytest.mark.parametrize("text", WIDE)
def test_every_script_and_joined_emoji_stay_whole(text: str) -> None:
    assert LINE.validate_python(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("text", INVISIBLE)
def test_zero_width_characters_vanish(text: str) -> None:
    assert LINE.validate_python(text) in {"ab", "a"}


def test_markup_is_left_for_the_screen_to_show_as_it_is() -> None:
    assert NAME.validate_python("[@click=app.quit]x[/]") == "[@click=app.quit]x[/]"


def test_a_name_is_one_line_with_single_spaces() -> None:
    assert NAME.validate_python("  Red \n\t team\u00a0 1 ") == "Red team 1"


def test_a_note_keeps_its_lines_and_a_line_does_not() -> None:
    assert NOTE.validate_python("one \r\ntwo\rthree\u2028four\n") == "one\ntwo\nthree\nfour"
    assert LINE.validate_python("one\ntwo") == "one two"


@pytest.mark.parametrize(("adapter", "limit"), [(NAME, 40), (LINE, LINE_LIMIT), (NOTE, NOTE_LIMIT)])
def test_the_limit_itself_is_allowed_and_named_when_passed(adapter: TypeAdapter[str], limit: int) -> None:
    assert adapter.validate_python("я" * limit) == "я" * limit
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python("я" * (limit + 1))
    sentence = why(caught.value)
    assert sentence is not None
    assert dict(sentence.params) == {"length": limit + 1, "limit": limit}


def test_composed_and_decomposed_letters_are_one_text() -> None:
    assert NAME.validate_python("и\u0306") == "й"


def test_a_mark_without_a_letter_cannot_sit_on_the_frame() -> None:
    assert LINE.validate_python(" \u0301\u0301x") == "x"


def test_why_is_silent_about_other_faults() -> None:
    class Row(BaseModel):
        count: int
        name: Name

    with pytest.raises(ValidationError) as caught:
        Row.model_validate({"count": "x", "name": "y"})
    assert why(caught.value) is None


@given(any_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        once = clean(text, 300, lines=True)
    except TextRefused:
        return
    assert clean(once, 300, lines=True) == once
    assert once.strip() == once
    once.encode()
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in once.replace("\n", ""))


@given(any_text)
def test_a_name_read_back_from_a_file_is_the_same_name(text: str) -> None:
    try:
        name = NAME.validate_python(text)
    except ValidationError:
        return
    assert NAME.validate_python(name) == name


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Кино", "КИНО"),
        ("PECTOP", "РЕСТОР"),
        ("Team O", "Team 0"),
        ("Team  1", "team 1"),
        ("Ёлка", "Елка"),
        ("Ｔeam", "Team"),
        ("Red-team", "red team"),
    ],
)
def test_names_that_look_alike(first: str, second: str) -> None:
    assert look_alike(first, second)
    assert look_alike(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Team 1", "Team 2"), ("Кот", "Кит"), ("A", "B"), ("🐈", "🐕"), ("Team I", "Team L"), ("!!!", "?!")],
)
def test_names_that_differ(first: str, second: str) -> None:
    assert not look_alike(first, second)


@pytest.mark.parametrize("text", CORPUS)
def test_any_text_can_be_compared(text: str) -> None:
    assert look_alike(text, text)
