"""A run as a table for people, as JSON or CSV for programs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from cinema_game.figures import number
from cinema_game.language import _, say
from cinema_game.measures import name_of, written
from cinema_game.report.csv_page import Cell, csv_page
from cinema_game.report.table import table
from cx.model.measure import Measure
from cx.model.outcome import Outcome

DIGITS = 6
"""Decimals of figures in files; the model's numbers carry no more."""


def as_table(run: Outcome) -> str:
    """Measures by round, and the felt emotion of every touchpoint in the last one."""
    name = say(run.scenario.rounds.name)
    rounds = [f"{name} {round_}" for round_ in range(1, run.rounds + 1)]
    measures = [run.measure(id_) for id_ in run.measures]
    rows = [
        (name_of(measure, run.scenario), *(written(measure, measure[place]) for place in range(run.rounds)))
        for measure in measures
        if not all(math.isnan(value) for value in measure.values)
    ]
    first = table(say(run.scenario.title), ("", *rounds), rows)
    segments = [say(segment.name) for segment in run.scenario.segments]
    felt = [
        (say(point.name), *(_emotion(run.emotion[-1, place, s]) for s in range(len(segments))))
        for place, point in enumerate(run.scenario.touchpoints)
    ]
    title = _("Felt emotion in the last round, −3…+3")
    return first + "\n" + table(title, (_("touchpoint"), *segments), felt)


def as_json(run: Outcome) -> str:
    """Everything that a run measured, as one JSON object; the same run gives the same bytes."""
    scenario = run.scenario
    value = {
        "scenario": scenario.id,
        "seed": run.seed,
        "customers": run.population,
        "plan": [str(choice) for choice in run.plan.choices],
        "segments": [segment.id for segment in scenario.segments],
        "rounds": [
            {"round": place + 1, **{id_: _figure(run.measure(id_), place, run) for id_ in run.measures}}
            for place in range(run.rounds)
        ],
        "touchpoints": list(_touchpoints(run)),
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_csv(run: Outcome) -> str:
    """Long form: one figure a row."""
    return csv_page(("round", "measure", "touchpoint", "segment", "value", "low", "high"), _long(run))


def _long(run: Outcome) -> Iterator[tuple[Cell, ...]]:
    for place in range(run.rounds):
        for id_ in run.measures:
            figure = _figure(run.measure(id_), place, run)
            yield (place + 1, id_, None, None, figure["value"], *(figure["interval"]))
            for segment, value in figure["by_segment"].items():
                yield (place + 1, id_, None, segment, value, None, None)
    for row in _touchpoints(run):
        for what in ("emotion", "accumulated", "encounters"):
            yield (row["round"], what, row["touchpoint"], row["segment"], row[what], None, None)


def _figure(measure: Measure, place: int, run: Outcome) -> dict[str, Any]:
    return {
        "value": _rounded(measure.values[place]),
        "interval": [_rounded(edge) for edge in measure.interval[place]],
        "by_segment": {
            segment.id: _rounded(measure.by_segment[place, s])
            for s, segment in enumerate(run.scenario.segments)
        },
    }


def _touchpoints(run: Outcome) -> Iterator[dict[str, Any]]:
    for place in range(run.rounds):
        for t, point in enumerate(run.scenario.touchpoints):
            for s, segment in enumerate(run.scenario.segments):
                yield {
                    "round": place + 1,
                    "stage": run.scenario.stage_of(point.id).id,
                    "touchpoint": point.id,
                    "segment": segment.id,
                    "emotion": _rounded(run.emotion[place, t, s]),
                    "accumulated": _rounded(run.accumulated[place, t, s]),
                    "encounters": int(run.encounters[place, t, s]),
                }


def _rounded(value: float) -> float | None:
    return round(float(value), DIGITS) + 0.0 if math.isfinite(value) else None


def _emotion(value: float) -> str:
    return number(float(value) * 3, 1, sign=True)
