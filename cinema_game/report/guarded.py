"""Text typed by people in files that spreadsheets open: it must stay text."""

from __future__ import annotations

import unicodedata

_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "|", "%")


def guarded(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would take it for a formula.

    Source: OWASP, CSV Injection.
    """
    return f"'{text}" if dangerous(text) else text


def dangerous(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula, blanks before it or a full-width sign or not."""
    starts = (text[:1], text.lstrip()[:1])
    return any(unicodedata.normalize("NFKC", start) in _STARTS for start in starts if start)
