"""Page 1, how it felt: where each group felt worst and best, and who said what there."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from textual.content import Content

from cinema_game.language import _, say
from cinema_game.ui.feelings import felt, signed
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.debrief.facts import Facts
from cinema_game.ui.screens.reveal.picture import firsts, values
from cinema_game.ui.widgets.curve import Picture, Series
from cinema_game.ui.widgets.rows import Row, heading
from cinema_game.workshop.questions import Prompt


def picture(facts: Facts, prompt: Prompt | None) -> Picture:
    """The rounds one over the other; the cursor stands at the prompt's moment."""
    run, scenario = facts.runs.run, facts.scenario
    last = run.rounds - 1
    lines = [Series(_("last round"), values(run.emotion_all[last]))]
    if last:
        lines.append(Series(_("first round"), values(run.emotion_all[0]), "secondary", True, "○"))
    lines.append(
        Series(_("doing nothing"), values(facts.runs.nothing.emotion_all[last]), "curve-other", True, "○")
    )
    return Picture(tuple(lines), stages=firsts(scenario), cursor=place_of(facts, prompt))


def place_of(facts: Facts, prompt: Prompt | None) -> int | None:
    """The touchpoint of a prompt's moment, by its place on the journey."""
    if prompt is None or prompt.moment is None or prompt.moment.touchpoint is None:
        return None
    ids = [point.id for point in facts.scenario.touchpoints]
    return ids.index(prompt.moment.touchpoint) if prompt.moment.touchpoint in ids else None


def rows(facts: Facts, width: int) -> Iterable[Row]:
    """Worst and best touchpoint of each group in the last round."""
    run, points = facts.runs.run, facts.scenario.touchpoints
    for title, worst in ((_("Where they felt worst"), True), (_("Where they felt best"), False)):
        yield from heading(title, gap=not worst)
        for place, segment in enumerate(facts.scenario.segments):
            feelings = np.asarray(run.emotion[-1, :, place], dtype=float)
            if not np.isfinite(feelings).any():
                continue
            point = int(np.nanargmin(feelings) if worst else np.nanargmax(feelings))
            yield Row(
                _line(say(segment.name), say(points[point].name), float(feelings[point]), width),
                f"point:{points[point].id}:{segment.id}",
            )


def _line(who: str, where: str, emotion: float, width: int) -> Content:
    shown = felt(emotion)
    feeling = f"{shown.glyph} {signed(emotion)} {shown.word}"
    room = max(8, width - 22 - 18)
    group, place = plain(who).truncate(21, ellipsis=True), plain(where).truncate(room, ellipsis=True)
    return Content.assemble(
        group,
        " " * (22 - group.cell_length),
        place,
        " " * (room - place.cell_length + 1),
        (feeling, shown.style),
    )
