"""The measures of a run by name and meaning, and how each is written; for screens and reports alike."""

from __future__ import annotations

import math

from cinema_game.figures import number, percent
from cinema_game.language import N_, _, say
from cx.model.measure import Measure
from cx.scenario.scenario import Scenario
from cx.scenario.text import Text
from cx.scoring.forecast import Figure

NAMES = {
    "nps": N_("Loyalty (NPS)"),
    "csat": N_("Satisfaction (CSAT)"),
    "ces": N_("Effort (CES)"),
    "satisfaction": N_("Satisfaction"),
    "retention": N_("Retention"),
    "churn": N_("Churn"),
    "visits": N_("Visits"),
    "ticket": N_("Average ticket"),
    "revenue": N_("Revenue"),
    "margin": N_("Contribution"),
    "occupancy": N_("Occupancy"),
    "word_of_mouth": N_("Word of mouth"),
}
"""What a figure is called."""

MEANINGS = {
    "nps": N_("Those who would recommend you warmly less those who would warn others, in points."),
    "csat": N_("Share of visitors who are satisfied or very satisfied."),
    "ces": N_("How easy the visit was, as visitors say: 1 hard work, 7 effortless."),
    "satisfaction": N_("How satisfied visitors are after the visit."),
    "retention": N_("Of those whose last outing was to us, the share who came again in this round."),
    "churn": N_("Of the same, the share whose last outing was to a rival at its end: less is better."),
    "visits": N_("Visits in the round, in the real market."),
    "ticket": N_("What one person pays for a ticket on average."),
    "revenue": N_("What visitors paid in the round."),
    "margin": N_("What stays of it after the costs of the plan."),
    "occupancy": N_("Share of places that were taken."),
    "word_of_mouth": N_("Good stories less bad ones, of all that were told."),
    "accumulated": N_("What the feelings of a visit add up to at its end, on the scale from −3 to +3."),
}
"""What a figure means, in a sentence."""

_OTHERS = {"nps": N_("NPS"), "waiting": N_("Satisfaction")}
_OTHERS_MEAN = {
    "nps": N_("NPS of another company of the journey: its own touchpoints count in full, others in part."),
    "waiting": N_("How satisfied those are who wait at the other end while something fails."),
}
"""Figures of other companies and of people who wait."""

FORETOLD: dict[Figure, str] = {
    "nps": N_("Loyalty (NPS)"),
    "revenue": N_("Revenue"),
    "returning": N_("Customers who return"),
}
"""What the figures of a forecast are called."""

_HUNDRED = "share"
_DIGITS = {"points": 0, "score": 2, "per week": 1}


def name_of(measure: Measure, scenario: Scenario) -> str:
    """Its name, with the unit where it has one; whose it is, where it is not the team's own firm's."""
    kind, _colon, whose = measure.id.partition(":")
    if whose:
        parts = (_(_OTHERS[kind]), say(_who(kind, whose, scenario)))
        return " · ".join(parts if kind == "nps" else reversed(parts))
    name = _(NAMES[measure.id])
    if measure.unit != "money":
        return name
    unit = scenario.money.ticket_currency if measure.id == "ticket" else scenario.money.currency
    return f"{name}, {say(unit)}"


def told(id_: str) -> bool:
    """Whether there is a sentence about a figure."""
    return id_ in MEANINGS or id_.partition(":")[0] in _OTHERS_MEAN


def meaning_of(id_: str) -> str:
    """What a figure means, in a sentence."""
    kind, _colon, whose = id_.partition(":")
    return _(_OTHERS_MEAN[kind] if whose else MEANINGS[id_])


def _who(kind: str, id_: str, scenario: Scenario) -> Text:
    people = scenario.owners if kind == "nps" else scenario.third_parties
    return next(one.name for one in people if one.id == id_)


def written(measure: Measure, value: float) -> str:
    """A value of it, without the unit of money."""
    if measure.unit == _HUNDRED:
        return percent(value, 1)
    return number(value, _DIGITS.get(measure.unit, 0), sign=measure.id.startswith(("nps", "word_of_mouth")))


def spread(measure: Measure, row: int) -> str:
    """Half its interval of 95 % in a round, `±2`; nothing where it has none."""
    low, high = (float(edge) for edge in measure.interval[row])
    half = (high - low) / 2
    if not math.isfinite(half) or half <= 0:
        return ""
    if measure.unit == _HUNDRED:
        return f"±{number(half * 100, 1)}"
    return f"±{number(half, _DIGITS.get(measure.unit, 0))}"


def foretold(figure: Figure, value: float) -> str:
    """A change as a forecast puts it, with its unit."""
    if figure == "nps":
        return number(value, 0, sign=True)
    if figure == "revenue":
        return percent(value, 0, sign=True)
    return _("{n} pp").format(n=number(value * 100, 0, sign=True))
