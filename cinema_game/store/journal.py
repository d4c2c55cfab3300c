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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cinema_game.store.errors import TooNew

FORMAT = 1
"""The newest format of lines that this version reads, and the one that it writes."""

Plain = dict[str, Any]
"""A JSON object."""

MOST = 1_000_000
"""The highest number of an action; a file of the size that is read cannot hold so many."""
LONGEST = 1 << 20
"""Bytes of a line; a whole page of notes stays far below."""

_START = re.compile(rb'\{"crc":"[0-9a-f]{8}","format":[1-9]')
_HEAD = len(b'{"crc":"00000000",')
_BLANK = b" \t\r\n\xef\xbb\xbf"
"""What editors and other systems put around lines: also a mark that the text is UTF-8."""


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
    spoilt: bool = False
    """Something in it cannot be read or contradicts itself."""
    broken_off: bool = False
    """Something after the last action cannot be read: whether it held actions, and how many, is unknown."""
    tidy: bool = True
    """Every byte belongs to a line as `encode` writes it."""

    @property
    def whole(self) -> bool:
        """Nothing is known to be missing: the workshop can be had from it alone."""
        return bool(self.actions) and not self.spoilt and len(self.actions) == max(self.actions)


def encode(n: int, action: Mapping[str, Any], before: Mapping[str, Any] | None) -> bytes:
    """A line with its line end.

    Raises:
        ValueError: NaN, infinity or half a character, which JSON in UTF-8 cannot hold; or too much to be
            read back.
    """
    whole = {"format": FORMAT, "n": n, "action": action, "before": before}
    body = json.dumps(whole, ensure_ascii=False, allow_nan=False, separators=(",", ":"))[1:].encode()
    if n > MOST or len(body) + _HEAD > LONGEST:
        raise ValueError("more than a journal holds")
    return b'{"crc":"%08x",' % zlib.crc32(body) + body + b"\n"


def decode(line: bytes) -> Line | None:
    """A line without its line end; None if it is not exactly what `encode` wrote.

    Raises:
        TooNew: a whole line of a later format.
    """
    body = line[_HEAD:]
    if len(line) > LONGEST or line[:_HEAD] != b'{"crc":"%08x",' % zlib.crc32(body):
        return None
    try:
        found = json.loads(b"{" + body)
    except (ValueError, RecursionError):
        return None
    match found:
        case {"format": int(newer)} if newer > FORMAT:
            raise TooNew(newer, FORMAT)
        case {"format": 1, "n": int(n), "action": dict(action), "before": None | dict() as before}:
            return Line(n, action, before) if 0 < n <= MOST else None
    return None


def read(data: bytes) -> Journal:
    """All that can be trusted in the bytes of a journal, healed where a neighbour remembers.

    Takes time in proportion to the bytes, whatever they are.

    Raises:
        TooNew: a whole line of a later format.
    """
    journal = Journal()
    told: dict[int, Plain] = {}
    numbers: dict[object, int] = {}
    end = last = 0
    for start, stop in _lines(data):
        whole, between = data[start:stop], data[end:start]
        text = whole.rstrip(_BLANK)
        line = decode(text)
        journal.tidy &= text == whole and between == (b"\n" if end else b"")
        if line is None or between.strip(_BLANK):
            journal.spoilt = journal.broken_off = True
        if line is not None:
            journal.spoilt |= not _keep(line, journal.actions, told, numbers)
            if line.n > last:
                last, journal.broken_off = line.n, False
        end = stop
    rest = data[end:]
    journal.tidy &= rest == (b"\n" if end else b"")
    if rest.strip(_BLANK):
        journal.spoilt = journal.broken_off = True
    for n, action in told.items():
        if n not in journal.actions and _id(action) not in numbers:
            journal.actions[n] = action
            journal.spoilt = True
    journal.actions = dict(sorted(journal.actions.items()))
    journal.tidy &= not journal.spoilt
    return journal


def _lines(data: bytes) -> Iterator[tuple[int, int]]:
    """Where lines begin and end; also of two lines between which the line end was lost."""
    starts = (found.start() for found in _START.finditer(data))
    start = next(starts, None)
    while start is not None:
        following = next(starts, None)
        limit = len(data) if following is None else following
        end = data.find(b"\n", start, limit)
        yield start, limit if end < 0 else end
        start = following


def _keep(line: Line, actions: dict[int, Plain], told: dict[int, Plain], numbers: dict[object, int]) -> bool:
    """Put an action at its number; False if the line contradicts others.

    An action counts once, and follows the one that its line remembers: a number cannot make it another.
    """
    n = line.n
    if line.before is not None:
        n = 1 + numbers.get(_id(line.before), n - 1)
    if actions.get(n) == line.action:
        return n == line.n
    if n in actions or _id(line.action) in numbers:
        return False
    actions[n] = line.action
    numbers[_id(line.action)] = n
    if line.before is not None and n > 1:
        told[n - 1] = line.before
    return n == line.n


def _id(action: Plain) -> object:
    """Its own id; an action without one is told by nothing but its number."""
    id_ = action.get("id")
    return id_ if isinstance(id_, str) else object()
