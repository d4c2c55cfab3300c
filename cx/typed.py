"""Text that people write, cleaned at the border: no name or note can break a screen, a file or a path.

One rule for what is typed into the game and for what stands in a scenario's file. Each border has
sentences of its own for what is refused: here those for a person at the keyboard.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from cx.message import N_, Message

Fault = Literal["blank", "long", "half", "hidden", "tower"]
"""Why a text is refused: nothing to read, too long, half of a character, a control or direction
character, too many marks on one letter."""

LINE_LIMIT = 120
"""Characters of one line: a name, a touchpoint, a short remark."""
MARKS = frozenset({"Mn", "Me"})
"""Categories of combining marks."""
MARKS_LIMIT = 4
"""Combining marks in a row; living scripts need three at most once composed."""

_ROOM_FOR_INVISIBLE = 4
"""A raw text may be this many times its limit; a longer one is refused before any work is done on it."""

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u061c\u2060-\u2064"
    "\u206a-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_EMOJI = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_STRAY_SELECTOR = re.compile(f"(?<![{_EMOJI}0-9#*])[\ufe0e\ufe0f]")
_STRAY_JOINER = re.compile(f"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])")
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[PX\]^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[(-/]?[^\x1b\n]?"
)
"""What would steer a terminal; a string of it ends with its line at the latest, lest it swallow the text."""
_LINE_END = re.compile("\r\n|[\r\n\u2028\u2029]")
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs"}


_SENTENCES: dict[Fault, str] = {
    "blank": N_("There is nothing to read in this text. Please type at least one character."),
    "long": N_("The text has {length} characters, and there is room for {limit}. Please shorten it."),
    "half": N_("The text holds half of a character (U+{code}). Please type it again."),
    "hidden": N_("The text holds a hidden control character (U+{code}). Please delete it or type by hand."),
    "tower": N_("More than {limit} accents are piled on one letter. Please leave fewer."),
}

_ALIKE = str.maketrans(
    "АВЕЁКМНОРСТУХІЇЅЈЗаеёорсухіїѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο013",
    "ABEEKMHOPCTYXIISJ3aeeopcyxiisjABEZHIKMNOPTYXoOI3",
)


class TextRefused(ValueError):
    """A text that cannot be taken as it is; `message` says why and what to do to whoever types it."""

    def __init__(self, fault: Fault, **params: object) -> None:
        self.fault: Fault = fault
        self.params = params
        self.message = Message(_SENTENCES[fault], params)
        super().__init__(str(self.message))


def clean(text: str, limit: int, *, lines: bool = False) -> str:
    """The text as it is kept and shown: composed (NFC), without invisible characters, trimmed.

    Args:
        text: whatever was typed or pasted.
        limit: characters allowed after cleaning.
        lines: line breaks are kept; otherwise they become spaces, as tabs always do.

    Raises:
        TextRefused: blank, too long, control or direction characters, half of a character,
            or more than `MARKS_LIMIT` combining marks in a row.
    """
    if len(text) > limit * _ROOM_FOR_INVISIBLE:
        raise TextRefused("long", length=len(text), limit=limit)
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    text = _STRAY_JOINER.sub("", _STRAY_SELECTOR.sub("", _INVISIBLE.sub("", text)))
    _refuse_hidden(text)
    text = _trim(unicodedata.normalize("NFC", text))
    if not text:
        raise TextRefused("blank")
    _refuse_towers(text)
    if len(text) > limit:
        raise TextRefused("long", length=len(text), limit=limit)
    return text


def readable(text: str) -> str:
    """A pasted text without what a person cannot see and `clean` would refuse: escapes, control and
    direction characters, halves of characters. Line breaks stay, as `\\n`; a tab becomes a blank.

    Takes time in proportion to the length, whatever is in it.
    """
    text = _LINE_END.sub("\n", _ESCAPES.sub("", text)).replace("\t", " ")
    text = _STRAY_JOINER.sub("", _STRAY_SELECTOR.sub("", _INVISIBLE.sub("", text)))
    return text if text.isprintable() else "".join(filter(_can_stay, text))


def look_alike(first: str, second: str) -> bool:
    """Whether two names would be taken for one another on a projector.

    Case, accents over letters, width, spacing and letters drawn alike in Latin, Cyrillic and
    Greek make no difference: `Сова` and `СОВА`, `Team O` and `Team 0`, `PECTOP` and `РЕСТОР`.
    """
    return not shapes(first).isdisjoint(shapes(second))


def shapes(name: str) -> frozenset[tuple[bool, str]]:
    """What a name is drawn like, as it is written and in small letters; two that share one look alike."""
    return frozenset({(False, _shape(name)), (True, _shape(name.casefold()))})


def _shape(name: str) -> str:
    wide = unicodedata.normalize("NFKC", name).translate(_ALIKE)
    return "".join(c for c in unicodedata.normalize("NFKD", wide) if c.isalnum() or _is_symbol(c)) or name


def _is_symbol(character: str) -> bool:
    return unicodedata.category(character).startswith("S")


def _trim(text: str) -> str:
    """Without blanks around it, at line ends, or marks that would sit on the frame before it."""
    text = "\n".join(line.rstrip() for line in text.split("\n")).rstrip()
    start = 0
    while start < len(text) and (text[start].isspace() or unicodedata.category(text[start]) in MARKS):
        start += 1
    return text[start:]


def _refuse_hidden(text: str) -> None:
    if text.isprintable():
        return
    for character in text:
        if not _can_stay(character):
            code = ord(character)
            raise TextRefused("half" if 0xD800 <= code <= 0xDFFF else "hidden", code=f"{code:04X}")


def _can_stay(character: str) -> bool:
    if character in "\n\u200d":
        return True
    return unicodedata.category(character) not in _HIDDEN_CATEGORIES and ord(character) & 0xFFFE != 0xFFFE


def _refuse_towers(text: str) -> None:
    if text.isascii():
        return
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in MARKS else 0
        if run > MARKS_LIMIT:
            raise TextRefused("tower", limit=MARKS_LIMIT)
