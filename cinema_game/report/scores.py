"""The scores of a class as a table for people, as JSON or CSV for programs."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

from cinema_game.facilitation.agreement import ClassAgreement
from cinema_game.facilitation.class_results import ClassResults, TeamResult
from cinema_game.facilitation.one_by_one import LeftOut
from cinema_game.figures import interval, number, percent
from cinema_game.language import _, current, say
from cinema_game.report.csv_page import Cell, csv_page
from cinema_game.report.table import table
from cx.scoring.agreement import Agreement
from cx.scoring.map.score import PART_NAMES
from cx.scoring.result import Change

ABREAST = 10
"""Teams that stand side by side."""
DIGITS = 4
"""Decimals of shares in files."""


def as_table(found: ClassResults, left_out: Sequence[LeftOut]) -> str:
    """Three tables: the three scores apart, the rubric, the raters' agreement; then what was left out."""
    parts = [_scores(found), _rubric(found)] if found.teams else []
    if found.agreement is not None:
        parts.append(_agreement(found.agreement, found))
    if left_out:
        rows = [(one.name, say(one.why)) for one in left_out]
        parts.append(table(_("Not scored"), (_("save"), _("why")), rows, left=2))
    return "\n".join(parts)


def as_json(found: ClassResults, left_out: Sequence[LeftOut]) -> str:
    """Everything as one JSON object; levels say whether they were marked or computed."""
    value = {
        "rubric": found.rubric.id,
        "teams": [_team(team, found) for team in found.by_map()],
        "agreement": None if found.agreement is None else _agreed(found.agreement),
        "left_out": [{"save": one.id, "team": one.name, "why": one.why.in_(current())} for one in left_out],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_csv(found: ClassResults) -> str:
    """One row a team, the best map first."""
    rows = [_flat(team, found) for team in found.by_map()]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    return csv_page(columns, [[row.get(name) for name in columns] for row in rows])


def _scores(found: ClassResults) -> str:
    places = found.places_by_result()
    best = found.by_map()
    rows = [
        (
            team.state.team,
            ", ".join(team.state.members),
            percent(team.assessment.map_score.composite),
            _forecast(team),
            _result(team),
            "—" if team.assessment.result is None else str(places[team.id]),
        )
        for team in best
    ]
    columns = (
        _("team"),
        _("members"),
        _("MAP"),
        _("FORECAST"),
        _("RESULT"),
        _("place by result"),
    )
    three = table(_("Three scores, never added up"), columns, rows, left=2)
    parts = [
        (
            team.state.team,
            *(percent(share) for share in team.assessment.map_score.parts.values()),
            percent(team.assessment.percentile),
        )
        for team in best
    ]
    names = (*(_broken(say(name)) for name in PART_NAMES.values()), _broken(_("percentile among shuffled")))
    return three + "\n" + table(_("The map's parts"), (_("team"), *names), parts)


def _rubric(found: ClassResults) -> str:
    """Rows of the rubric by teams, ten teams a table."""
    title = _("Rubric, levels 0–4; ° marked by people, the others computed")
    parts = []
    for first in range(0, len(found.teams), ABREAST):
        teams = found.by_map()[first : first + ABREAST]
        rows = [(say(one.name), *(_level(team, one.id) for team in teams)) for one in found.rubric.criteria]
        rows.append(
            (_("sum of levels"), *("—" if team.total is None else _plain(team.total) for team in teams))
        )
        columns = (_("criterion"), *(_broken(team.state.team) for team in teams))
        parts.append(table(title, columns, rows))
    return "\n".join(parts)


def _broken(heading: str) -> str:
    """A heading on as many lines as it has words, so that columns of figures stay narrow."""
    return heading.replace(" ", "\n")


def _level(team: TeamResult, id_: str) -> str:
    level = team.levels[id_]
    if level is None:
        return "—"
    return _plain(level) + ("°" if id_ in team.marks else "")


def _plain(level: float) -> str:
    return number(level, 0 if level == int(level) else 1)


def _agreement(agreed: ClassAgreement, found: ClassResults) -> str:
    rows = [(_("all rows"), *_alpha(agreed.overall))]
    rows += [(say(found.rubric.criterion(id_).name), *_alpha(one)) for id_, one in agreed.criteria.items()]
    title = _("Agreement of raters: {names}").format(names=", ".join(book.rater for book in found.books))
    told = table(title, (_("criterion"), "α", _("95 % interval"), _("verdict")), rows, left=1)
    names = {team.id: team.state.team for team in found.teams}
    apart = [
        (
            names[one.map],
            say(found.rubric.criterion(one.criterion).name),
            ", ".join(f"{rater} {level}" for rater, level in one.levels),
        )
        for one in agreed.disagreements[:10]
    ]
    if not apart:
        return told
    columns = (_("team"), _("criterion"), _("marks"))
    return told + "\n" + table(_("Largest disagreements first"), columns, apart, left=3)


def _alpha(one: Agreement) -> tuple[str, str, str]:
    alpha = "—" if one.alpha is None else number(one.alpha, 2)
    band = "—" if one.interval is None else interval(*one.interval, 2)
    return alpha, band, say(one.in_words())


def _forecast(team: TeamResult) -> str:
    value = team.assessment.scores[1].value
    return "—" if value is None else percent(value)


def _result(team: TeamResult) -> str:
    result = team.assessment.result
    if result is None:
        return "—"
    return f"{number(result.value.median, sign=True)} {say(result.currency)}"


def _flat(team: TeamResult, found: ClassResults) -> dict[str, Cell]:
    """A team as one row of figures."""
    one = _team(team, found)
    row: dict[str, Cell] = {
        "save": team.id,
        "team": team.state.team,
        "members": ", ".join(team.state.members),
        "scenario": team.state.scenario,
    }
    for group in ("map", "forecast", "result"):
        for name, value in one[group].items():
            row[group if name == "score" else f"{group}_{name}"] = value
    for id_, level in one["rubric"].items():
        row[f"rubric_{id_}"] = level["level"]
        row[f"computed_{id_}"] = level["computed"]
        for rater, mark in level["marks"].items():
            row[f"{rater}: {id_}"] = mark["level"]
    return row


def _team(team: TeamResult, found: ClassResults) -> dict[str, Any]:
    one = team.assessment
    scores = one.map_score
    painful, decisive = scores.keys
    forecast = one.scores[1].value
    ids = found.rubric.ids
    return {
        "save": team.id,
        "team": team.state.team,
        "members": list(team.state.members),
        "scenario": team.state.scenario,
        "map": {
            "score": _rounded(scores.composite),
            "place": found.places_by_map()[team.id],
            **{name: _rounded(share) for name, share in scores.parts.items()},
            "percentile": _rounded(one.percentile),
            "direct": _rounded(scores.coverage.direct),
            "indirect": _rounded(scores.coverage.indirect),
            "relevance": _rounded(scores.coverage.relevance),
            "painful": _rounded(painful.score),
            "decisive": _rounded(decisive.score),
        },
        "forecast": {
            "score": _rounded(forecast),
            "calibration": None if one.calibration is None else _rounded(one.calibration.gap),
        },
        "result": _result_of(team, found),
        "rubric": {
            id_: {
                "level": team.levels[id_],
                "computed": one.level(id_),
                "marks": {
                    rater: {"level": mark.level, "reason": mark.reason, "text": mark.text}
                    for rater, mark in team.marks.get(id_, ())
                },
            }
            for id_ in ids
        },
        "sum": team.total,
    }


def _result_of(team: TeamResult, found: ClassResults) -> dict[str, Any]:
    result = team.assessment.result
    changes: dict[str, Change | None] = {
        "": None if result is None else result.value,
        "nps": None if result is None else result.nps,
        "retention": None if result is None else result.retention,
        "revenue": None if result is None else result.revenue,
    }
    told: dict[str, Any] = {}
    for name, change in changes.items():
        told[name or "score"] = None if change is None else _rounded(change.median)
        for edge in ("low", "high"):
            told[f"{name}_{edge}".lstrip("_")] = None if change is None else _rounded(getattr(change, edge))
    told["place"] = None if result is None else found.places_by_result()[team.id]
    told["share_of_par"] = None if result is None else _rounded(result.share_of_par)
    return told


def _agreed(agreed: ClassAgreement) -> dict[str, Any]:
    return {
        "overall": _told(agreed.overall),
        "criteria": {id_: _told(one) for id_, one in agreed.criteria.items()},
        "disagreements": [
            {"save": one.map, "criterion": one.criterion, "levels": dict(one.levels)}
            for one in agreed.disagreements
        ],
    }


def _told(one: Agreement) -> dict[str, Any]:
    band = one.interval
    return {
        "alpha": _rounded(one.alpha),
        "interval": None if band is None else [_rounded(edge) for edge in band],
        "verdict": one.verdict,
        "raters": one.raters,
        "units": one.units,
        "words": one.in_words().in_(current()),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else round(float(value), DIGITS) + 0.0
