"""How much room words take in print, before any font is known: rather too much than too little."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_BROAD = frozenset("MWmw@%ДЖМФШЩЫЮжмфшщыю")
_EUROPE = "\u052f"
"""The last letter of Latin, Greek and Cyrillic; others often come from another, wider font."""
_JOINING = "\u200d\ufe0e\ufe0f"
_PUNCTUATION = ("\u2000", "\u206f")


def breadth(words: str) -> float:
    """In letters of usual breadth: `W` and Chinese take more, an accent over a letter nothing."""
    return sum(map(_breadth, words))


def pieces(words: str, room: float) -> Iterator[str]:
    """The words cut into pieces of at most so many letters, accents and joined signs kept together."""
    piece, taken = "", 0.0
    for sign in words:
        wide = _breadth(sign)
        if piece and wide and taken + wide > room and not piece.endswith("\u200d"):
            yield piece
            piece, taken = "", 0.0
        piece += sign
        taken += wide
    yield piece


def _breadth(sign: str) -> float:
    if sign.isascii() and sign.islower() and sign not in _BROAD:
        return 1.0
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0.0 if sign <= _EUROPE or sign in _JOINING else 1.0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.8
    if sign in _BROAD:
        return 1.8 if sign.isupper() else 1.3
    if sign > _EUROPE and not _PUNCTUATION[0] <= sign <= _PUNCTUATION[1]:
        return 1.5
    return 1.2 if sign.isupper() else 1.0
