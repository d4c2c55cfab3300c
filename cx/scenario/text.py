"""Text in two languages that are equals."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import StringConstraints, model_validator

from cx.message import LANGUAGES as LANGUAGES
from cx.message import Language as Language
from cx.scenario.base import Frozen

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8_000)]


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
