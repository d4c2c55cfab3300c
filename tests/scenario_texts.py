"""Every place of a scenario that takes text, found by walking what the reader expects."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from corpus import TAKEN

from cx.scenario.form import (
    FixedForm,
    Form,
    ListForm,
    MapForm,
    ModelForm,
    TextForm,
    WordsForm,
    model_form,
)
from cx.scenario.reader import load_scenario
from cx.scenario.scenario import Scenario

Way = tuple[str, ...]
EACH = "*"
_BESIDE = ("model", "source")
"""What has no words for people: constants, and where numbers come from (tried by itself)."""


def text_forms(form: Form | None = None, way: Way = ()) -> Iterator[tuple[Way, WordsForm]]:
    """The way to every text of the format, with what is asked of it there."""
    match form or model_form(Scenario):
        case WordsForm() as words:
            yield way, words
        case TextForm(words=words):
            yield way, words
        case ModelForm(fields=fields):
            for name, field in fields.items():
                if name not in _BESIDE:
                    yield from text_forms(field.form, (*way, name))
        case ListForm(item=item):
            yield from text_forms(item, (*way, EACH))
        case FixedForm(items=items):
            for item in items:
                yield from text_forms(item, (*way, EACH))
        case MapForm(value=value):
            yield from text_forms(value, (*way, EACH))


def rewritten(scenario: Scenario, said: Callable[[Way, str], str]) -> tuple[dict[str, Any], set[Way]]:
    """A scenario as plain data with every text put in other words, and the ways on which texts lay."""
    ways: set[Way] = set()

    def walk(node: Any, form: Form, way: Way) -> Any:
        if node is None:
            return None
        match form:
            case TextForm():
                ways.add(way)
                return {language: said(way, words) for language, words in node.items()}
            case WordsForm():
                ways.add(way)
                return said(way, node)
            case ModelForm(fields=fields):
                return {
                    name: value
                    if name in ("model", "source")
                    else walk(value, fields[name].form, (*way, name))
                    for name, value in node.items()
                }
            case ListForm(item=item):
                return [walk(value, item, (*way, EACH)) for value in node]
            case MapForm(value=inner):
                return {key: walk(value, inner, (*way, EACH)) for key, value in node.items()}
            case _:
                return node

    data = walk(scenario.model_dump(mode="json", exclude_none=True), model_form(Scenario), ())
    return data, ways


@cache
def full_of_corpus(start: int = 0) -> Scenario:
    """A case with an odd text of the corpus in every place that takes one, each different from all others."""
    count = itertools.count(start)

    def said(way: Way, words: str) -> str:
        number = next(count)
        text = TAKEN[number % len(TAKEN)]
        if way[-1] == "face":
            return "=1+1"
        return f"{text[:80]} {number}"

    data, ways = rewritten(load_scenario("missed-flight"), said)
    assert ways == {way for way, _ in text_forms()}, "the sample has no text for a new field: give it one"
    return Scenario.model_validate(data)


def acting(text: str) -> list[str]:
    """Characters that would act on a screen: controls, directions, halves."""
    return [
        character
        for character in text
        if character not in "\r\n\t\u200d" and unicodedata.category(character) in ("Cc", "Cf", "Cs")
    ]
