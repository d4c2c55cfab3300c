"""A short name for exactly this content of a scenario, or of another file of an author."""

from __future__ import annotations

from hashlib import sha256

from cx.scenario.base import Frozen


def fingerprint(content: Frozen) -> str:
    """Sixteen hexadecimal digits that change whenever anything in the content does."""
    return sha256(content.model_dump_json().encode()).hexdigest()[:16]
