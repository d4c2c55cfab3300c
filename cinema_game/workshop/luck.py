"""Chance by address: the same class draw and the same words give the same number, for every team."""

from __future__ import annotations

from hashlib import blake2b


def chance(draw: int, *words: str) -> float:
    """A number from 0 up to 1, uniform over class draws, fixed for a draw and its words."""
    address = "\0".join((str(draw), *words)).encode()
    return int.from_bytes(blake2b(address, digest_size=8).digest(), "big") / 2**64
