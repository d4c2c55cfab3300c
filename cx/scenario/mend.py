"""Mending a line that YAML cannot read, so that the rest of the file is checked as well."""

from __future__ import annotations

from yaml.error import MarkedYAMLError

from cx.message import N_, Message
from cx.scenario.diagnostics import Collected
from cx.scenario.lines import Lines


class Mender:
    def __init__(self, lines: Lines, found: Collected) -> None:
        self.lines = lines
        self.found = found

    def watch(self, event: object) -> None: ...

    def mend_open_quote(self) -> bool:
        return False

    def mend(self, error: MarkedYAMLError) -> bool:
        m = error.problem_mark or error.context_mark
        self.found.add(self.lines.place(m.line, m.column), "CG010", Message(N_("this cannot be read")))
        return False
