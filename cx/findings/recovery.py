"""Failure and recovery: the same visit with and without a failure, of the same people."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cx.findings.finding import Band, Estimate, Finding, Part, below
from cx.findings.laboratory import Laboratory, journey, move, segment, touchpoint
from cx.findings.sampling import Keep, estimates
from cx.findings.visits import Visits, visits
from cx.model.plan import Plan
from cx.scenario.scenario import Scenario
from cx.scenario.text import Text

Index = NDArray[np.intp]
BROKEN = 4
"""Place of the touchpoint that breaks: one-dimensional, in the middle."""
MILD, SEVERE = 0.25, 0.7
"""Quality that a failure takes."""
QUARTER = 13
NEVER = 100_000
"""Minutes and hours after which nobody waits any longer."""
SAMPLES = 2


def _care(contact: float, delay: float, justice: float) -> dict[str, Any]:
    """A way of putting things right, against doing nothing at all."""
    justices = dict.fromkeys(("distributive", "interactional", "procedural"), justice)
    return {"first_contact": contact - NEVER, "fix_delay": delay - NEVER, **justices}


CARE = {
    "excellent": _care(5, 2, 0.95),
    "adequate": _care(45, 36, 0.5),
    "bad": _care(600, 500, 0.05),
}
"""Minutes to the first contact, hours to the fix, and the three justices."""


def _service(laboratory: Laboratory, severity: float, repaired: bool = True) -> Scenario:
    """A service that may break for a quarter. Nobody talks: only what one lives through counts."""
    steps = journey()
    steps[BROKEN]["failure"] = {"probability": 0, "severity": severity}
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
        interventions=[move(name, "recovery", recovery=care) for name, care in CARE.items()],
        events=[breaks],
        recovery=nothing,
        model={"talk": {"on": False}},
    )


def _lived(laboratory: Laboratory, service: Scenario, care: str | None, *broken: int) -> Visits:
    """A year in which things break in the given quarters."""
    plan = Plan().add(care) if care else Plan()
    events = [("breaks", quarter) for quarter in broken]
    return visits(*(laboratory.run(service, plan, events=events, sample=sample) for sample in range(SAMPLES)))


def _pairs(one: Visits, other: Visits, quarter: int) -> tuple[Index, Index]:
    """Each customer's first failed visit of a quarter, and the same visit where nothing failed."""
    weeks = range((quarter - 1) * QUARTER, quarter * QUARTER)
    rows = np.flatnonzero(one.failed & (one.week >= weeks.start) & (one.week < weeks.stop))
    rows = rows[np.unique(one.who[rows], return_index=True)[1]]
    same = np.minimum(np.searchsorted(other.key, one.key[rows]), len(other) - 1)
    found = other.key[same] == one.key[rows]
    return rows[found], same[found]


def _effect(one: Visits, other: Visits, quarter: int = 1) -> tuple[Estimate, Estimate]:
    """Difference of satisfaction in standard deviations, and of the share who return in a quarter."""
    rows, same = _pairs(one, other, quarter)
    who = one.who[rows]
    spread = float(other.satisfaction.std())
    change = (one.satisfaction[rows] - other.satisfaction[same]) / spread
    back = _returns(one, rows).astype(np.float64) - _returns(other, same)

    def means(keep: Keep) -> list[float]:
        mine = keep(who)
        return [float(change[mine].mean()), float(back[mine].mean())]

    first, second = estimates(means)
    return first, second


def _returns(of: Visits, rows: Index) -> NDArray[np.bool_]:
    following = np.minimum(rows + 1, len(of) - 1)
    again = (of.who[following] == of.who[rows]) & (following > rows)
    return np.asarray(again & (of.week[following] - of.week[rows] <= QUARTER))


def _paradox(laboratory: Laboratory) -> tuple[Estimate, ...]:
    mild, severe = _service(laboratory, MILD), _service(laboratory, SEVERE)
    well, once = (_lived(laboratory, mild, "excellent", *broken) for broken in ((), (1,)))
    twice = _lived(laboratory, mild, "excellent", 1, 2)
    satisfied, returning = _effect(once, well)
    badly, _ = _effect(_lived(laboratory, severe, "excellent", 1), _lived(laboratory, severe, "excellent"))
    again, _ = _effect(twice, once, 2)
    merely, _ = _effect(_lived(laboratory, mild, "adequate", 1), _lived(laboratory, mild, "adequate"))
    return satisfied, returning, badly, again, merely


def _deviation(laboratory: Laboratory) -> tuple[Estimate, ...]:
    repaired = _lived(laboratory, _service(laboratory, MILD), "bad", 1)
    alone = _lived(laboratory, _service(laboratory, MILD, repaired=False), None, 1)
    return _effect(repaired, alone)[:1]


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
