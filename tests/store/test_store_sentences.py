"""Every sentence about saving and typed text is said in Russian too, with the same places to fill."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir, extract_from_file

import cinema_game.language
from cinema_game.store import __file__ as store
from cinema_game.workshop import typed
from cx.message import catalogue


def sentences() -> list[str]:
    assert typed.__file__
    found = [str(row[2]) for row in extract_from_dir(Path(store).parent, keywords={"N_": None})]
    found += [str(row[1]) for row in extract_from_file("python", typed.__file__, keywords={"N_": None})]
    return sorted(set(found))


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("sentence", sentences())
def test_a_sentence_is_said_in_both_languages(sentence: str) -> None:
    assert "ru" in cinema_game.language.LANGUAGES
    russian = catalogue("ru").gettext(sentence)
    assert russian != sentence
    assert fields(russian) == fields(sentence)
    assert sum("а" <= letter <= "ё" for letter in russian.lower()) > 3


def test_the_sentences_are_found() -> None:
    assert len(sentences()) > 30
