"""The dashboard of the sandbox: each figure of a round against doing nothing."""

from __future__ import annotations

from collections.abc import Iterable

from cinema_game.compared import Compared, arrow, change, measures_of
from cinema_game.figures import number
from cinema_game.language import _
from cinema_game.measures import name_of, written
from cinema_game.ui.widgets.dashboard import Figure
from cx.findings.after_failure import AfterFailure
from cx.model.measure import Measure
from cx.model.outcome import Outcome

STRONG = ("nps", "retention", "revenue")
_LEAST = 0.005
"""Difference in standard deviations that is one."""


def after_a_failure(with_: AfterFailure | None, without: AfterFailure | None) -> Iterable[Figure]:
    """What a failure and its repair leave of satisfaction, in standard deviations; above 0 is the paradox."""
    if with_ is None:
        return
    found, change = with_.satisfaction, Compared()
    if without is not None:
        moved = found.value - without.satisfaction.value
        good = moved > 0 if abs(moved) > _LEAST else None
        change = Compared(number(moved, 2, sign=True), good, arrow(moved, _LEAST))
    name = _("Recovery paradox") if found.low > 0 else _("After a failure")
    yield Figure(
        name=name,
        value=_("d {n}").format(n=number(found.value, 2, sign=True)),
        compared=(change,),
        strong=found.low > 0,
    )


def dashboard(run: Outcome, nothing: Outcome, row: int, segment: int | None) -> Iterable[Figure]:
    """The figures of round `row` (0 the first), of everyone or of one segment."""
    for measure, other in zip(measures_of(run), measures_of(nothing), strict=True):
        value, base = _value(measure, row, segment), _value(other, row, segment)
        yield Figure(
            name=name_of(measure, run.scenario),
            value=written(measure, value),
            compared=(change(measure, value, base),),
            strong=measure.id in STRONG,
        )


def _value(measure: Measure, row: int, segment: int | None) -> float:
    return measure[row] if segment is None else float(measure.by_segment[row, segment])
