"""Mending a line that YAML cannot read, so that the rest of the file is checked as well.

What is said of a fault is for a person who has never heard of YAML; how the line is
mended only decides how much more can be said in the same run.
"""

from __future__ import annotations

import re
from typing import Any

from yaml.error import MarkedYAMLError

from cx.message import N_, Message
from cx.scenario.align import BARE_KEY, before, best_repair, indent
from cx.scenario.diagnostics import Collected
from cx.scenario.lines import LOST, Lines
from cx.scenario.shown import shown

_LINE = re.compile(
    r"""^(?P<lead>\s*(?:-\ +)*)
        (?P<key>(?:"[^"]*"|'[^']*'|[^\s\[\]{},"'\#&*!|>%@`:-][^:]*?)\ *:(?:\ +|$))?
        (?P<value>.*)$""",
    re.VERBOSE,
)
_GLUED = re.compile(r"^(\s*(?:- +)*[\w-]+):(?=[^\s:])")

_QUOTES = Message(N_("put the whole text in quotes, and double any such quote inside it"))


class Mender:
    """Tells each fault of syntax of a file once and makes its line readable."""

    def __init__(self, lines: Lines, found: Collected) -> None:
        self.lines = lines
        self.found = found
        self._tries: dict[int, int] = {}
        self._open_quote: tuple[int, int] | None = None

    def begin(self) -> None:
        """A new reading of the mended file begins."""
        self._open_quote = None

    def watch(self, event: Any) -> None:
        """Notice the first quoted text that swallows lines which do not belong to it."""
        if self._open_quote is None and getattr(event, "style", None) in ("'", '"'):
            first, last = event.start_mark.line, event.end_mark.line
            if last > first and self._swallows(first, min(last, len(self.lines) - 1)):
                self._open_quote = (first, event.start_mark.column)

    def mend_open_quote(self) -> bool:
        """Tell and close a quote that was never closed; False if there is none."""
        if self._open_quote is None:
            return False
        number, column = self._open_quote
        if not self._first_try(number):
            return self._lose(number)
        self.found.add(
            self.lines.place(number, column),
            "CG007",
            Message(N_("the quote opened here is not closed on its line")),
            Message(N_("close it, or take it away; inside the text write it twice")),
        )
        line = self.lines[number]
        value = line[column:]
        if line[:column].count("{") + line[:column].count("[") or line.rstrip()[-1:] in "}]":
            return self._lose_value(number)
        self.lines.replace(number, line[:column] + _single(value[1:]))
        return True

    def mend(self, error: MarkedYAMLError) -> bool:
        """Tell a fault and mend its line; False if the file cannot be mended there."""
        mark = error.problem_mark or error.context_mark
        problem, context = error.problem or "", error.context or ""
        number, column = self._within(mark.line, mark.column) if mark is not None else (0, 0)
        opened = error.context_mark
        if "quoted scalar" in context and opened is not None and "escape" not in problem:
            self._open_quote = self._open_quote or (opened.line, opened.column)
        if self._open_quote is not None:
            return self.mend_open_quote()
        if not self._first_try(number):
            return self._lose(number)
        if "mapping values are not allowed" in problem:
            return self._colon(number, column)
        if "flow node" in context:
            return self._nothing_before(number, column)
        if "flow" in context and opened is not None:
            return self._bracket(number, column, opened.line, opened.column)
        if "simple key" in context and opened is not None:
            return self._no_key(opened.line)
        if self.lines[number][column : column + 1] in ("]", "}"):
            return self._stray_bracket(number, column)
        if "cannot start any token" in problem:
            return self._odd_start(number, column)
        if "block scalar" in context:
            return self._block(number, column)
        if "escape" in problem:
            return self._escape(number, column)
        if "block" in context:
            return self._structure(number, column)
        return self._other(number, column)

    def _within(self, number: int, column: int) -> tuple[int, int]:
        """The last line that has something on it, for a fault noticed at the end of the file."""
        while number > 0 and (number >= len(self.lines) or not self.lines[number].strip()):
            number -= 1
            column = len(self.lines[number].rstrip())
        return number, column

    def _first_try(self, number: int) -> bool:
        self._tries[number] = self._tries.get(number, 0) + 1
        return self._tries[number] == 1

    def _tell(self, number: int, column: int, code: str, message: Message, hint: Message) -> None:
        place = self.lines.place(number, column)
        if not self.found.tells_of(place[0], place[1], "CG004"):
            self.found.add(place, code, message, hint)

    def _colon(self, number: int, column: int) -> bool:
        key = BARE_KEY.match(self.lines[number])
        above = before(self.lines, number)
        if key is None or key.end() < column or above is None:
            message = Message(N_("a colon stands in a text without quotes"))
            self._tell(number, column, "CG006", message, Message(N_("put the whole text in quotes")))
            return self._quote(number)
        if BARE_KEY.match(self.lines[above]) is not None or self.lines[above].lstrip().startswith("- "):
            return self._align(number)
        glued = _GLUED.match(self.lines[above])
        if glued is None:
            return self._no_key(above)
        message = Message(N_("a space is missing after this colon"))
        self._tell(above, glued.end() - 1, "CG006", message, Message(N_("write `key: value`")))
        self.lines.replace(above, glued.group(1) + ": " + self.lines[above][glued.end() :], shift=1)
        return True

    def _align(self, number: int) -> bool:
        repair = best_repair(self.lines, number)
        if repair is None:
            return self._lose(number)
        if repair.number != number:
            self._first_try(repair.number)
        column = indent(self.lines[repair.number])
        self._tell(repair.number, column, "CG008", _MISALIGNED, _ALIGN)
        repair.apply(self.lines)
        return True

    def _no_key(self, number: int) -> bool:
        message = Message(N_("this line has no key with a colon"))
        hint = Message(N_("write `key: value`; a text that goes on must be indented deeper than its key"))
        self._tell(number, indent(self.lines[number]), "CG008", message, hint)
        return self._lose(number)

    def _stray_bracket(self, number: int, column: int) -> bool:
        message = Message(N_("no bracket was opened for this one"))
        self._tell(number, column, "CG009", message, Message(N_("remove it, or put the text in quotes")))
        return self._lose_value(number)

    def _block(self, number: int, column: int) -> bool:
        message = Message(N_("after | or > nothing more may stand on the line"))
        hint = Message(N_("begin the text on the next line, indented, or put it in quotes"))
        self._tell(number, column, "CG010", message, hint)
        return self._lose_value(number)

    def _structure(self, number: int, column: int) -> bool:
        line = self.lines[number]
        if column <= indent(line) and BARE_KEY.match(line) is None and not line.lstrip().startswith("- "):
            return self._no_key(number)
        if column <= indent(line) or BARE_KEY.match(line[:column]) is None:
            return self._align(number)
        message = Message(N_("the text goes on after its closing quote"))
        self._tell(number, column, "CG007", message, _QUOTES)
        return self._quote(number)

    def _bracket(self, number: int, column: int, opened: int, opened_column: int) -> bool:
        bracket = self.lines[opened][opened_column : opened_column + 1]
        if number == opened and column < len(self.lines[number].rstrip()):
            message = Message(N_("this is not understood inside {bracket}"), {"bracket": _pair(bracket)})
            hint = Message(
                N_("a comma may be missing; texts with , : [ ] {{ }} or quotes in them need quotes")
            )
            self._tell(number, column, "CG009", message, hint)
        else:
            message = Message(N_("the bracket {bracket} opened here is not closed"), {"bracket": bracket})
            hint = Message(N_("close it on the same line with {bracket}"), {"bracket": _pair(bracket)[-1]})
            self._tell(opened, opened_column, "CG009", message, hint)
        self._tries[opened] = self._tries.get(opened, 0) + (number != opened)
        if self._tries[opened] > 3:
            return False
        return self._lose_value(opened)

    def _nothing_before(self, number: int, column: int) -> bool:
        character = shown(self.lines[number][column : column + 1])
        message = Message(N_("a value is missing before “{character}”"), {"character": character})
        self._tell(number, column, "CG009", message, Message(N_("put the whole text in quotes")))
        return self._lose_value(number)

    def _odd_start(self, number: int, column: int) -> bool:
        character = self.lines[number][column : column + 1]
        message = Message(N_("a text cannot begin with “{character}”"), {"character": shown(character)})
        self._tell(number, column, "CG010", message, Message(N_("put the whole text in quotes")))
        return self._quote(number)

    def _escape(self, number: int, column: int) -> bool:
        message = Message(N_("a backslash in double quotes has a meaning of its own"))
        hint = Message(N_("write it twice, or use single quotes"))
        self._tell(number, column, "CG007", message, hint)
        return self._lose_value(number)

    def _other(self, number: int, column: int) -> bool:
        message = Message(N_("this line cannot be read"))
        hint = Message(N_("compare it with the lines around it; a text with special characters needs quotes"))
        self._tell(number, column, "CG010", message, hint)
        return self._lose_value(number)

    def _quote(self, number: int) -> bool:
        """Take all that follows the key as one text."""
        match = _LINE.match(self.lines[number])
        if match is None or not match["value"]:
            return self._lose(number)
        value = match["value"].rstrip()
        if value[0] in "{[":
            return self._lose_value(number)
        if value[0] in "'\"":
            value = value.strip(value[0])
        self.lines.replace(number, self.lines[number][: match.start("value")] + _single(value))
        return True

    def _lose_value(self, number: int) -> bool:
        """Put a mark in place of what follows the key, and of the lines that continue it."""
        match = _LINE.match(self.lines[number])
        if match is None or (match["key"] is None and not match["lead"].strip()):
            return self._lose(number)
        self.lines.replace(number, self.lines[number][: match.start("value")].rstrip() + f' "{LOST}"')
        for after in range(number + 1, len(self.lines)):
            line = self.lines[after]
            if line.strip() and indent(line) <= len(match["lead"]):
                break
            self.lines.replace(after, "")
        return True

    def _lose(self, number: int) -> bool:
        """A line that was mended in vain is taken out; False if that did not help either."""
        if not self.lines[number].strip():
            return False
        self.lines.drop(number)
        return True

    def _swallows(self, first: int, last: int) -> bool:
        """Whether a quoted text over several lines runs past what its indentation allows."""
        own = indent(self.lines[first])
        return any(
            self.lines[number].strip() and indent(self.lines[number]) <= own
            for number in range(first + 1, last + 1)
        )


_MISALIGNED = Message(N_("this line is not aligned with those around it"))
_ALIGN = Message(
    N_("keys of one group begin in the same column, items of a list with a dash; a line may be missing above")
)


def _single(value: str) -> str:
    return "'" + value.rstrip().replace("'", "''") + "'"


def _pair(bracket: str) -> str:
    return "{ }" if bracket == "{" else "[ ]"
