"""What a YAML parser would stumble over at once, found and put straight before it reads.

Tabs and other blanks in the indentation, and characters no eye can see. Each is told;
then the line is made readable, so that one tab does not hide all other faults.
"""

from __future__ import annotations

import re

from cx.message import N_, Message
from cx.scenario.diagnostics import Collected
from cx.scenario.lines import Lines

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000\ufeff\ufffe\uffff\ud800-\udfff]")
_BLANKS = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
_INDENT = re.compile(f"[ \t{_BLANKS}]*(?:-[ \t{_BLANKS}]+)*")
_ODD = re.compile(f"[\t{_BLANKS}]")
_AFTER_KEY = re.compile(r"""(?:[\w-]+|"[^"]*"|'[^']*'):( *\t[ \t]*)(?=\S)""")
_SUSPECT = re.compile(f"{_INVISIBLE.pattern}|^[ -]*[\t{_BLANKS}]|: *\t", re.MULTILINE)
_BLOCK = re.compile(r"(?:^|[\s:-])[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")


def straighten(lines: Lines, found: Collected) -> None:
    """Tell and mend the blanks and invisible characters of a file, line by line."""
    if _SUSPECT.search(lines.text) is None:
        return
    block: int | None = None
    levels = _Levels()
    for number, line in enumerate(lines):
        if _INVISIBLE.search(line):
            line = _visible(lines, number, line, found)
        if not line.strip():
            continue
        spaces = len(line) - len(line.lstrip(" "))
        if block is not None and spaces > block:
            continue
        indent = _INDENT.match(line)
        odd = _ODD.search(indent.group()) if indent else None
        if indent is not None and odd is not None:
            _tell(lines, number, odd.start(), odd.group(), found)
            line = _reindented(lines, number, indent.group(), levels)
        _check_after_key(lines, number, line, found)
        block = len(line) - len(line.lstrip(" ")) if _BLOCK.search(line) else None
        levels.pass_(line)


class _Levels:
    """The columns at which the lists and keys above a line stand."""

    def __init__(self) -> None:
        self.dashes: list[int] = []
        self.keys: list[int] = []
        self.opens = False

    def pass_(self, line: str) -> None:
        """Take note of a line."""
        indent = len(line) - len(line.lstrip(" "))
        key = len(line) - len(line.lstrip(" -"))
        self.dashes = [dash for dash in self.dashes if dash < indent]
        self.keys = [other for other in self.keys if other < indent]
        if key > indent:
            self.dashes.append(indent)
        self.keys.append(key)
        self.opens = line.rstrip().endswith(":")

    def meant(self, widths: list[int], dash: bool) -> int:
        """The level that a line with odd blanks probably stands at."""
        deepest = self.keys[-1] if self.keys else 0
        inside = [deepest + 2, deepest + 4] if self.opens else []
        here = [*self.dashes, *self.keys, *inside] if dash else [*self.keys, *inside]
        if self.opens:
            here = [level for level in here if level > deepest or dash or level < deepest] or here
        fits = next((width for width in widths if width in here), None)
        if fits is not None:
            return fits
        return deepest + 2 if self.opens else (self.dashes[-1] if dash and self.dashes else deepest)


def _check_after_key(lines: Lines, number: int, line: str, found: Collected) -> None:
    after = _AFTER_KEY.match(line, len(line) - len(line.lstrip(" -")))
    if after is not None:
        found.warn(
            lines.place(number, line.index("\t", after.start(1))),
            "CG004",
            Message(N_("a tab stands between the key and its value")),
            Message(N_("use one space")),
        )


def _visible(lines: Lines, number: int, line: str, found: Collected) -> str:
    for match in _INVISIBLE.finditer(line):
        if found.full:
            break
        found.add(
            lines.place(number, match.start()),
            "CG005",
            Message(
                N_("an invisible character (U+{code}) stands here"), {"code": f"{ord(match.group()):04X}"}
            ),
            Message(N_("delete it")),
        )
    lines[number] = _INVISIBLE.sub(" ", line)
    return lines[number]


def _tell(lines: Lines, number: int, column: int, character: str, found: Collected) -> None:
    if character == "\t":
        message = Message(N_("a tab is used to indent this line"))
    else:
        message = Message(
            N_("a special blank (U+{code}) is used to indent this line"), {"code": f"{ord(character):04X}"}
        )
    found.add(lines.place(number, column), "CG004", message, Message(N_("use ordinary spaces")))


def _reindented(lines: Lines, number: int, indent: str, levels: _Levels) -> str:
    """The line with spaces alone, at the level which its author probably meant."""
    line = lines[number]
    dash = indent.find("-")
    lead = indent if dash < 0 else indent[:dash]
    rest = line[len(lead) :] if dash < 0 else "- " * indent.count("-") + line[len(indent) :]
    target = levels.meant([len(lead.expandtabs(width)) for width in (2, 4, 8, 1)], dash >= 0)
    lines.replace(number, " " * target + rest, shift=target - len(lead))
    return lines[number]
