"""Words from outside in a sentence of ours: what would steer a terminal or turn a line is made visible."""

from __future__ import annotations

import re

STEERING = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b\u200c\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
"""Control, direction and unseen characters, halves of characters; for a class of a pattern."""

INSTEAD = "\ufffd"
_LINES = re.compile("[\t\n]")
_STEERING = re.compile(f"[{STEERING}]")


def harmless(text: object, *, lines: bool = False) -> str:
    """The text of anything, safe inside a line, or with `lines` inside a text of several."""
    words = str(text)
    if words.isascii() and words.isprintable():
        return words
    return _STEERING.sub(INSTEAD, words if lines else _LINES.sub(" ", words))
