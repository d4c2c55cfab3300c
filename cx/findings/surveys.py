"""What samples of customers say: the error of a score, and the bias of those who write reviews."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cx.findings.finding import Band, Estimate, Finding, Part, above, below
from cx.findings.laboratory import Laboratory
from cx.findings.sampling import Keep, around, estimates
from cx.model.exact import Doubles
from cx.model.loyalty import review_chance
from cx.model.population import REPLICATES
from cx.scenario.mechanisms import Mechanisms
from cx.scenario.text import Text

ASKED = 100
"""Customers of one survey."""
SURVEYS = 32_000
CLASSES = 10
"""Bins of satisfaction."""
PEAK = 0.03
"""Smallest share of a bin that counts as a peak."""


def _variance(laboratory: Laboratory) -> tuple[Estimate, ...]:
    answers = laboratory.ordinary.rating
    score = np.where(answers >= 9, 1.0, np.where(answers <= 6, -1.0, 0.0))
    promoters, detractors = float((score > 0).mean()), float((score < 0).mean())
    formula = (promoters + detractors - (promoters - detractors) ** 2) / ASKED
    draw = np.random.default_rng(laboratory.seed)
    polls = np.array(
        [
            score[draw.integers(0, len(score), (SURVEYS // REPLICATES, ASKED))].mean(axis=1)
            for _ in range(REPLICATES)
        ]
    )
    groups = range(REPLICATES)
    without = np.array([[np.delete(polls, group, axis=0).var() / formula] for group in groups])
    return around(np.array([polls.var() / formula]), without)


def _reviews(laboratory: Laboratory) -> tuple[Estimate, ...]:
    visits = laboratory.ordinary
    said = visits.satisfaction
    model = laboratory.service().model
    wrote = _chance(model, said)
    place = np.clip((said * CLASSES).astype(np.intp), 0, CLASSES - 1)

    def valleys(keep: Keep) -> list[float]:
        mine = keep(visits.who)
        reviews = _classes(place[mine], wrote[mine])
        everybody = _classes(place[mine], np.ones(int(mine.sum())))
        return [valley(reviews), valley(everybody), _top_over_bottom(reviews)]

    return estimates(valleys)


def _classes(place: NDArray[np.intp], weight: Doubles) -> Doubles:
    """(classes,) how much weight lies in each class of satisfaction."""
    counts = np.zeros(CLASSES)
    np.add.at(counts, place, weight)
    return counts


def _chance(model: Mechanisms, said: Doubles) -> Doubles:
    return np.asarray(review_chance(model, said.astype(np.float32)), dtype=np.float64)


def valley(counts: Doubles) -> float:
    """How deep the deepest valley between two peaks is, as a share of the lower peak; 0 if there is none."""
    shares = counts / max(float(counts.sum()), 1e-12)
    depth = 0.0
    for place in range(1, len(shares) - 1):
        lower = min(shares[:place].max(), shares[place + 1 :].max())
        if lower >= PEAK:
            depth = max(depth, 1 - shares[place] / lower)
    return float(depth)


def _top_over_bottom(counts: Doubles) -> float:
    """How much higher the peak of the pleased is than that of the displeased."""
    half = len(counts) // 2
    return float(counts[half:].max() / max(float(counts[:half].max()), 1e-12))


NPS_ERROR = Finding(
    id="nps-error",
    number=8,
    title=Text(
        en="The sampling variance of NPS is (p + d − (p − d)²) / n",
        ru="Выборочная дисперсия NPS равна (p + d − (p − d)²) / n",
    ),
    what_is_run=Text(
        en="32,000 surveys of 100 visitors each, drawn from the answers of simulated customers; the "
        "variance of their "
        "scores over the formula.",
        ru="32 000 опросов по 100 посетителей среди ответов смоделированных клиентов; дисперсия их оценок "
        "к формуле.",
    ),
    why=Text(
        en="Statistics; the answers, their steps and heaps come from the simulated customers.",
        ru="Статистика; ответы с их ступенями и скоплениями дают смоделированные клиенты.",
    ),
    citation=Text(
        en="Variance of a variable with three values",
        ru="Дисперсия величины с тремя значениями",
    ),
    status="confirmed",
    parts=(Part("ratio", Text(en="Monte Carlo over formula", ru="Монте-Карло к формуле"), Band(0.95, 1.05)),),
    measure=_variance,
)

J_SHAPE = Finding(
    id="reviews-j",
    number=15,
    title=Text(
        en="Reviews are J-shaped while the whole population has one peak",
        ru="Отзывы образуют букву J, хотя у всех клиентов один пик",
    ),
    what_is_run=Text(
        en="A year of an ordinary service: satisfaction in ten classes, of all visits and of those that get "
        "a "
        "review; the depth of the valley between two peaks.",
        ru="Год обычного сервиса: удовлетворённость по десяти классам у всех визитов и у тех, о которых "
        "написан "
        "отзыв; глубина провала между двумя пиками.",
    ),
    why=Text(
        en="The chance to write is given as a curve that is steep at both ends; that a population with one "
        "peak "
        "turns into two follows from it.",
        ru="Вероятность написать отзыв задана кривой, крутой с обоих концов; из неё и следует, что один пик "
        "превращается в два.",
    ),
    citation=Text(en="Hu, Pavlou & Zhang 2009", ru="Hu, Pavlou & Zhang 2009"),
    status="confirmed",
    parts=(
        Part("reviews", Text(en="valley in reviews", ru="провал в отзывах"), above(0.3), "imposed"),
        Part("everybody", Text(en="valley among all", ru="провал у всех"), below(0.1)),
        Part("top", Text(en="upper peak over lower", ru="верхний пик к нижнему"), above(1)),
    ),
    measure=_reviews,
)
