"""How a measure compares with another run, as dashboards show it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cinema_game.figures import number, percent
from cinema_game.language import _
from cx.model.measure import Measure
from cx.model.outcome import Outcome


@dataclass(frozen=True)
class Compared:
    """One comparison: `written` with sign and unit, `good` for the customer or firm, bad, or neither."""

    written: str = ""
    good: bool | None = None
    arrow: str = ""

    @property
    def style(self) -> str:
        """The colour that the sign supports."""
        return "$foreground 60%" if self.good is None else "$emotion-good" if self.good else "$emotion-bad"


def arrow(change: float, least: float = 0.0) -> str:
    """The direction of a change; a change of at most `least` is none."""
    return "↑" if change > least else "↓" if change < -least else "="


_RELATIVE = ("visits", "money", "per week")


def change(measure: Measure, value: float, base: float) -> Compared:
    """How `value` differs from `base`: in points, in per cent of it, or as a plain difference."""
    if not (math.isfinite(value) and math.isfinite(base)):
        return Compared("—")
    if measure.id == "margin":
        return _judged(measure, value - base, number(value - base, sign=True), 0.5)
    if measure.unit in _RELATIVE:
        relative = value / base - 1 if base else 0.0
        return _judged(measure, relative, percent(relative, 1, sign=True), 0.0005)
    if measure.unit == "share":
        points = _("{n} pp").format(n=number((value - base) * 100, 1, sign=True))
        return _judged(measure, value - base, points, 0.0005)
    digits = 2 if measure.unit == "score" else 1
    return _judged(measure, value - base, number(value - base, digits, sign=True), 0.5 * 10**-digits)


def _judged(measure: Measure, difference: float, text: str, least: float) -> Compared:
    good = None if abs(difference) <= least else (difference > 0) == measure.higher_is_better
    return Compared(text, good, arrow(difference, least))


def measures_of(run: Outcome) -> tuple[Measure, ...]:
    """Those that a dashboard shows, in its order; what the case does not measure is left out."""
    shown = (
        run.nps,
        *run.further.values(),
        run.retention,
        run.visits,
        run.revenue,
        run.margin,
        run.ticket,
        run.occupancy,
        run.csat,
        run.ces,
        run.churn,
        run.word_of_mouth,
    )
    seats = float(run.scenario.money.seats)
    return tuple(measure for measure in shown if measure.id != "occupancy" or seats > 0)
