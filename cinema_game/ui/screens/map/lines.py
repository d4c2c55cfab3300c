"""The lines above the grid: the curve under the hand, its other version, the curves of other groups."""

from __future__ import annotations

from cinema_game.ui.screens.map.sheet import Sheet, version_name
from cinema_game.ui.widgets.curve import Series
from cx.journey.point import Version

_MARKS = "○□△▷◁▽"
"""Signs of the points of curves that are not under the hand."""

OTHER: dict[Version, Version] = {"as_is": "to_be", "to_be": "as_is"}


def series_of(sheet: Sheet) -> tuple[Series, ...]:
    """The curve under the hand on top, the other version dotted, then the other curves that are drawn."""
    drawn = [Series(sheet.curve_name(sheet.curve), sheet.line(sheet.curve, sheet.version))]
    other = Series(
        version_name(OTHER[sheet.version]),
        sheet.line(sheet.curve, OTHER[sheet.version]),
        "secondary",
        True,
        "◇",
    )
    if any(value is not None for value in other.values):
        drawn.append(other)
    for number, curve in enumerate(sheet.map.curves):
        line = sheet.line(curve, sheet.version)
        if curve != sheet.curve and any(value is not None for value in line):
            drawn.append(
                Series(sheet.curve_name(curve), line, "curve-other", True, _MARKS[number % len(_MARKS)])
            )
    return tuple(drawn)
