"""A line that stands in the wrong column: which one is it, and where does it belong?

YAML notices a wrong column only where the lines no longer fit together, often one line
later. So several repairs are tried, and the one that lets most of what follows be read is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yaml.error import MarkedYAMLError, YAMLError

from cx.scenario.compose import events
from cx.scenario.lines import Lines

BARE_KEY = re.compile(r"""^\s*(?:- +)*(?:[\w-]+|"[^"]*"|'[^']*') *:(?: |$)""")
"""A line that begins with a key, perhaps after the dash of an item."""

_AHEAD = 60
"""Lines after a fault that a repair is judged by."""
_BACK = 2_000
"""Lines before it that are looked at."""


@dataclass(frozen=True)
class Repair:
    """Lines to be replaced; `number` is the line to blame, `lost` tells that lines are taken out."""

    number: int
    changes: dict[int, str]
    lost: bool = False

    def apply(self, lines: Lines) -> None:
        """Make the changes."""
        for number, line in self.changes.items():
            if self.lost:
                lines.drop(number)
            else:
                lines.replace(number, line, shift=indent(line) - indent(lines[number]))


def best_repair(lines: Lines, number: int) -> Repair | None:
    """The repair after which reading comes furthest; None if nothing can be tried."""
    repairs = list(_repairs(lines, number))
    if not repairs:
        return None
    first = _section(lines, number)
    return max(repairs, key=lambda repair: _reach(lines, first, number + _AHEAD, repair))


def indent(line: str) -> int:
    """Number of spaces before the line's content."""
    return len(line) - len(line.lstrip(" "))


def before(lines: Lines, number: int) -> int | None:
    """The last line with content before a line."""
    above = (other for other in range(number - 1, -1, -1) if lines[other].strip())
    return next(above, None)


def _repairs(lines: Lines, number: int) -> Iterator[Repair]:
    """All that is tried, the likeliest first."""
    yield from _moves(lines, number)
    above = before(lines, number)
    if above is not None:
        yield from _moves(lines, above)
    yield Repair(number, dict.fromkeys(_block(lines, number), ""), lost=True)
    if above is not None:
        yield Repair(above, {above: ""}, lost=True)


def _moves(lines: Lines, number: int) -> Iterator[Repair]:
    line = lines[number]
    own = indent(line)
    levels = _levels(lines, number, dash=line.lstrip().startswith("- "))
    for level in sorted(levels - {own}, key=lambda level: (abs(level - own), level))[:4]:
        yield Repair(number, {number: " " * level + line.lstrip(" ")})


def _levels(lines: Lines, number: int, dash: bool) -> set[int]:
    """Columns of the keys (or dashes) of the groups (or lists) that are open above a line."""
    levels: set[int] = set()
    limit = _BACK * 100
    for above in range(number - 1, max(-1, number - _BACK), -1):
        line = lines[above]
        own = indent(line)
        if not line.strip() or own >= limit:
            continue
        item = line[own:].startswith("- ")
        key = len(line) - len(line.lstrip(" -"))
        if dash == item:
            levels.add(own)
        if not dash and item and key < limit and BARE_KEY.match(line):
            levels.add(key)
        limit = own
        if limit == 0:
            break
    return levels


def _block(lines: Lines, number: int) -> Iterator[int]:
    """A line with all that follows it at its own or a deeper level."""
    own = indent(lines[number])
    yield number
    for below in range(number + 1, len(lines)):
        if lines[below].strip() and indent(lines[below]) < max(own, 1):
            return
        yield below


def _section(lines: Lines, number: int) -> int:
    """The line of the top-level key above a line."""
    above = before(lines, number)
    while above is not None and above > 0 and (indent(lines[above]) > 0 or above == number - 1):
        above -= 1
    return above or 0


def _reach(lines: Lines, first: int, last: int, repair: Repair) -> int:
    """How far a part of the file can be read after a repair."""
    chosen = range(first, min(last, len(lines)))
    text = "\n".join(repair.changes.get(number, lines[number]) for number in chosen)
    try:
        for _ in events(text):
            pass
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return first + mark.line if mark is not None else first
    except (YAMLError, UnicodeError):
        return first
    return last
