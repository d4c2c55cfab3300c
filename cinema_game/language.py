"""The language of the interface: the current one, marked sentences, plural forms.

`_("…")` says a sentence now; `N_("…")` marks one to be said later (`say`); `n_` counts.
Sentences of the science (`Message`, scenario `Text`) are said by the same `say`.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from pathlib import Path

from cx.message import LANGUAGES, N_, Language, Sayable, add_catalogues, catalogue

__all__ = [
    "LANGUAGES",
    "N_",
    "Language",
    "Sayable",
    "Voice",
    "_",
    "current",
    "guess",
    "n_",
    "say",
    "use",
    "use_voice",
]

add_catalogues(Path(__file__).parent / "locale")


class Voice:
    """Whoever speaks: the program, or one of several games in it."""

    def __init__(self, language: Language) -> None:
        self.language = language


_voice: ContextVar[Voice] = ContextVar("voice", default=Voice("en"))  # noqa: B039 – the program's own


def use(language: Language) -> None:
    """Make `language` the current one of whoever speaks here.

    Raises `NotCompiled` where its sentences are not compiled.
    """
    catalogue(language)
    _voice.get().language = language


def use_voice(voice: Voice) -> None:
    """From now on this task, and all that it begins, speaks by a voice of its own."""
    _voice.set(voice)


def current() -> Language:
    """The current language."""
    return _voice.get().language


def guess() -> Language:
    """The language that the machine's environment asks for, English if it does not say."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ru" if value.lower().startswith("ru") else "en"
    return "en"


def _(sentence: str) -> str:
    """The sentence in the current language."""
    return catalogue(current()).gettext(sentence)


def n_(one: str, many: str, count: int) -> str:
    """The plural form for `count` in the current language, with `{n}` filled in."""
    return catalogue(current()).ngettext(one, many, count).format(n=count)


def say(words: Sayable | str) -> str:
    """Anything sayable in the current language; a plain string is looked up as a marked sentence."""
    return _(words) if isinstance(words, str) else words.in_(current())
