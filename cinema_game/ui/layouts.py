"""The Latin and the Russian layout: which letters share a key."""

from __future__ import annotations

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_CYRILLIC_OF = dict(zip(_LATIN, _CYRILLIC, strict=True))
_LATIN_OF = dict(zip(_CYRILLIC, _LATIN, strict=True))


def russian(key: str) -> str | None:
    """The same key on the Russian layout, `ctrl+с` for `ctrl+c`; None where no letter stands on it."""
    *modifiers, last = key.split("+")
    letter = _CYRILLIC_OF.get(last)
    return "+".join([*modifiers, letter]) if letter else None


def latin(letter: str) -> str:
    """What the Latin layout has on the key of a small Cyrillic letter; other letters stay as they are."""
    return _LATIN_OF.get(letter, letter)
