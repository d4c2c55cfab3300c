"""Price against service: how far demand answers to a price, and what wins over two years."""

from __future__ import annotations

from cx.findings.finding import Band, Estimate, Finding, Part, above, below
from cx.findings.laboratory import Laboratory, everywhere, move
from cx.findings.sampling import leaving_out, of
from cx.model.exact import Doubles
from cx.model.plan import Plan
from cx.scenario.text import Text

CUT = 0.10
FAMILIES = "price", "service"
WEEKS = 8
"""Weeks of a price before anybody copies it."""
QUARTER, HALF, YEAR = (0, 1), (2, 4), (4, 8)
"""Quarters: the first, months 7 to 12, the second year."""
MANY = 8_192


def _elasticity(laboratory: Laboratory) -> tuple[Estimate, ...]:
    prices = {"cut": -CUT, "rise": CUT}
    service = laboratory.service(
        interventions=[move(name, "price", price=change) for name, change in prices.items()],
        rounds={"count": 1, "weeks": WEEKS},
    )
    usual = leaving_out(laboratory.run(service, rounds=1, customers=MANY).visits, 0, 1)

    def arc(name: str, change: float) -> Doubles:
        run = laboratory.run(service, Plan().add(name), rounds=1, customers=MANY)
        visits = leaving_out(run.visits, 0, 1)
        return (visits - usual) / (visits + usual) * (2 + change) / change

    return of(*(arc(name, change) for name, change in prices.items()))


def _ordering(laboratory: Laboratory) -> tuple[Estimate, ...]:
    service = laboratory.service(
        interventions=[
            move("price", "price", price=-CUT, copied={"months": 4.5}),
            move("service", effects=everywhere(0.1), lead=3, full=9, copied={"months": 120}),
        ],
        crisis={"income": -0.06, "saving_hazard": 0.01},
    )
    usual = laboratory.run(service, rounds=8, customers=MANY)
    runs = {name: laboratory.run(service, Plan().add(name), rounds=8, customers=MANY) for name in FAMILIES}

    def gain(name: str, quarters: tuple[int, int]) -> Doubles:
        more = leaving_out((runs[name] - usual).revenue, *quarters)
        return 100 * more / leaving_out(usual.revenue, *quarters)

    return of(
        gain("price", QUARTER),
        gain("price", QUARTER) - gain("service", QUARTER),
        gain("price", HALF),
        gain("price", YEAR),
        gain("service", YEAR),
        gain("service", YEAR) - gain("price", YEAR),
    )


ELASTICITY = Finding(
    id="price-elasticity",
    number=16,
    title=Text(
        en="Demand for one chain answers to its own price with an elasticity of −1 to −3",
        ru="Эластичность спроса на одну сеть по её собственной цене — от −1 до −3",
    ),
    what_is_run=Text(
        en="A price lower by 10 %, and one higher by 10 %, for eight weeks before any rival moves; arc "
        "elasticity "
        "of visits.",
        ru="Цена на 10 % ниже и на 10 % выше в течение восьми недель, пока конкуренты не ответили; дуговая "
        "эластичность визитов.",
    ),
    why=Text(
        en="The weight of price in the choice was set so that the elasticity comes out.",
        ru="Вес цены в выборе задан так, чтобы эластичность вышла такой.",
    ),
    citation=Text(
        en="Davis 2002; de Roos & McKenzie 2014 (single venues and chains)",
        ru="Davis 2002; de Roos & McKenzie 2014 (отдельные площадки и сети)",
    ),
    status="recalled",
    parts=(
        Part("cut", Text(en="of a cut", ru="при снижении"), Band(-3, -1), "imposed"),
        Part("rise", Text(en="of a rise", ru="при повышении"), Band(-3, -1), "imposed"),
    ),
    measure=_elasticity,
)

ORDERING = Finding(
    id="price-first-service-last",
    number=14,
    title=Text(
        en="In a crisis a price cut wins the first quarter and loses later; service is slow and wins",
        ru="В кризис снижение цены выигрывает первый квартал и проигрывает потом; сервис медлит и побеждает",
    ),
    what_is_run=Text(
        en="Two years of falling incomes and growing thrift: revenue with a price cut of 10 % and with a "
        "service that "
        "gets better from the fourth month to the ninth, against doing nothing.",
        ru="Два года падающих доходов и растущей экономии: выручка при снижении цены на 10 % и при сервисе, "
        "который "
        "улучшается с четвёртого месяца по девятый, против бездействия.",
    ),
    why=Text(
        en="Price acts at once and is copied; service takes time, is not copied, and is told on. The "
        "ordering "
        "follows from lead times, copying, habit and talk together.",
        ru="Цена действует сразу, и её копируют; сервис требует времени, его не копируют, о нём "
        "рассказывают. "
        "Порядок следует из сроков, копирования, привычки и молвы вместе.",
    ),
    citation=Text(
        en="Claim of a master class on customer experience",
        ru="Тезис мастер-класса по клиентскому опыту",
    ),
    status="recalled",
    parts=(
        Part("price-first", Text(en="price, quarter 1, %", ru="цена, 1-й квартал, %"), above(0)),
        Part(
            "price-leads",
            Text(en="price less service, quarter 1, %", ru="цена минус сервис, 1-й квартал, %"),
            above(0),
        ),
        Part("price-fades", Text(en="price, months 7–12, %", ru="цена, 7–12-й месяцы, %"), below(0)),
        Part("price-loses", Text(en="price, year 2, %", ru="цена, 2-й год, %"), below(0)),
        Part("service-wins", Text(en="service, year 2, %", ru="сервис, 2-й год, %"), above(0)),
        Part(
            "service-leads",
            Text(en="service less price, year 2, %", ru="сервис минус цена, 2-й год, %"),
            above(0),
        ),
    ),
    measure=_ordering,
)
