"""A short name for exactly this content of a scenario, or of another file of an author."""

from __future__ import annotations

from hashlib import sha256

from cx.scenario.base import Frozen


def fingerprint(content: Frozen) -> str:
    """Sixteen hexadecimal digits that change whenever anything in the content does.

    What is as it is by default does not count, so that a version of the program with more to say does
    not make every scenario another one.
    """
    return sha256(content.model_dump_json(exclude_defaults=True).encode()).hexdigest()[:16]
