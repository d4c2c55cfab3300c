"""Who talks, whom talk moves, and through which ties."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cx.findings.finding import Band, Estimate, Finding, Part, above, below
from cx.findings.laboratory import Laboratory, everywhere, move, segment, touchpoint
from cx.findings.sampling import Keep, estimates, leaving_out, of
from cx.model.exact import Doubles
from cx.model.outcome import Outcome
from cx.model.plan import Plan
from cx.scenario.text import Text

WORST, NEUTRAL, BEST = (0.0, 0.4), (0.6, 0.72), (0.9, 1.0)
"""Satisfaction of the very dissatisfied, of those who are neither pleased nor displeased, of the "
"delighted."""
STEPS = tuple(f"step{place}" for place in range(6))
LISTENERS = 1
"""Segments from this one on are listeners."""
NEAR_PRIOR = 0.05
"""How near a belief must lie to count as a prior of .4 or .7."""


def _talk(laboratory: Laboratory) -> tuple[Estimate, ...]:
    visits = laboratory.ordinary
    said = visits.satisfaction
    groups = [(said >= low) & (said <= high) for low, high in (WORST, NEUTRAL, BEST)]

    def ratios(keep: Keep) -> list[float]:
        mine = keep(visits.who)
        worst, neutral, best = (float(visits.talked[group & mine].mean()) for group in groups)
        return [_over(worst, best), _over(neutral, best)]

    return estimates(ratios)


def _over(top: float, bottom: float) -> float:
    return top / bottom if bottom else float("nan")


def _doubters(laboratory: Laboratory) -> tuple[Estimate, ...]:
    rounds = {"count": 2, "weeks": 4}
    events = [
        {
            "id": name,
            **dict.fromkeys(("name", "text"), name),
            "weeks": 52,
            "effects": [{"touchpoint": step, "quality": change} for step in STEPS],
        }
        for name, change in (("praise", 0.3), ("blame", -0.4))
    ]
    segments = [
        segment("tellers", 0.5, visits_per_year=26),
        segment("doubters", 0.25, visits_per_year=0),
        segment("committed", 0.25, visits_per_year=0),
    ]
    steps = [touchpoint(step, quality_by={"doubters": 0.3, "committed": 0.64}) for step in STEPS]
    service = laboratory.service(steps, segments=segments, events=events, rounds=rounds)
    silent = laboratory.service(
        steps, segments=segments, events=events, rounds=rounds, model={"talk": {"on": False}}
    )
    many = 8_192
    prior = laboratory.run(silent, rounds=2, customers=many)
    heard = [
        laboratory.run(service, rounds=2, customers=many, events=[(name, 1)]) for name in ("praise", "blame")
    ]
    listens = _never_came(prior) & _never_came(heard[0]) & _never_came(heard[1])
    before = prior.customers["belief"].astype(np.float64)
    moved = [run.customers["belief"].astype(np.float64) - before for run in heard]
    who = prior.customers["customer"].astype(np.int64)

    def ratios(keep: Keep) -> list[float]:
        mine = keep(who) & listens
        return [_impact(moved, mine & (np.abs(before - level) < NEAR_PRIOR)) for level in (0.4, 0.7)]

    return estimates(ratios)


def _never_came(run: Outcome) -> NDArray[np.bool_]:
    table = run.customers
    return np.asarray((table["segment"] >= LISTENERS) & (table["visits"] == 0))


def _impact(moved: list[Doubles], who: NDArray[np.bool_]) -> float:
    """What praise moves, over what blame does."""
    praise, blame = (abs(float(change[who].mean())) for change in moved)
    return _over(praise, blame)


def _ties(laboratory: Laboratory) -> tuple[Estimate, ...]:
    def more_visits(**talk: bool) -> Doubles:
        service = laboratory.service(
            interventions=[move("better", effects=everywhere(0.1))],
            model={"talk": talk} if talk else None,
        )
        better = laboratory.run(service, Plan().add("better"), rounds=2, customers=8_192)
        usual = laboratory.run(service, rounds=2, customers=8_192)
        return 100 * leaving_out((better - usual).visits, 0, 2) / leaving_out(usual.visits, 0, 2)

    both = more_visits()
    return of(both - more_visits(close=False), both - more_visits(weak=False))


U_SHAPE = Finding(
    id="talk-u",
    number=10,
    title=Text(
        en="People talk in a U: the worst visits most, ordinary ones least",
        ru="Рассказывают по U-образной кривой: о худшем чаще всего, об обычном реже всего",
    ),
    what_is_run=Text(
        en="A year of an ordinary service: how many tell others of the visit, among the very dissatisfied "
        "(below 40 of 100), the neutral (60 to 72) and the delighted (above 90).",
        ru="Год обычного сервиса: какая доля рассказывает о визите — среди очень недовольных (ниже 40 из "
        "100), "
        "нейтральных (60–72) и восхищённых (выше 90).",
    ),
    why=Text(
        en="The chance to talk is given as a curve of satisfaction with this shape.",
        ru="Вероятность рассказать задана кривой такой формы.",
    ),
    citation=Text(en="Anderson 1998", ru="Anderson 1998"),
    status="confirmed",
    parts=(
        Part("worst", Text(en="worst over best", ru="худшие к лучшим"), Band(1.05, 2.2), "imposed"),
        Part("neutral", Text(en="neutral over best", ru="нейтральные к лучшим"), Band(0.1, 0.6), "imposed"),
    ),
    measure=_talk,
)

DOUBTERS = Finding(
    id="talk-prior",
    number=11,
    title=Text(
        en="Praise moves those who doubt, blame those who believe",
        ru="Похвала сдвигает сомневающихся, критика — убеждённых",
    ),
    what_is_run=Text(
        en="People who never come hear for eight weeks from others whose visits have become far better, or "
        "far "
        "worse; the same people in a town where nobody talks give the prior.",
        ru="Те, кто сам не ходит, восемь недель слушают тех, чьи визиты стали гораздо лучше или гораздо "
        "хуже; "
        "исходное мнение — у тех же людей в городе, где никто не рассказывает.",
    ),
    why=Text(
        en="A story pulls what is believed towards the teller's satisfaction; how far it can move anybody "
        "depends on where they stand.",
        ru="Рассказ тянет мнение к удовлетворённости рассказчика; насколько он сдвинет, зависит от того, где "
        "слушатель стоит.",
    ),
    citation=Text(en="East, Hammond & Lomax 2008", ru="East, Hammond & Lomax 2008"),
    status="confirmed",
    parts=(
        Part(
            "doubting",
            Text(en="praise over blame at a prior of .4", ru="похвала к критике при мнении 0,4"),
            above(1),
        ),
        Part(
            "committed",
            Text(en="praise over blame at a prior of .7", ru="похвала к критике при мнении 0,7"),
            below(1),
        ),
    ),
    measure=_doubters,
)

TIES = Finding(
    id="ties",
    number=17,
    title=Text(en="Close and weak ties both matter", ru="Важны и близкие, и слабые связи"),
    what_is_run=Text(
        en="A better service brings more visits in its first half-year; how many of them are lost when "
        "stories no "
        "longer pass through close ties, or through weak ones.",
        ru="Лучший сервис приводит больше визитов в первые полгода; сколько из них пропадает, если истории "
        "не "
        "идут по близким связям или по слабым.",
    ),
    why=Text(
        en="Both kinds of tie carry stories; that each adds visits which the other would not have brought "
        "follows.",
        ru="Истории идут по обоим видам связей; то, что каждый добавляет визиты, которых не дал бы другой, — "
        "следствие.",
    ),
    citation=Text(
        en="Brown & Reingen 1987; Goldenberg, Libai & Muller 2001",
        ru="Brown & Reingen 1987; Goldenberg, Libai & Muller 2001",
    ),
    status="confirmed",
    parts=(
        Part(
            "close",
            Text(en="visits by close ties, % of all", ru="визиты от близких связей, % от всех"),
            above(0),
        ),
        Part(
            "weak",
            Text(en="visits by weak ties, % of all", ru="визиты от слабых связей, % от всех"),
            above(0),
        ),
    ),
    measure=_ties,
)
