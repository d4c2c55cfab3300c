"""Peak and end stand for the whole in memory; so does the mean, and duration does not count."""

from __future__ import annotations

import numpy as np

from cx.findings.finding import Band, Estimate, Finding, Part
from cx.findings.laboratory import Laboratory
from cx.findings.sampling import Keep, correlation, estimates
from cx.scenario.text import Text


def _correlations(laboratory: Laboratory) -> tuple[Estimate, ...]:
    visits = laboratory.ordinary
    felt, met = visits.emotion, visits.met
    duration = met.sum(axis=1).astype(np.float64)
    mean = felt.sum(axis=1) / np.maximum(duration, 1)
    best, worst = felt.max(axis=1), felt.min(axis=1)
    peak = np.where(best >= -worst, best, worst)
    last = met.shape[1] - 1 - np.argmax(met[:, ::-1], axis=1)
    peak_end = (peak + felt[np.arange(len(felt)), last]) / 2

    def with_rating(keep: Keep) -> list[float]:
        mine = keep(visits.who)
        said = visits.satisfaction[mine]
        return [correlation(column[mine], said) for column in (peak_end, mean, duration)]

    return estimates(with_rating)


PEAK_END = Finding(
    id="peak-end",
    number=5,
    title=Text(
        en="Peak and end tell how an experience is judged; the mean does as well, duration does not",
        ru="Пик и финал предсказывают оценку опыта, среднее — не хуже, длительность — нет",
    ),
    what_is_run=Text(
        en="A year of an ordinary service: the felt emotion of each touchpoint against satisfaction with "
        "the visit.",
        ru="Год обычного сервиса: эмоция в каждой точке контакта и удовлетворённость визитом.",
    ),
    why=Text(
        en="Memory is given weights for mean, peak and end; with the mean alone peak and end would reach "
        "about .44. "
        "What the correlations come to beside the level of quality follows, and no term for duration stands "
        "in "
        "the form.",
        ru="Памяти заданы веса среднего, пика и финала; с одним средним пик и финал дали бы около 0,44. "
        "Какими "
        "выходят корреляции рядом с уровнем качества — следствие; длительности в формуле нет.",
    ),
    citation=Text(
        en="Alaybek et al. 2022: r .581 [.487, .661] over 174 effects",
        ru="Alaybek et al. 2022: r 0,581 [0,487; 0,661] по 174 эффектам",
    ),
    status="confirmed",
    parts=(
        Part("peak-end", Text(en="r of peak and end", ru="r пика и финала"), Band(0.487, 0.661), "imposed"),
        Part("mean", Text(en="r of the mean", ru="r среднего"), Band(0.45, 0.70), "imposed"),
        Part("duration", Text(en="r of duration", ru="r длительности"), Band(-0.12, 0.12)),
    ),
    measure=_correlations,
)
