"""The journal: every accepted action one line, on the disk before it is confirmed.

A line is a JSON object

    {"crc":"9f3a01c2","format":1,"n":7,"action":{…},"before":{…}}

whose CRC-32 covers all bytes after the comma behind it. `before` repeats the previous action,
so that one spoilt line, wherever it is, can be told from its successor.
The journal is never shortened: it is the log for debrief and audit.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cinema_game.store.errors import TooNew

FORMAT = 1
"""The newest format of lines that this version reads, and the one that it writes."""

Plain = dict[str, Any]
"""A JSON object."""

_START = re.compile(rb'(?=\{"crc":"[0-9a-f]{8}",)')
_HEAD = len(b'{"crc":"00000000",')


@dataclass(frozen=True)
class Line:
    """One accepted action: its number (from 1), the action, and the action before it."""

    n: int
    action: Plain
    before: Plain | None


@dataclass
class Journal:
    """What could be read of a journal."""

    actions: dict[int, Plain] = field(default_factory=dict)
    """By number, in order."""
    damaged: bool = False
    """Some bytes made no sense, or do not end in a line end."""
    torn: bool = False
    """Nothing after the last good line made sense: perhaps an action was just being written."""


def encode(n: int, action: Mapping[str, Any], before: Mapping[str, Any] | None) -> bytes:
    """A line with its line end.

    Raises:
        ValueError: NaN, infinity or half a character, which JSON in UTF-8 cannot hold.
    """
    whole = {"format": FORMAT, "n": n, "action": action, "before": before}
    body = json.dumps(whole, ensure_ascii=False, allow_nan=False, separators=(",", ":"))[1:].encode()
    return b'{"crc":"%08x",' % zlib.crc32(body) + body + b"\n"


def decode(line: bytes) -> Line | None:
    """A line without its line end; None if it is not exactly what `encode` wrote.

    Raises:
        TooNew: a whole line of a later format.
    """
    body = line[_HEAD:]
    if line[:_HEAD] != b'{"crc":"%08x",' % zlib.crc32(body):
        return None
    try:
        found = json.loads(b"{" + body)
    except (ValueError, RecursionError):
        return None
    match found:
        case {"format": int(newer)} if newer > FORMAT:
            raise TooNew(newer, FORMAT)
        case {"format": 1, "n": int(n), "action": dict(action), "before": None | dict() as before} if n > 0:
            return Line(n, action, before)
    return None


def read(data: bytes) -> Journal:
    """All that can be trusted in the bytes of a journal, healed where a neighbour remembers.

    Raises:
        TooNew: a whole line of a later format.
    """
    found: dict[int, Plain] = {}
    journal = Journal(damaged=bool(data) and not data.endswith(b"\n"))
    remembered: dict[int, Plain] = {}
    for raw in data.split(b"\n"):
        for piece in _pieces(raw):
            line = decode(piece)
            journal.torn = line is None
            if line is None or found.setdefault(line.n, line.action) != line.action:
                journal.damaged = True
            elif line.before is not None:
                remembered[line.n - 1] = line.before
    for n in remembered.keys() - found.keys() - {0}:
        found[n] = remembered[n]
        journal.damaged = True
    journal.actions = dict(sorted(found.items()))
    return journal


def _pieces(raw: bytes) -> list[bytes]:
    """A line, or the lines in it when a line end between them was lost."""
    if not raw:
        return []
    pieces = [piece for piece in _START.split(raw) if piece]
    return pieces if len(pieces) > 1 and decode(raw) is None else [raw]
