"""What rivals copy, and what is left of a lead."""

from __future__ import annotations

from typing import Any

from cx.findings.finding import Estimate, Finding, Part, above, below
from cx.findings.laboratory import Laboratory, everywhere, move
from cx.findings.sampling import leaving_out, of
from cx.model.exact import Doubles
from cx.model.plan import Plan
from cx.scenario.text import Text

MONTH = {"count": 10, "weeks": 4}
NINTH = 9
"""Index of the four weeks round the end of the ninth month."""
MANY = 12_288
SOON, LATE = 4.5, 120
"""Months until a move is copied: the middle of three to six, and a chance of one in ten a year."""
MOVES: dict[str, dict[str, Any]] = {
    "price": {"price": -0.1, "copied": {"months": SOON}},
    "technology": {"effects": everywhere(0.1), "copied": {"months": SOON}},
    "service": {"effects": everywhere(0.1), "copied": {"months": LATE}},
}


def _left(laboratory: Laboratory) -> tuple[Estimate, ...]:
    """Visits that each move brings in the ninth month, over what it would bring if nobody copied it."""
    brought = {copying: _brought(laboratory, copying) for copying in (True, False)}
    return of(*(brought[True][family] / brought[False][family] for family in MOVES))


def _brought(laboratory: Laboratory, copying: bool) -> dict[str, Doubles]:
    service = laboratory.service(
        interventions=[move(family, family, **more) for family, more in MOVES.items()],
        rounds=MONTH,
        model=None if copying else {"copying": {"on": False}},
    )
    rounds = MONTH["count"]
    usual = laboratory.run(service, rounds=rounds, customers=MANY)
    return {
        family: leaving_out(
            (laboratory.run(service, Plan().add(family), rounds=rounds, customers=MANY) - usual).visits,
            NINTH,
            NINTH + 1,
        )
        for family in MOVES
    }


COPYING = Finding(
    id="copying",
    number=13,
    title=Text(
        en="Price and technology are copied in three to six months, service is not",
        ru="Цену и технологии копируют за три — шесть месяцев, сервис — нет",
    ),
    what_is_run=Text(
        en="A price cut, a technology and a better service, each with rivals that copy and with rivals that "
        "cannot: the visits it brings in the ninth month, the first over the second.",
        ru="Снижение цены, технология и лучший сервис — с конкурентами, которые копируют, и с теми, кто не "
        "может: "
        "визиты, которые мера даёт на девятом месяце, первое ко второму.",
    ),
    why=Text(
        en="Times and fidelity of copying are given; that the lead in visits is gone with them follows.",
        ru="Сроки и точность копирования заданы; то, что вместе с ними уходит и перевес в визитах, — "
        "следствие.",
    ),
    citation=Text(
        en="Claim of a bank's lecture on service design",
        ru="Тезис лекции банка о сервис-дизайне",
    ),
    status="recalled",
    parts=(
        Part("price", Text(en="left of a price cut", ru="осталось от снижения цены"), below(0.15), "imposed"),
        Part(
            "technology", Text(en="left of a technology", ru="осталось от технологии"), below(0.15), "imposed"
        ),
        Part(
            "service",
            Text(en="left of a better service", ru="осталось от лучшего сервиса"),
            above(0.85),
            "imposed",
        ),
    ),
    measure=_left,
)
