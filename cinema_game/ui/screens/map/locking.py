"""What is said before the map is locked: what it means, and what has been left open."""

from __future__ import annotations

from textual.content import Content

from cinema_game.language import _, n_
from cinema_game.ui.screens.map.head import counts
from cinema_game.ui.screens.map.sheet import Sheet


def meaning(sheet: Sheet) -> Content:
    """The sentences of the question."""
    what = _(
        "Until the next round it stays as it is now. After the last reveal it will lie beside what the "
        "customers really felt, point by point: that is your map score."
    )
    return Content("\n").join(map(Content, [what, "", " · ".join(counts(sheet)), *_open(sheet)]))


def _open(sheet: Sheet) -> list[str]:
    """What has been left empty: counted, never judged."""
    bare = sum(slot.point is None for slot in sheet.slots)
    unfelt = sum(not point.emotion for point in sheet.map.points)
    lines = []
    if bare:
        lines.append(n_("{n} stage has no touchpoint yet.", "{n} stages have no touchpoint yet.", bare))
    if unfelt:
        lines.append(n_("{n} point has no feeling yet.", "{n} points have no feeling yet.", unfelt))
    if not sheet.map.keys:
        lines.append(_("No key moment is marked: which point hurts most, which one decides?"))
    return lines
