"""Text in two languages that are equals, kept by the rule for what people type."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import model_validator

from cx.message import LANGUAGES as LANGUAGES
from cx.message import Language as Language
from cx.scenario import limits
from cx.scenario.base import Frozen, Written
from cx.typed import LINE_LIMIT

OneLine = Annotated[str, Written(LINE_LIMIT)]
Words = Annotated[str, Written(limits.TEXT, lines=True)]


class Text(Frozen):
    """The same words in English and Russian.

    A file may give one string instead of both where nothing is to translate (a proper name).
    """

    en: Words
    ru: Words

    @model_validator(mode="before")
    @classmethod
    def _one_string_serves_both(cls, value: Any) -> Any:
        return {"en": value, "ru": value} if isinstance(value, str) else value

    def in_(self, language: Language) -> str:
        """The text in `language`."""
        return self.ru if language == "ru" else self.en


class Line(Text):
    """A name, a title, a unit: one short line in English and Russian, or one string for both."""

    en: OneLine
    ru: OneLine
