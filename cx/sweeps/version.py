"""Which model runs: figures of two versions must never meet in one sweep."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

_PARTS = ("message.py", "model/**/*.py", "scenario/**/*.py", "sweeps/batch.py")


class OtherVersion(RuntimeError):
    """A worker has another version of the model than whoever sent it work."""


@cache
def version() -> str:
    """Sixteen hexadecimal digits of the source from which figures come."""
    home, digest = Path(__file__).parents[1], sha256()
    for path in sorted(path for part in _PARTS for path in home.glob(part)):
        digest.update(path.relative_to(home).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]
