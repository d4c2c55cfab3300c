"""The bytes of a TinyDB file of ours: one JSON object whose first table vouches for all of it.

    {"_header":{"1":{"format":1,"generation":12,"sha256":"…"}},"workshop":{…},"log":{…}}

The SHA-256 covers every byte of the file but its own 64 digits, so also format and generation.
Stock TinyDB opens such a file, with `_header` as one more table. Later formats keep this first
line, so that an older program can tell a newer file from a damaged one.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from cinema_game.language import N_
from cinema_game.store.errors import Damaged, TooNew
from cx.message import Message

FORMAT = 1
"""The newest format that this version reads, and the one that it writes."""

Tables = dict[str, dict[str, Any]]
"""What TinyDB keeps: documents by number by table name."""

HEADER = "_header"

_NO_TABLES = N_("The file does not hold what its header says.")
_HEAD = re.compile(
    rb'\{"_header":\{"1":\{"format":([1-9]\d{0,5}),"generation":([1-9]\d{0,11}),"sha256":"([0-9a-f]{64})"\}\}'
)


@dataclass(frozen=True)
class Document:
    """A whole, trusted file."""

    generation: int
    tables: Tables


def encode(document: Document) -> bytes:
    """The bytes of a document.

    Raises:
        ValueError: NaN, infinity, half a character, or something that would not read back equal.
    """
    body = json.dumps(document.tables, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    if json.loads(body) != document.tables:
        raise ValueError("the tables would not read back as they are")
    start = b'{"_header":{"1":{"format":%d,"generation":%d,"sha256":"' % (FORMAT, document.generation)
    rest = b'"}}' + (b"," + body[1:] if document.tables else b"}")
    return start + _digest(start, rest) + rest


def decode(data: bytes) -> Document:
    """What `encode` wrote; an editor may have put a mark before it and a line end behind it.

    Raises:
        Damaged: not a byte is believed if one has changed.
        TooNew: whole, but of a later format.
    """
    data = data.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n")
    head = _HEAD.match(data)
    if head is None or _digest(data[: head.start(3)], data[head.end(3) :]) != head[3]:
        raise Damaged(Message(N_("The file is damaged or was changed outside of the game.")))
    if int(head[1]) > FORMAT:
        raise TooNew(int(head[1]), FORMAT)
    try:
        tables = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Damaged(Message(_NO_TABLES)) from error
    del tables[HEADER]
    if not all(isinstance(rows, dict) and all(map(_is_row, rows.values())) for rows in tables.values()):
        raise Damaged(Message(_NO_TABLES))
    return Document(int(head[2]), tables)


def _is_row(row: object) -> bool:
    return isinstance(row, dict)


def _digest(start: bytes, rest: bytes) -> bytes:
    digest = hashlib.sha256(start)
    digest.update(rest)
    return digest.hexdigest().encode()
