"""The language of the interface: one current language, marked sentences, plural forms.

`_("…")` says a sentence now; `N_("…")` marks one to be said later (`say`); `n_` counts.
Sentences of the science (`Message`, scenario `Text`) are said by the same `say`.
"""

from __future__ import annotations

import os
from pathlib import Path

from cx.message import LANGUAGES, N_, Language, Sayable, add_catalogues, catalogue

__all__ = ["LANGUAGES", "N_", "Language", "Sayable", "_", "current", "guess", "n_", "say", "use"]

add_catalogues(Path(__file__).parent / "locale")
_current: Language = "en"


def use(language: Language) -> None:
    """Make `language` the current one; raises `NotCompiled` where its sentences are not compiled."""
    global _current
    catalogue(language)
    _current = language


def current() -> Language:
    """The current language."""
    return _current


def guess() -> Language:
    """The language that the machine's environment asks for, English if it does not say."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ru" if value.lower().startswith("ru") else "en"
    return "en"


def _(sentence: str) -> str:
    """The sentence in the current language."""
    return catalogue(_current).gettext(sentence)


def n_(one: str, many: str, count: int) -> str:
    """The plural form for `count` in the current language, with `{n}` filled in."""
    return catalogue(_current).ngettext(one, many, count).format(n=count)


def say(words: Sayable | str) -> str:
    """Anything sayable in the current language; a plain string is looked up as a marked sentence."""
    return _(words) if isinstance(words, str) else words.in_(_current)
