"""Text that people type, cleaned at the border: no name or note can break a screen, a file or a path."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, ValidationError

from cinema_game.language import N_
from cx.message import Message

NAME_LIMIT = 40
LINE_LIMIT = 120
NOTE_LIMIT = 2_000
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
_MARK_CATEGORIES = {"Mn", "Me"}

_BLANK = N_("There is nothing to read in this text. Please type at least one character.")
_TOO_LONG = N_("The text has {length} characters, and there is room for {limit}. Please shorten it.")
_HALF = N_("The text holds half of a character (U+{code}). Please type it again.")
_HIDDEN = N_("The text holds a hidden control character (U+{code}). Please delete it or type by hand.")
_TOWER = N_("More than {limit} accents are piled on one letter. Please leave fewer.")

_ALIKE = str.maketrans(
    "АВЕЁКМНОРСТУХІЇЅЈЗаеёорсухіїѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο013",
    "ABEEKMHOPCTYXIISJ3aeeopcyxiisjABEZHIKMNOPTYXoOI3",
)


class TextRefused(ValueError):
    """A typed text that cannot be taken as it is; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


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
        raise _too_long(text, limit)
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    text = _STRAY_JOINER.sub("", _STRAY_SELECTOR.sub("", _INVISIBLE.sub("", text)))
    _refuse_hidden(text)
    text = _trim(unicodedata.normalize("NFC", text))
    if not text:
        raise TextRefused(Message(_BLANK))
    _refuse_towers(text)
    if len(text) > limit:
        raise _too_long(text, limit)
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
    return _shape(first) == _shape(second) or _shape(first.casefold()) == _shape(second.casefold())


def why(error: ValidationError) -> Message | None:
    """The sentence of the first refused text in a validation error; None when it was about something else."""
    for detail in error.errors():
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, TextRefused):
            return cause.message
    return None


def _shape(name: str) -> str:
    wide = unicodedata.normalize("NFKC", name).translate(_ALIKE)
    return "".join(c for c in unicodedata.normalize("NFKD", wide) if c.isalnum() or _is_symbol(c)) or name


def _is_symbol(character: str) -> bool:
    return unicodedata.category(character).startswith("S")


def _trim(text: str) -> str:
    """Without blanks around it, at line ends, or marks that would sit on the frame before it."""
    text = "\n".join(line.rstrip() for line in text.split("\n")).rstrip()
    start = 0
    while start < len(text) and (
        text[start].isspace() or unicodedata.category(text[start]) in _MARK_CATEGORIES
    ):
        start += 1
    return text[start:]


def _refuse_hidden(text: str) -> None:
    if text.isprintable():
        return
    for character in text:
        if not _can_stay(character):
            code = ord(character)
            half = 0xD800 <= code <= 0xDFFF
            raise TextRefused(Message(_HALF if half else _HIDDEN, {"code": f"{code:04X}"}))


def _can_stay(character: str) -> bool:
    if character in "\n\u200d":
        return True
    return unicodedata.category(character) not in _HIDDEN_CATEGORIES and ord(character) & 0xFFFE != 0xFFFE


def _refuse_towers(text: str) -> None:
    if text.isascii():
        return
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in _MARK_CATEGORIES else 0
        if run > MARKS_LIMIT:
            raise TextRefused(Message(_TOWER, {"limit": MARKS_LIMIT}))


def _too_long(text: str, limit: int) -> TextRefused:
    return TextRefused(Message(_TOO_LONG, {"length": len(text), "limit": limit}))


def _name(text: str) -> str:
    return " ".join(clean(text, NAME_LIMIT).split())


def _line(text: str) -> str:
    return clean(text, LINE_LIMIT)


def _note(text: str) -> str:
    return clean(text, NOTE_LIMIT, lines=True)


Name = Annotated[str, AfterValidator(_name)]
"""A name of a team or a person: one line of at most 40 characters."""

Line = Annotated[str, AfterValidator(_line)]
"""A touchpoint, a pain, a short remark: one line of at most 120 characters."""

Note = Annotated[str, AfterValidator(_note)]
"""A comment or a reason: at most 2,000 characters, line breaks kept."""
