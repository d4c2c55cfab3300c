"""What people do bends upwards with how satisfied they are."""

from __future__ import annotations

from cx.findings.finding import Estimate, Finding, Part, above
from cx.findings.laboratory import Laboratory, everywhere, move
from cx.findings.sampling import leaving_out, of
from cx.model.exact import Doubles
from cx.model.plan import Plan
from cx.scenario.text import Text

STEP = 0.12
MANY = 4_096
YEAR = (0, 4)


def _bend(laboratory: Laboratory) -> tuple[Estimate, ...]:
    """Visits won by a point of satisfaction above the ordinary over those lost by a point below it."""
    moves = {"worse": -STEP, "better": STEP}
    service = laboratory.service(
        interventions=[move(name, effects=everywhere(d)) for name, d in moves.items()]
    )

    def year(plan: Plan) -> tuple[Doubles, Doubles]:
        run = laboratory.run(service, plan, customers=MANY)
        return leaving_out(run.satisfaction, *YEAR), leaving_out(run.visits, *YEAR)

    (worse, few), (usual, some), (better, many) = map(
        year, (Plan().add("worse"), Plan(), Plan().add("better"))
    )
    return of((many - some) / (better - usual) * (usual - worse) / (some - few))


BEHAVIOUR = Finding(
    id="convex-behaviour",
    number=19,
    title=Text(
        en="Behaviour is convex in satisfaction: the last points draw more than the first",
        ru="Поведение выпукло по удовлетворённости: последние баллы тянут сильнее первых",
    ),
    what_is_run=Text(
        en="A year of an ordinary service, of one .12 worse at every touchpoint, and of one .12 "
        "better: visits per point of satisfaction above the ordinary and below it.",
        ru="Год обычного сервиса, сервиса, который хуже на 0,12 в каждой точке, и того, что на 0,12 лучше: "
        "визиты на балл удовлетворённости выше обычной и ниже её.",
    ),
    why=Text(
        en="Satisfaction saturates while the choice among firms does not; besides, a step of belief moves "
        "the convinced more than the ordinary.",
        ru="Удовлетворённость насыщается, а выбор между фирмами — нет; к тому же шаг доверия сильнее движет "
        "убеждёнными, чем обычными людьми.",
    ),
    citation=Text(en="Mittal & Kamakura 2001", ru="Mittal & Kamakura 2001"),
    status="recalled",
    parts=(
        Part(
            "bend",
            Text(
                en="visits per point above the ordinary over below",
                ru="визитов на балл выше обычного к баллу ниже",
            ),
            above(1.1),
            "imposed",
        ),
    ),
    measure=_bend,
)
