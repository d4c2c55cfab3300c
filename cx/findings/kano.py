"""Kano's classes differ in what a bad and a good encounter do to satisfaction."""

from __future__ import annotations

import numpy as np

from cx.findings.finding import Band, Estimate, Finding, Part, above, below
from cx.findings.laboratory import KINDS, Laboratory
from cx.findings.sampling import Keep, estimates, regression
from cx.model.exact import Doubles
from cx.scenario.text import Text

TAIL = 0.2
"""Share of encounters at each end that count as bad and as good."""


def _contrasts(laboratory: Laboratory) -> tuple[Estimate, ...]:
    visits = laboratory.ordinary
    columns = [_ends(visits.gap[:, place], visits.met[:, place]) for place in range(visits.gap.shape[1])]
    marks = np.concatenate(columns, axis=1)

    def asymmetry(keep: Keep) -> list[float]:
        mine = keep(visits.who)
        weights = regression(visits.satisfaction[mine], *marks[mine].T)
        penalty, reward = -weights[0::2], weights[1::2]
        contrast = (reward - penalty) / (np.abs(reward) + np.abs(penalty))
        return [float(contrast[place :: len(KINDS)].mean()) for place in range(len(KINDS))]

    return estimates(asymmetry)


def _ends(gap: Doubles, met: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Doubles:
    """(V, 2) marks of encounters far below and far above what was expected."""
    low, high = np.quantile(gap[met], [TAIL, 1 - TAIL])
    return np.stack([met & (gap < low), met & (gap > high)], axis=1).astype(np.float64)


KANO = Finding(
    id="kano",
    number=4,
    title=Text(
        en="Kano's classes differ in the asymmetry of their impact",
        ru="Классы Кано различаются асимметрией влияния",
    ),
    what_is_run=Text(
        en="Penalty–reward analysis of a year of visits: satisfaction on marks for the worst and the best "
        "fifth of the encounters at each of twelve touchpoints.",
        ru="Анализ «штраф — награда» за год визитов: удовлетворённость по отметкам худшей и лучшей пятой "
        "части "
        "встреч в каждой из двенадцати точек контакта.",
    ),
    why=Text(
        en="The classes stand in the model as weights of a shortfall and of an excess.",
        ru="Классы заложены в модель как веса недостачи и избытка.",
    ),
    citation=Text(
        en="Kano et al. 1984; method: Brandt 1987, Mikulić & Prebežac 2008",
        ru="Kano et al. 1984; метод: Brandt 1987, Mikulić & Prebežac 2008",
    ),
    status="recalled",
    parts=(
        Part("must-be", Text(en="must-be: contrast", ru="обязательные: контраст"), below(-0.25), "imposed"),
        Part(
            "one-dimensional",
            Text(en="one-dimensional: contrast", ru="одномерные: контраст"),
            Band(-0.35, 0.35),
            "imposed",
        ),
        Part(
            "attractive",
            Text(en="attractive: contrast", ru="привлекательные: контраст"),
            above(0.25),
            "imposed",
        ),
    ),
    measure=_contrasts,
)
