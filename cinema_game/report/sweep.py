"""A sweep as a table of the best plans, as JSON or CSV with a row for each plan and draw."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator

import numpy as np

from cinema_game.figures import interval, number, percent
from cinema_game.language import _, say
from cinema_game.measures import NAMES
from cinema_game.report.csv_page import Cell, csv_page
from cinema_game.report.table import table
from cx.scenario.scenario import Scenario
from cx.sweeps.batch import FIGURES
from cx.sweeps.journal import name_of
from cx.sweeps.result import Sweep

SHOWN = 20
"""Plans in a table; files have all."""


def as_table(sweep: Sweep, scenario: Scenario) -> str:
    """The best plans, the best first: means over draws, and 90 % of the draws for what they are judged by."""
    judged, wins = sweep.of(sweep.judged_by), sweep.wins()
    low, high = np.percentile(judged, [5, 95], axis=1)
    rows = [
        (
            name_of(sweep.plans[place]) or "—",
            number(judged[place].mean()),
            interval(low[place], high[place]),
            percent(wins[place]),
            *(_mean(sweep, figure, place) for figure in _beside(sweep)),
        )
        for place in sweep.ranking()[:SHOWN]
    ]
    title = _("{scenario}: plans {plans}, draws {draws}, money in {currency}").format(
        scenario=say(scenario.title),
        plans=number(len(sweep.plans)),
        draws=number(len(sweep.draws)),
        currency=say(scenario.money.currency),
    )
    name = _("Value") if sweep.judged_by == "value" else say(NAMES["revenue"])
    beside = (say(NAMES[figure]) for figure in _beside(sweep))
    columns = (_("plan"), name, _("in nine draws of ten"), _("best in"), *beside)
    return table(title, columns, rows)


def _beside(sweep: Sweep) -> tuple[str, ...]:
    return ("nps", "retention") if sweep.judged_by == "revenue" else ("revenue", "nps", "retention")


def _mean(sweep: Sweep, figure: str, place: int) -> str:
    mean = float(sweep.of(figure)[place].mean())
    return percent(mean, 1) if figure == "retention" else number(mean, 1 if figure == "nps" else 0)


def as_json(sweep: Sweep, scenario: Scenario) -> str:
    """All figures as one JSON object; the same sweep gives the same bytes."""
    wins = sweep.wins()
    value = {
        "scenario": scenario.id,
        "draws": list(sweep.draws),
        "judged_by": sweep.judged_by,
        "plans": [
            {
                "plan": name_of(plan),
                "best_in": float(wins[place]),
                **{id_: [_figure(one) for one in sweep.of(id_)[place]] for id_ in FIGURES},
            }
            for place, plan in enumerate(sweep.plans)
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_csv(sweep: Sweep, _scenario: Scenario) -> str:
    """A row for each plan and draw."""
    rows: Iterator[tuple[Cell, ...]] = (
        (name_of(plan), draw, *(float(one) for one in sweep.values[place, at]))
        for place, plan in enumerate(sweep.plans)
        for at, draw in enumerate(sweep.draws)
    )
    return csv_page(("plan", "draw", *FIGURES), rows)


def _figure(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
