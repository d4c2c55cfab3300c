"""Compiles the catalogues of sentences, `*/locale/*/LC_MESSAGES/*.po`, to the `.mo` that the game reads.

`make translations`, every set-up and every wheel call it. It needs nothing but Python, writes only what
differs, and takes away a `.mo` whose `.po` is gone.
"""

from __future__ import annotations

import ast
import os
import re
import struct
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
_LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr|msgstr\[\d\])\s+)?(".*")\s*')
_MAGIC, _HEAD = 0x950412DE, 7 * 4
"""What a `.mo` begins with, and the bytes before its two tables."""


class Unreadable(ValueError):
    """A catalogue that cannot be compiled; says which line is wrong."""


def compile_all(home: Path = HOME) -> None:
    """Bring every `.mo` of the tree up to date; raises `Unreadable` at the first fault."""
    for folder in sorted(home.glob("*/locale/*/LC_MESSAGES")):
        for po in sorted(folder.glob("*.po")):
            _write(po.with_suffix(".mo"), compiled(po))
        for mo in folder.glob("*.mo"):
            if not mo.with_suffix(".po").exists():
                mo.unlink()


def compiled(po: Path) -> bytes:
    """The `.mo` of a catalogue: its sentences sorted, without those that are fuzzy or have no words yet."""
    known = {}
    for block in re.split(r"\n\s*\n", po.read_text("utf-8")):
        fuzzy, words = _entry(block, po)
        one, several = words.pop("msgid", None), words.pop("msgid_plural", None)
        if one is None or (fuzzy and one) or not all(words.values()):
            continue
        key = one if several is None else f"{one}\0{several}"
        if key in known:
            raise Unreadable(f"{po}: stands twice: {one}")
        known[key] = "\0".join(words[name] for name in sorted(words))
    return _packed(sorted((key.encode(), said.encode()) for key, said in known.items()))


def _entry(block: str, po: Path) -> tuple[bool, dict[str, str]]:
    """Whether a block between blank lines is fuzzy, and its words by keyword."""
    fuzzy, name = False, ""
    words: dict[str, str] = {}
    for line in block.splitlines():
        if line.startswith("#") or not line.strip():
            fuzzy |= line.startswith("#,") and "fuzzy" in line
            continue
        found = _LINE.fullmatch(line)
        name = (found and found[1]) or name
        if found is None or not name or (found[1] and name in words):
            raise Unreadable(f"{po}: cannot be read: {line}")
        try:
            words[name] = words.get(name, "") + ast.literal_eval(found[2])
        except (SyntaxError, ValueError):
            raise Unreadable(f"{po}: cannot be read: {line}") from None
    return fuzzy, words


def _packed(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """The file of GNU gettext: a head, a table of keys, a table of translations, and the bytes of both."""
    keys, said = _HEAD, _HEAD + 8 * len(pairs)
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), keys, said, 0, 0)
    tables, strings = [], b""
    for text in (*(key for key, _ in pairs), *(value for _, value in pairs)):
        tables.append(struct.pack("<2I", len(text), said + 8 * len(pairs) + len(strings)))
        strings += text + b"\0"
    return head + b"".join(tables) + strings


def _write(mo: Path, content: bytes) -> None:
    """Whole or not at all, as a game or a test may be reading."""
    if mo.exists() and mo.read_bytes() == content:
        return
    fresh = mo.with_name(f"{mo.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(mo)


if __name__ == "__main__":
    try:
        compile_all()
    except Unreadable as fault:
        sys.exit(str(fault))
