"""Text typed by people in files that spreadsheets open: it must stay text."""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def guarded(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would take it for a formula.

    Source: OWASP, CSV Injection.
    """
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_STARTS) else text
