"""The dashboard of the sandbox: each figure of a round against doing nothing."""

from __future__ import annotations

from collections.abc import Iterable

from cinema_game.measures import name_of, written
from cinema_game.ui.compared import change, measures_of
from cinema_game.ui.widgets.dashboard import Figure
from cx.model.outcome import Measure, Outcome

STRONG = ("nps", "retention", "revenue")


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
