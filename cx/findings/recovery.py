"""Failure and recovery: the same visit with and without a failure, of the same people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cx.findings.after_failure import after_failure
from cx.findings.finding import Band, Estimate, Finding, Part, below
from cx.findings.laboratory import Laboratory, journey, move, segment, touchpoint
from cx.findings.visits import Visits, visits
from cx.model.plan import Plan
from cx.scenario.scenario import Scenario
from cx.scenario.text import Text

BROKEN = 4
"""Place of the touchpoint that breaks: one-dimensional, in the middle."""
MILD, SEVERE = 0.25, 0.7
"""Quality that a failure takes."""
QUARTER = 13
NEVER = 100_000
"""Minutes and hours after which nobody waits any longer."""
SAMPLES = 2


def care(
    contact: float, delay: float, justice: float, *, choice: float = 1, promise: float = 1
) -> dict[str, Any]:
    """A way of putting things right, against doing nothing at all.

    Minutes to the first contact, hours to the fix, the three justices, whether there is a choice and
    whether promises are kept.
    """
    justices = dict.fromkeys(("distributive", "interactional", "procedural"), justice)
    trust = {"choice": choice - 1, "promise": promise - 1}
    return {"first_contact": contact - NEVER, "fix_delay": delay - NEVER, **justices, **trust}


CARE = {
    "excellent": care(5, 2, 0.95),
    "adequate": care(45, 36, 0.5),
    "bad": care(600, 500, 0.05),
}
"""Minutes to the first contact, hours to the fix, and the three justices."""


def service(
    laboratory: Laboratory,
    severity: float,
    repaired: bool = True,
    cares: Mapping[str, Mapping[str, Any]] = CARE,
    owner: str | None = None,
    **more: Any,
) -> Scenario:
    """A service that may break for a quarter. Nobody talks: only what one lives through counts.

    `cares` are the ways of repairing to choose from; `owner` is whose the broken touchpoint is.
    """
    steps = journey()
    steps[BROKEN] |= {"failure": {"probability": 0, "severity": severity}, "owner": owner}
    if repaired:
        steps.append(touchpoint("repair", when="failure", quality=0))
    nothing = {
        "first_contact": NEVER,
        "fix_delay": NEVER,
        "distributive": 0,
        "interactional": 0,
        "procedural": 0,
    }
    breaks = {
        "id": "breaks",
        **dict.fromkeys(("name", "text"), "breaks"),
        "weeks": QUARTER,
        "effects": [{"touchpoint": steps[BROKEN]["id"], "failure": 1}],
    }
    return laboratory.service(
        steps,
        segments=[segment("all", visits_per_year=6)],
        interventions=[move(name, "recovery", recovery=parts) for name, parts in cares.items()],
        events=[breaks],
        recovery=nothing,
        model={"talk": {"on": False}},
        **more,
    )


def lived(laboratory: Laboratory, service: Scenario, repair: str | None, *broken: int) -> Visits:
    """A year in which things break in the given quarters."""
    plan = Plan().add(repair) if repair else Plan()
    events = [("breaks", quarter) for quarter in broken]
    return visits(*(laboratory.run(service, plan, events=events, sample=sample) for sample in range(SAMPLES)))


def effect(one: Visits, other: Visits, quarter: int = 1) -> tuple[Estimate, Estimate]:
    """Difference of satisfaction in standard deviations, and of the share who return in a quarter."""
    found = after_failure(one, other, range((quarter - 1) * QUARTER, quarter * QUARTER))
    return found.satisfaction, found.returning


def _paradox(laboratory: Laboratory) -> tuple[Estimate, ...]:
    mild, severe = service(laboratory, MILD), service(laboratory, SEVERE)
    well, once = (lived(laboratory, mild, "excellent", *broken) for broken in ((), (1,)))
    twice = lived(laboratory, mild, "excellent", 1, 2)
    satisfied, returning = effect(once, well)
    badly, _ = effect(lived(laboratory, severe, "excellent", 1), lived(laboratory, severe, "excellent"))
    again, _ = effect(twice, once, 2)
    merely, _ = effect(lived(laboratory, mild, "adequate", 1), lived(laboratory, mild, "adequate"))
    return satisfied, returning, badly, again, merely


def _deviation(laboratory: Laboratory) -> tuple[Estimate, ...]:
    repaired = lived(laboratory, service(laboratory, MILD), "bad", 1)
    alone = lived(laboratory, service(laboratory, MILD, repaired=False), None, 1)
    return effect(repaired, alone)[:1]


WITHOUT = Text(
    en="The same people live through a year in which one touchpoint breaks for a quarter, and through one in "
    "which it does not; their first failed visit is compared with that very visit when nothing fails.",
    ru="Одни и те же люди проживают год, когда одна точка контакта на квартал ломается, и год без сбоя; "
    "первый "
    "визит со сбоем сравнивается с этим же визитом без него.",
)

PARADOX = Finding(
    id="recovery-paradox",
    number=6,
    title=Text(
        en="After an excellent recovery people are more satisfied than without a failure, but do not return "
        "more",
        ru="После отличного восстановления люди довольнее, чем без сбоя, но возвращаются не чаще",
    ),
    what_is_run=WITHOUT,
    why=Text(
        en="A repair is one more touchpoint with an expectation of its own, and an excellent one exceeds "
        "it. That "
        "a failure leaves doubt, and that repeated and severe failures spoil the delight, is built in.",
        ru="Восстановление — ещё одна точка контакта со своим ожиданием, и отличное его превосходит. Что "
        "сбой "
        "оставляет сомнение, а повторный или тяжёлый портит радость, — задано.",
    ),
    citation=Text(
        en="de Matos, Henrique & Rossi 2007; Magnini et al. 2007; Maxham & Netemeyer 2002",
        ru="de Matos, Henrique & Rossi 2007; Magnini et al. 2007; Maxham & Netemeyer 2002",
    ),
    status="recalled",
    parts=(
        Part(
            "satisfaction",
            Text(
                en="d of satisfaction, mild failure, excellent recovery",
                ru="d удовлетворённости: лёгкий сбой, отличное восстановление",
            ),
            Band(0.05, 0.6),
        ),
        Part(
            "return",
            Text(en="change in the share who return", ru="изменение доли вернувшихся"),
            Band(-0.06, 0.02),
            "imposed",
        ),
        Part(
            "severe", Text(en="d after a severe failure", ru="d после тяжёлого сбоя"), below(-0.05), "imposed"
        ),
        Part(
            "second", Text(en="d after a second failure", ru="d после второго сбоя"), below(0.02), "imposed"
        ),
        Part(
            "adequate",
            Text(en="d when recovery is merely adequate", ru="d, если восстановление лишь приемлемое"),
            below(0),
        ),
    ),
    measure=_paradox,
)

DEVIATION = Finding(
    id="double-deviation",
    number=7,
    title=Text(en="A bad recovery is worse than none", ru="Плохое восстановление хуже, чем никакого"),
    what_is_run=Text(
        en="The same mild failure of the same people, once with a bad recovery and once with none.",
        ru="Один и тот же лёгкий сбой у одних и тех же людей: с плохим восстановлением и вовсе без него.",
    ),
    why=Text(
        en="A bad repair disappoints a second time, at the end of the visit.",
        ru="Плохое восстановление разочаровывает второй раз, да ещё в конце визита.",
    ),
    citation=Text(en="Bitner, Booms & Tetreault 1990", ru="Bitner, Booms & Tetreault 1990"),
    status="recalled",
    parts=(Part("satisfaction", Text(en="d of satisfaction", ru="d удовлетворённости"), below(-0.1)),),
    measure=_deviation,
)
