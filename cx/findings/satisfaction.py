"""What satisfaction is made of: quality, expectation and the difference of both."""

from __future__ import annotations

import numpy as np

from cx.findings.finding import Band, Estimate, Finding, Part
from cx.findings.laboratory import Laboratory
from cx.findings.sampling import Keep, correlation, estimates, regression, standardised
from cx.scenario.text import Text

SURVEY = Text(
    en="A year of an ordinary service; people say after each visit what they had expected, got and felt.",
    ru="Год обычного сервиса: после каждого визита люди говорят, чего ждали, что получили и что "
    "почувствовали.",
)


def _asymmetry(laboratory: Laboratory) -> tuple[Estimate, ...]:
    visits = laboratory.ordinary
    gap = visits.quality - visits.expectation

    def ratio(keep: Keep) -> list[float]:
        mine = keep(visits.who)
        below, above = regression(
            visits.satisfaction[mine], np.minimum(gap[mine], 0), np.maximum(gap[mine], 0)
        )
        return [below / above]

    return estimates(ratio)


def _shares(laboratory: Laboratory) -> tuple[Estimate, ...]:
    visits = laboratory.ordinary

    def fit(keep: Keep) -> list[float]:
        mine = keep(visits.who)
        said, expected, got = (
            standardised(column[mine]) for column in (visits.satisfaction, visits.expectation, visits.quality)
        )
        by_expectation, by_quality = regression(said, expected, got)
        rest = said - by_expectation * expected - by_quality * got
        return [by_expectation, by_quality, 1 - float((rest * rest).mean())]

    return estimates(fit)


def _adaptive(laboratory: Laboratory) -> tuple[Estimate, ...]:
    visits = laboratory.ordinary

    def r(keep: Keep) -> list[float]:
        mine = keep(visits.who)
        return [correlation(visits.expectation[mine], visits.quality[mine])]

    return estimates(r)


def _distribution(laboratory: Laboratory) -> tuple[Estimate, ...]:
    visits = laboratory.ordinary

    def moments(keep: Keep) -> list[float]:
        said = visits.satisfaction[keep(visits.who)]
        return [100 * float(said.mean()), float((standardised(said) ** 3).mean())]

    return estimates(moments)


ASYMMETRY = Finding(
    id="asymmetry",
    number=1,
    title=Text(
        en="A shortfall weighs more than an equal excess",
        ru="Недостача весит больше такого же избытка",
    ),
    what_is_run=SURVEY,
    why=Text(
        en="Loss aversion stands in the value of an encounter, so the direction is built in. Most of the "
        "size comes "
        "from elsewhere: satisfaction saturates, and most visits lie in its upper half.",
        ru="Неприятие потерь заложено в ценность контакта, так что направление задано. Величина же больше от "
        "другого: удовлетворённость насыщается, а большинство визитов лежит в её верхней половине.",
    ),
    citation=Text(
        en="Anderson & Sullivan 1993 (22,300 customers in Sweden)",
        ru="Anderson & Sullivan 1993 (22 300 клиентов в Швеции)",
    ),
    status="confirmed",
    parts=(
        Part(
            "slopes",
            Text(
                en="slope of satisfaction below expectation over that above",
                ru="наклон удовлетворённости ниже ожидания к наклону выше него",
            ),
            Band(1.3, 2.5),
            "imposed",
        ),
    ),
    measure=_asymmetry,
)

GIVEN_QUALITY = Finding(
    id="given-quality",
    number=2,
    title=Text(
        en="Given quality, expectation adds little",
        ru="При известном качестве ожидание добавляет мало",
    ),
    what_is_run=SURVEY,
    why=Text(
        en="Expectation enters with both signs — perception is drawn to it, disappointment is measured "
        "from it — and what is left of it follows.",
        ru="Ожидание входит с обоими знаками: восприятие тянется к нему, разочарование отсчитывается "
        "от него; остаток получается сам.",
    ),
    citation=Text(
        en="Two European satisfaction-index data sets: β .10 and .09 against .73 and .62, R² .63 and .48",
        ru="Два европейских набора данных индекса удовлетворённости: β 0,10 и 0,09 против 0,73 и 0,62, "
        "R² 0,63 и 0,48",
    ),
    status="confirmed",
    parts=(
        Part("expectation", Text(en="β of expectation", ru="β ожидания"), Band(-0.15, 0.20)),
        Part("quality", Text(en="β of quality", ru="β качества"), Band(0.55, 0.85)),
        Part("explained", Text(en="R²", ru="R²"), Band(0.45, 0.72)),
    ),
    measure=_shares,
)

ADAPTIVE = Finding(
    id="adaptive-expectations",
    number=3,
    title=Text(en="Expectations are adaptive", ru="Ожидания приспосабливаются"),
    what_is_run=SURVEY,
    why=Text(
        en="People learn from each visit what to expect, and carry one leaning into what they expect and "
        "get.",
        ru="После каждого визита люди уточняют, чего ждать, и смотрят на ожидаемое и полученное одним "
        "взглядом.",
    ),
    citation=Text(
        en="Johnson, Anderson & Fornell 1995; the two data sets of the finding before: r .55 and .85",
        ru="Johnson, Anderson & Fornell 1995; те же два набора данных: r 0,55 и 0,85",
    ),
    status="confirmed",
    parts=(
        Part(
            "correlation",
            Text(en="r of expectation and quality", ru="r ожидания и качества"),
            Band(0.45, 0.85),
        ),
    ),
    measure=_adaptive,
)

DISTRIBUTION = Finding(
    id="distribution",
    number=9,
    title=Text(
        en="Most are rather satisfied, with a tail to the left",
        ru="Большинство скорее довольны, хвост тянется влево",
    ),
    what_is_run=SURVEY,
    why=Text(
        en="The level of an ordinary visit was set at the mean of satisfaction indices; the skew follows "
        "from "
        "saturation at the top and losses that weigh more.",
        ru="Уровень обычного визита задан по среднему индексов удовлетворённости; скошенность следует из "
        "насыщения вверху и большего веса потерь.",
    ),
    citation=Text(
        en="American Customer Satisfaction Index: means of 70 to 80",
        ru="Американский индекс удовлетворённости (ACSI): средние от 70 до 80",
    ),
    status="recalled",
    parts=(
        Part("mean", Text(en="mean, 0–100", ru="среднее, 0–100"), Band(70, 80), "imposed"),
        Part("skew", Text(en="skewness", ru="асимметрия"), Band(-1.5, -0.05)),
    ),
    measure=_distribution,
)
