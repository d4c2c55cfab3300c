"""The result score as numbers that can be asked "why"."""

from __future__ import annotations

from cinema_game.facilitation.score import Score, Unit
from cinema_game.language import N_
from cx.message import Message
from cx.scoring.result import BAND, Change, Kind, ResultScore

NAMES: dict[Kind, str] = {
    "nps": N_("NPS, last round"),
    "retention": N_("retention, mean of the rounds"),
    "revenue": N_("revenue, all rounds"),
    "value": N_("value, discounted"),
}
_HOW: dict[Kind, str] = {
    "nps": N_("NPS of the last round less that of doing nothing on the same draws."),
    "retention": N_("Mean retention of the rounds less that of doing nothing on the same draws."),
    "revenue": N_("Revenue of all rounds less that of doing nothing on the same draws."),
    "value": N_(
        "Contribution over the scenario's horizon, discounted, less that of doing nothing on the same draws."
    ),
}
_UNITS: dict[str, Unit] = {"points": "points", "share": "share", "money": "money"}


def of_result(result: ResultScore | None) -> Score:
    """What the plan came to against doing nothing; None: nothing was revealed."""
    name = Message(N_("result: value gained"))
    how = Message(
        N_("Median of several seeds of the discounted value gained over doing nothing on the same draws.")
    )
    if result is None:
        said = (Message(N_("No round was revealed, so there is no result yet.")),)
        return Score("result", name, None, "money", how, said)
    changes = (result.nps, result.retention, result.revenue, result.value)
    parts = (*(_change(change) for change in changes), _share_of_par(result))
    value = result.value
    band = (value.low, value.high)
    return Score("result", name, value.median, "money", how, (result.in_words(),), parts, band)


def _change(change: Change) -> Score:
    low, high = BAND
    told = Message(
        N_("The band holds the seeds from the {low}th to the {high}th percentile: what luck makes of it."),
        {"low": low, "high": high},
    )
    return Score(
        id=f"result.{change.kind}",
        name=Message(NAMES[change.kind]),
        value=change.median,
        unit=_UNITS[change.unit],
        how=Message(_HOW[change.kind]),
        said=(told,),
        band=(change.low, change.high),
    )


def _share_of_par(result: ResultScore) -> Score:
    said = () if result.par is not None else (Message(N_("Par was not looked for.")),)
    par = Score(
        "result.par.value",
        Message(N_("par")),
        result.par,
        "money",
        Message(
            N_("Value gained by the best plan that a search with all secrets open has found for this class.")
        ),
        said,
    )
    how = Message(N_("Value gained over the value that par gains."))
    return Score("result.par", Message(N_("share of par")), result.share_of_par, "share", how, said, (par,))
