"""What an author wrote, made fit to stand in a sentence about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from cx.harmless import harmless
from cx.message import N_, Message
from cx.typed import MARKS, MARKS_LIMIT

_LONGEST = 48
_MANY = 2_000
"""Names among which a likeness is still looked for."""


def shown(text: str) -> str:
    """The text harmless and short."""
    clean = _without_piles(harmless(text[: _LONGEST + 1]))
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1].rstrip() + "…"


def _without_piles(text: str) -> str:
    """The text without marks that pile up on one letter."""
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in MARKS else 0
        if marks <= MARKS_LIMIT:
            kept.append(character)
    return "".join(kept)


def tidy(value: float) -> float | int:
    """A number as people write it: 3 and not 3.0."""
    return int(value) if value == int(value) else round(value, 6)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that this one was probably meant to be."""
    from rapidfuzz import fuzz, process

    choices = [name for name in known if name]
    if not word or len(word) > 100 or not 0 < len(choices) <= _MANY:
        return None
    plain = {name: _plain(name) for name in choices}
    found = process.extractOne(_plain(word), plain, scorer=fuzz.ratio, score_cutoff=60)
    return found[2] if found else None


def _plain(word: str) -> str:
    """Lower case, joined by `_`, with Russian look-alikes as the Latin letters they look like."""
    return word.strip().lower().translate(_LOOK_ALIKE)


_LOOK_ALIKE = str.maketrans("авсеорхукмнтгі- ", "abceopxykmhtri__")


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """“did you mean …?” or, where nothing is near and the choice is small, all there is."""
    names = list(known)
    if len(names) > _MANY:
        return None
    near = nearest(word, names)
    if near is not None:
        return Message(N_("did you mean “{name}”?"), {"name": near})
    if 0 < len(names) <= 12:
        return Message(N_("possible here: {names}"), {"names": ", ".join(names)})
    return None
