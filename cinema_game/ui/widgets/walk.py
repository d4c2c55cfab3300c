"""One visit, step by step: expected, met, felt, the sum, and half a sentence of why."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from cinema_game.figures import number
from cinema_game.language import _
from cinema_game.ui.feelings import felt, signed
from cinema_game.ui.plain import plain
from cinema_game.ui.widgets.rows import Row, Rows

NAME, FIGURE, FELT, SUM = 23, 9, 19, 7
BESIDE = 40
"""Cells that the reason needs to stand beside the figures."""


@dataclass(frozen=True)
class Walked:
    """One step: `expected` and `met` are qualities 0..1, `emotion` and `total` −1..1; texts are plain."""

    key: str
    name: str
    expected: float
    met: float
    emotion: float
    total: float
    why: str


def walked(steps: Sequence[Walked], width: int) -> Iterable[Row]:
    """The lines of a visit under their heads."""
    table = NAME + 2 * FIGURE + FELT + SUM
    beside = width >= table + BESIDE
    heads = _("expected").rjust(FIGURE) + _("met").rjust(FIGURE) + "  "
    heads += _("felt").ljust(FELT - 2) + _("in all").rjust(SUM)
    yield Row(Content.styled(" " * NAME + heads, "$foreground 60%"))
    for step in steps:
        name = plain(step.name).truncate(NAME - 1, ellipsis=True)
        feeling = felt(step.emotion)
        written = f"{feeling.glyph} {signed(step.emotion)} {feeling.word}"
        line = Content.assemble(
            name,
            " " * (NAME - name.cell_length),
            (f"{_hundred(step.expected):>{FIGURE}}", "$foreground 75%"),
            f"{_hundred(step.met):>{FIGURE}}  ",
            (f"{written:<{FELT - 2}}"[: FELT - 2], feeling.style),
            (f"{signed(step.total, 2):>{SUM}}", "bold"),
        )
        why = plain(step.why, "$foreground 75%")
        if beside:
            first, *rest = why.wrap(width - table - 3) or [why]
            yield Row(Content.assemble(line, "   ", first), step.key)
            for more in rest:
                yield Row(Content.assemble(" " * (table + 3), more), step.key)
        else:
            yield Row(line, step.key)
            for more in why.wrap(max(8, width - 3)):
                yield Row(Content.assemble("   ", more), step.key)


def _hundred(quality: float) -> str:
    return number(max(0.0, min(1.0, quality)) * 100) if math.isfinite(quality) else "—"


class Walk(Rows):
    """Shows a visit; the cursor goes from step to step."""

    ACTIONS = Rows.ACTIONS[:2]

    def put(self, steps: Sequence[Walked], at: str | None = None) -> None:
        """Show these steps, the cursor on the step `at` if it is among them."""
        self.cursor = at
        self.show(lambda width: walked(steps, width))
        self.call_after_refresh(self.watch_cursor)
