"""Keys told by number: kitty's protocol, xterm's `modifyOtherKeys`, arrows and function keys.

`ESC [ code:shifted:base ; modifiers:event ; text u`, every part but the last letter may be missing.
"""

from __future__ import annotations

import re

from textual._keyboard_protocol import FUNCTIONAL_KEYS, MODIFIER_FUNCTIONAL_KEYS
from textual._xterm_parser import SPECIAL_KEY_TO_CHARACTER
from textual.events import Key
from textual.keys import _character_to_key

from cinema_game.ui.layouts import latin

_FORM = re.compile(r"\x1b\[([\d:;]*)([u~A-FHPQRS])")
_SHIFT, _ALT = 1, 2
_MODIFIERS = ("shift", "alt", "ctrl", "super", "hyper", "meta")
"""In the order of their bits; the two bits above are caps lock and num lock, which are no modifiers here."""
_RELEASE = 3
_LONGEST_NUMBER = 7
"""Digits of the largest code point."""
_TOO_LARGE = -1
_SILENT = {*MODIFIER_FUNCTIONAL_KEYS, "caps_lock", "scroll_lock", "num_lock"}
_KEYPAD = {
    **{57399 + digit: str(digit) for digit in range(10)},
    57409: ".",
    57410: "/",
    57411: "*",
    57412: "-",
    57413: "+",
    57415: "=",
    57416: ",",
}


def keys_of(sequence: str) -> list[Key]:
    """The keys of one whole sequence; none if it is no key, a key let go, or nonsense."""
    form = _FORM.fullmatch(sequence)
    if form is None:
        return []
    parts, end = form.groups()
    if end == "R" and ";" in parts:
        return []  # Where the cursor is: nobody asked.
    codes, modifiers, texts = ([*map(_numbers, parts.split(";")), [], [], []])[:3]
    if end == "~" and codes[:1] == [27]:
        codes, texts, end = texts, [], "u"
    code, shifted, base = [*codes, 0, 0, 0][:3]
    held, event = [*modifiers, 0, 0][:2]
    if event == _RELEASE:
        return []
    return _keys(code or 1, shifted, base, max(held - 1, 0) & 0b111111, texts, end)


def with_alt(character: str) -> Key:
    """A printable character typed while Alt is held, or right after Esc."""
    held = _ALT | _SHIFT * character.isupper()
    return Key(_with(held, _character_to_key(latin(character.lower()[:1]))), None)


def _keys(code: int, shifted: int, base: int, held: int, texts: list[int], end: str) -> list[Key]:
    commanding = held & ~_SHIFT
    if not commanding & ~_ALT and (typed := [_typed(text) for text in filter(_printable, texts)]):
        return typed
    if end == "u" and code in _KEYPAD:
        code = ord(_KEYPAD[code])
    name = FUNCTIONAL_KEYS.get(f"{code}{end}")
    if name in _SILENT:
        return []
    if name is not None:
        return [Key(_with(held, name), None if held else SPECIAL_KEY_TO_CHARACTER.get(name))]
    if end != "u" or not _printable(code):
        return []
    letter = chr(code)
    if commanding:
        letter = chr(base) if not letter.isascii() and _printable(base) else latin(letter.lower())
    elif held & _SHIFT:
        letter = chr(shifted) if _printable(shifted) else letter.upper()
    if len(letter) != 1:
        return []
    return [Key(_with(held, _character_to_key(letter)), None)] if commanding else [_typed(ord(letter))]


def _with(held: int, name: str) -> str:
    return "+".join([*sorted(word for bit, word in enumerate(_MODIFIERS) if held >> bit & 1), name])


def _typed(code: int) -> Key:
    return Key(_character_to_key(chr(code)), chr(code))


def _printable(code: int) -> bool:
    return 0 < code <= 0x10FFFF and chr(code).isprintable()


def _numbers(part: str) -> list[int]:
    """Numbers between colons: 0 for one that is missing, -1 for one larger than anything can be."""
    return [int(number or 0) if len(number) <= _LONGEST_NUMBER else _TOO_LARGE for number in part.split(":")]
