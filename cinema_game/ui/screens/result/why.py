"""Why it came so: the waterfall from doing nothing over what each measure gave to what came."""

from __future__ import annotations

from typing import Literal

from cinema_game.figures import number
from cinema_game.language import N_, _, say
from cinema_game.measures import written
from cinema_game.results.runs import Runs
from cinema_game.ui.widgets.waterfall import Part
from cx.attribution import Attribution
from cx.model.measure import Measure

Explained = Literal["nps", "revenue"]
EXPLAINED: dict[Explained, str] = {
    "nps": N_("NPS"),
    "revenue": N_("revenue so far"),
}
"""What can be explained."""


def parts(runs: Runs, why: Attribution, explained: Explained) -> list[Part]:
    """Doing nothing, each measure by the size of what it gave, and what came.

    What cannot be shared out, because fewer customers were asked, is told as such.
    """
    scenario, row = runs.run.scenario, runs.run.rounds - 1
    run, nothing = runs.run.measure(explained), runs.nothing.measure(explained)
    start, end = _level(nothing, explained, row), _level(run, explained, row)
    gains = [
        (
            f"measure:{one.intervention}",
            say(scenario.intervention(one.intervention).name),
            getattr(one, explained),
        )
        for one in why.contributions
    ]
    gains.sort(key=lambda gain: -abs(gain[2]))
    rest = end - start - sum(gain for _key, _name, gain in gains)
    bars = [Part(_("doing nothing"), start, written(nothing, start), whole=True)]
    level = start
    for key, name, gain in gains:
        bars.append(Part(name, gain, _gain(explained, gain), key))
        level += gain
    if gains and written(run, level) != written(run, end):
        bars.append(Part(_("cannot be shared out"), rest, _gain(explained, rest), quiet=True))
    bars.append(Part(_("what came"), end, written(run, end), whole=True))
    return bars


def _gain(explained: Explained, gain: float) -> str:
    return number(gain, 1 if explained == "nps" else 0, sign=True)


def _level(measure: Measure, explained: Explained, row: int) -> float:
    return measure[row] if explained == "nps" else float(sum(measure[at] for at in range(row + 1)))
