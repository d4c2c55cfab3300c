"""Other words for what a code page lacks: `->` for an arrow, Latin letters for Russian ones."""

from __future__ import annotations

import codecs
from functools import cache
from unicodedata import name, normalize

_WORDS = {
    **dict.fromkeys("\u00a0\u2000\u2002\u2003\u2007\u2009\u202f\u2800", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff\u0301", ""),
    **dict.fromkeys("«»“”„", '"'),
    **dict.fromkeys("‘’‹›‚", "'"),
    **dict.fromkeys("−–—‐‑‒―⁻", "-"),
    "…": "...", "•": "*", "·": ".", "‖": "||", "×": "x", "÷": "/", "±": "+/-", "°": "*", "⁄": "/",
    "→": "->", "←": "<-", "↑": "^", "↓": "v", "≥": ">=", "≤": "<=", "≈": "~", "≠": "!=", "√": "sqrt",
    "∞": "inf", "‿": "_", "½": "1/2", "⅓": "1/3", "₽": "rub.", "€": "EUR", "£": "GBP", "©": "(c)",
    **dict.fromkeys("●◉■▪◆▲▶▸▼▾◀◂♥☻", "*"),
    **dict.fromkeys("○◦◐◔□☐▭◇△▷▽◁☺", "o"),
    **dict.fromkeys("✓✎", "+"), **dict.fromkeys("✕✗", "x"),
    **dict(zip("▁▂▃▄▅▆▇█░▒", "_.:-=+*##=", strict=True)),
    "�": "?",
}  # fmt: skip
_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "'",
    "э": "e", "ю": "yu", "я": "ya", "і": "i", "є": "ye", "ї": "yi",
}  # fmt: skip


def legible(text: str, encoding: str | None) -> str:
    """The text as a stream of this encoding will show it; to be laid out in columns before it is written."""
    page = encoding or "utf-8"
    return text.encode(page, other_words(page)).decode(page)


@cache
def other_words(encoding: str) -> str:
    """Name of an error handler for `encode` and streams of an encoding: it refuses no character.

    One for each, as the codecs of code pages do not tell a handler which page it is.
    """

    def answer(error: UnicodeError) -> tuple[bytes, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        lacking = error.object[error.start : error.end]
        words = "".join(_written(character, encoding) for character in lacking)
        return words.encode(encoding), error.end

    handler = f"cinema_game.other_words.{encoding}"
    codecs.register_error(handler, answer)
    return handler


def holds(encoding: str | None, text: str) -> bool:
    """Whether every character of a text can be written in an encoding; one that is not known is UTF-8."""
    try:
        text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _written(character: str, encoding: str) -> str:
    """The nearest that the encoding has: without its accent, in words, with simpler strokes, in Latin."""
    bare = "".join(c for c in normalize("NFKD", character) if name(c, "").find("COMBINING"))
    for words in (bare, _WORDS.get(character), _stroke(character), _latin(character)):
        if words is not None and holds(encoding, words):
            return words
    return _WORDS["�"] if not holds(encoding, "�") else "�"


def _stroke(character: str) -> str | None:
    """A box's line, a block or a dotted pattern in ASCII; a Greek letter by its name."""
    match name(character, "").split():
        case ["BOX", "DRAWINGS", *how]:
            level, upright = "HORIZONTAL" in how, "VERTICAL" in how
            return "-" if level and not upright else "|" if upright and not level else "+"
        case ["BRAILLE", *_]:
            return "."
        case [*_, "BLOCK"] | ["QUADRANT", *_] | [_, "SHADE"]:
            return "#"
        case ["GREEK", size, "LETTER", letter]:
            return letter.capitalize() if size == "CAPITAL" else letter.lower()
    return None


def _latin(character: str) -> str | None:
    found = _LATIN.get(character.lower())
    return found.capitalize() if found and character.isupper() else found
