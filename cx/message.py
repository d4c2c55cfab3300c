"""Sentences of the science in two languages: a template that can be looked up, and what fills it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from numbers import Number
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from cx.harmless import harmless

Language = Literal["en", "ru"]
LANGUAGES: tuple[Language, ...] = ("en", "ru")

_FOLDERS: list[Path] = [Path(__file__).parent / "locale"]


class NotCompiled(Exception):
    """A checkout whose sentences in another language were written and never compiled."""


def add_catalogues(folder: Path) -> None:
    """Let sentences of another package be said as well: all of `folder/<language>/LC_MESSAGES/*.mo`."""
    if folder not in _FOLDERS:
        _FOLDERS.append(folder)
        catalogue.cache_clear()


def N_(template: str) -> str:
    """Mark a template for the catalogue; gives it back unchanged."""
    return template


@cache
def catalogue(language: Language) -> NullTranslations:
    """The translations into a language; English is the templates themselves.

    Raises `NotCompiled` where a `.po` has no `.mo`, so that nobody is spoken to in half a language.
    """
    first = NullTranslations()
    for folder in _FOLDERS:
        place = folder / language / "LC_MESSAGES"
        for path in sorted({path.with_suffix(".mo") for path in place.glob("*.[mp]o")}):
            if not path.exists():
                raise NotCompiled(f"{path} is missing. Compile the translations: make translations")
            with path.open("rb") as file:
                found = GNUTranslations(file)
            found.add_fallback(first)
            first = found
    return first


@runtime_checkable
class Sayable(Protocol):
    """Whatever has words in both languages: a scenario's `Text`, a `Message`."""

    def in_(self, language: Language, /) -> str:
        """The words in `language`."""


@dataclass(frozen=True)
class Message:
    """A sentence that can be said in both languages: `str.format` template and its parameters.

    Mark the template with `N_`. A parameter may be a plain value, a `Text` or another
    `Message`; the latter two are said in the same language. A float gets a decimal comma in Russian.
    A word, a name of a file or anything else from outside stands there in one line that steers nothing.
    """

    template: str
    params: Mapping[str, object] = field(default_factory=dict)

    def in_(self, language: Language) -> str:
        """The sentence in `language`."""
        said = {name: _said(value, language) for name, value in self.params.items()}
        return catalogue(language).gettext(self.template).format(**said)

    def __str__(self) -> str:
        return self.in_("en")


_AND_MORE = N_("{names} and {count} more")


@dataclass(frozen=True)
class Names:
    """Some names in a row, as the parameter of a `Message`: `ticket, bar, foyer and 4 more`."""

    names: tuple[Sayable, ...]
    most: int = 5
    """So many are named; the rest is counted."""

    def in_(self, language: Language) -> str:
        """The names in `language`, parted by commas."""
        told = ", ".join(name.in_(language) for name in self.names[: self.most])
        rest = len(self.names) - self.most
        return told if rest <= 0 else Message(_AND_MORE, {"names": told, "count": rest}).in_(language)


class _English(float):
    """A float with a real minus, whatever the format asked for."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec or "g").replace("-", "−")


class _Russian(_English):
    """The same with a decimal comma and thin spaces between thousands."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec).replace(",", "\u202f").replace(".", ",")


def _said(value: object, language: Language) -> object:
    if isinstance(value, Sayable):
        return value.in_(language)
    if isinstance(value, float):
        return _Russian(value) if language == "ru" else _English(value)
    return value if isinstance(value, Number) else harmless(value)
