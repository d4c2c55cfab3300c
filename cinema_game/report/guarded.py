"""Text typed by people in files that spreadsheets open: it must stay text."""

from __future__ import annotations

import re
import unicodedata

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_ENDS = re.compile(r"([;\t\r\n])(?=\s*(\S))")
"""What one spreadsheet or another takes for the end of a cell, and the sign that begins the next one."""


def guarded(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would take for a formula.

    Also inside: where the list separator is a semicolon, as in Russia, `owls;=1+1` is two cells.
    Source: OWASP, CSV Injection.
    """
    inside = _ENDS.sub(lambda end: end[1] + ("'" if _begins(end[2]) else ""), text)
    return f"'{inside}" if _starts_one(text) else inside


def dangerous(text: str) -> bool:
    """Whether a spreadsheet might take a part of a text for a formula."""
    return guarded(text) != text


def _starts_one(text: str) -> bool:
    """Blanks before it or not."""
    return any(_begins(start) for start in (text[:1], text.lstrip()[:1]))


def _begins(sign: str) -> bool:
    """Whether a sign begins a formula, full-width or not."""
    return unicodedata.normalize("NFKC", sign) in _STARTS if sign else False
