"""Waits hurt, each further minute less."""

from __future__ import annotations

import numpy as np

from cx.findings.finding import Estimate, Finding, Part, above, below
from cx.findings.laboratory import Laboratory, touchpoint
from cx.findings.sampling import Keep, estimates
from cx.findings.visits import Visits, visits
from cx.scenario.text import Text

MINUTES = (0, 10, 20, 30, 45, 60, 75, 90)
MIDDLE = MINUTES.index(45)


def _waits(laboratory: Laboratory) -> tuple[Estimate, ...]:
    steps = [touchpoint(f"step{place}") for place in range(6)]
    delays = [
        {
            "id": f"delay{minutes}",
            **dict.fromkeys(("name", "text"), "delay"),
            "weeks": 53,
            "effects": [{"touchpoint": "step2", "wait": minutes}],
        }
        for minutes in MINUTES
    ]
    service = laboratory.service(steps, events=delays)

    def lived(minutes: int) -> Visits:
        return visits(laboratory.run(service, rounds=1, events=[(f"delay{minutes}", 1)]))

    waited = [lived(minutes) for minutes in MINUTES]

    def shape(keep: Keep) -> list[float]:
        said = np.array([100 * one.satisfaction[keep(one.who)].mean() for one in waited])
        steps = -np.diff(said)
        return [
            float(said[0] - said[-1]),
            float(steps.min()),
            float((said[MIDDLE] - said[-1]) / max(said[0] - said[MIDDLE], 1e-9)),
        ]

    return estimates(shape)


WAITS = Finding(
    id="waits",
    number=18,
    title=Text(
        en="Waits hurt, each further minute less",
        ru="Ожидание портит впечатление, каждая новая минута — меньше",
    ),
    what_is_run=Text(
        en="One of six touchpoints is delayed by 0 to 90 minutes for a quarter, for the same people.",
        ru="Одну из шести точек контакта на квартал задерживают на 0–90 минут — для одних и тех же людей.",
    ),
    why=Text(
        en="The loss of quality by waiting is given as a curve that saturates; that it comes through to "
        "satisfaction with the visit follows.",
        ru="Потеря качества от ожидания задана кривой с насыщением; то, что она доходит до удовлетворённости "
        "визитом, — следствие.",
    ),
    citation=Text(en="Hui & Tse 1996", ru="Hui & Tse 1996"),
    status="recalled",
    parts=(
        Part(
            "falls",
            Text(en="lost from 0 to 90 minutes, points", ru="потеря от 0 до 90 минут, пункты"),
            above(0),
            "imposed",
        ),
        Part(
            "steadily",
            Text(en="smallest loss of a step, points", ru="наименьшая потеря за шаг, пункты"),
            above(0),
            "imposed",
        ),
        Part(
            "flattens",
            Text(en="lost after 45 minutes over lost before", ru="потеря после 45 минут к потере до них"),
            below(0.5),
            "imposed",
        ),
    ),
    measure=_waits,
)
