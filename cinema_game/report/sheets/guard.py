"""Texts that a spreadsheet would take for a formula."""

from __future__ import annotations

import unicodedata

_DANGEROUS = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet might execute it; full-width forms too."""
    return f"'{text}" if dangerous(text) else text


def dangerous(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula, blanks before it or not."""
    return any(
        unicodedata.normalize("NFKC", start[:1]) in _DANGEROUS for start in (text, text.lstrip()) if start
    )
