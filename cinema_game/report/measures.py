"""The measures of a run as people read them: a name, a figure with its unit."""

from __future__ import annotations

from cinema_game.figures import number, percent
from cinema_game.language import N_
from cx.model.outcome import Measure

NAMES = {
    "nps": N_("NPS"),
    "csat": N_("Satisfied (CSAT)"),
    "ces": N_("Ease (CES, 1–7)"),
    "satisfaction": N_("Satisfaction, 0–100"),
    "retention": N_("Retention"),
    "churn": N_("Churn"),
    "visits": N_("Visits"),
    "ticket": N_("Average ticket"),
    "revenue": N_("Revenue"),
    "margin": N_("Contribution"),
    "occupancy": N_("Occupancy"),
    "word_of_mouth": N_("Word of mouth"),
}


def told(measure: Measure, value: float, *, sign: bool = False) -> str:
    """A value of a measure in the current language."""
    if measure.unit == "share":
        return percent(value, 1, sign=sign)
    digits = 1 if measure.unit in ("points", "score") else 2 if measure.id == "word_of_mouth" else 0
    return number(value, digits, sign=sign)
