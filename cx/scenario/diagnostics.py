"""What is wrong with a scenario, where, and what to do: told all at once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cx.harmless import harmless
from cx.message import N_, Message
from cx.scenario import limits
from cx.scenario.tree import Node

if TYPE_CHECKING:
    from cx.scenario.text import Language

Severity = Literal["error", "warning"]
Format = Literal["text", "json", "github"]

_SEVERITIES: dict[Severity, str] = {"error": N_("error"), "warning": N_("warning")}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault or doubt. `line` and `column` count from 1, in characters.

    Whatever stands in the file or in its name, nothing that is said of it acts on a screen.
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: Message
    hint: Message | None = None

    def said(self, language: Language = "en") -> str:
        """`FILE:LINE:COL: severity CODE message (hint)`."""
        severity = Message(_SEVERITIES[self.severity]).in_(language)
        place = f"{harmless(self.file)}:{self.line}:{self.column}"
        return f"{place}: {severity} {self.code} {self.sentence(language)}"

    def sentence(self, language: Language = "en") -> str:
        """The message and its hint without the place."""
        hint = f" ({self.hint.in_(language)})" if self.hint else ""
        return harmless(self.message.in_(language) + hint)

    def __str__(self) -> str:
        return self.said()


class Collected:
    """The faults found so far: each once, up to a limit."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int, str, str], Diagnostic] = {}
        self.left_out = 0

    def add(
        self,
        where: Node | tuple[str, int, int],
        code: str,
        message: Message,
        hint: Message | None = None,
        severity: Severity = "error",
    ) -> None:
        """Note a fault at a node, or at a file, line and column."""
        file, line, column = where if isinstance(where, tuple) else (where.file, where.line, where.column)
        diagnostic = Diagnostic(file, line, column, severity, code, message, hint)
        if self.full:
            self.left_out += 1
            if severity == "warning" or not self._make_room():
                return
        self._found.setdefault((file, line, column, code, str(message)), diagnostic)

    def _make_room(self) -> bool:
        """Leave a doubt out for a fault."""
        doubt = next((key for key, other in self._found.items() if other.severity == "warning"), None)
        if doubt is not None:
            del self._found[doubt]
        return doubt is not None

    def warn(
        self, where: Node | tuple[str, int, int], code: str, message: Message, hint: Message | None = None
    ) -> None:
        """Note a doubt: the scenario can be played all the same."""
        self.add(where, code, message, hint, "warning")

    def merge(self, other: Collected) -> None:
        """Take over what another has collected."""
        for diagnostic in other._found.values():
            where = (diagnostic.file, diagnostic.line, diagnostic.column)
            self.add(where, diagnostic.code, diagnostic.message, diagnostic.hint, diagnostic.severity)
        self.left_out += other.left_out

    def tells_of(self, file: str, line: int, code: str) -> bool:
        """Whether a fault of this code was found on a line."""
        return any(
            (found.file, found.line, found.code) == (file, line, code) for found in self._found.values()
        )

    @property
    def any_error(self) -> bool:
        """Whether something keeps the scenario from being played."""
        return any(diagnostic.severity == "error" for diagnostic in self._found.values())

    @property
    def full(self) -> bool:
        """Whether more would only be counted."""
        return len(self._found) >= limits.DIAGNOSTICS

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All of them by file and position, in the order in which the files were met."""
        order = {file: rank for rank, file in enumerate(dict.fromkeys(d.file for d in self._found.values()))}
        found = sorted(self._found.values(), key=lambda d: (order[d.file], d.line, d.column, d.code))
        if self.left_out:
            last = found[-1]
            more = Message(
                N_("and {count} more; only the first {limit} are told"),
                {"count": self.left_out, "limit": limits.DIAGNOSTICS},
            )
            severity: Severity = "error" if self.any_error else "warning"
            found.append(Diagnostic(last.file, last.line, last.column, severity, "CG003", more))
        return tuple(found)


class ScenarioError(ValueError):
    """A scenario that cannot be played; `diagnostics` says all that is wrong with it."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(str(diagnostic) for diagnostic in diagnostics))
        self.diagnostics = diagnostics

    def in_(self, language: Language) -> str:
        """All of it in a language, one fault a line."""
        return "\n".join(diagnostic.said(language) for diagnostic in self.diagnostics)


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that keep the scenario from being played."""
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.severity == "error")


def formatted(diagnostics: Iterable[Diagnostic], format: Format = "text", language: Language = "en") -> str:
    """All of them as lines of text, as one JSON list, or as GitHub's workflow annotations."""
    if format == "json":
        rows = [
            {
                "file": harmless(diagnostic.file),
                "line": diagnostic.line,
                "column": diagnostic.column,
                "severity": diagnostic.severity,
                "code": diagnostic.code,
                "message": harmless(diagnostic.message.in_(language)),
                "hint": harmless(diagnostic.hint.in_(language)) if diagnostic.hint else None,
            }
            for diagnostic in diagnostics
        ]
        return json.dumps(rows, ensure_ascii=False, indent=2)
    if format == "github":
        return "\n".join(_annotation(diagnostic, language) for diagnostic in diagnostics)
    return "\n".join(diagnostic.said(language) for diagnostic in diagnostics)


def _annotation(diagnostic: Diagnostic, language: Language) -> str:
    place = {
        "file": diagnostic.file,
        "line": str(diagnostic.line),
        "col": str(diagnostic.column),
        "title": diagnostic.code,
    }
    properties = ",".join(f"{name}={_escaped(value, ',:')}" for name, value in place.items())
    return f"::{diagnostic.severity} {properties}::{_escaped(diagnostic.sentence(language))}"


def _escaped(value: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        value = value.replace(character, f"%{ord(character):02X}")
    return harmless(value)
