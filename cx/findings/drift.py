"""Standards rise: what was good becomes normal, and a score falls while the service gets better."""

from __future__ import annotations

from cx.findings.finding import Band, Estimate, Finding, Part, above, below
from cx.findings.laboratory import Laboratory, everywhere, move
from cx.findings.sampling import Keep, estimates
from cx.findings.visits import visits
from cx.model.plan import Plan
from cx.scenario.text import Text

MONTHS = 24
QUARTERS = 8
WEEKS = 13


def _drift(laboratory: Laboratory) -> tuple[Estimate, ...]:
    quality, score = _two_years(laboratory, own=0.006, market=0.009)
    _, still = _two_years(laboratory, own=0.0, market=0.0)
    _, ahead = _two_years(laboratory, own=0.009, market=0.006)
    return quality, score, still, ahead


def _two_years(laboratory: Laboratory, own: float, market: float) -> tuple[Estimate, Estimate]:
    """Change of stated quality and of satisfaction, 0–100, from the first quarter to the last."""
    grow = move("grow", effects=everywhere(own * MONTHS), full=MONTHS)
    service = laboratory.service(interventions=[grow], market={"growth": market})
    lived = visits(laboratory.run(service, Plan().add("grow"), rounds=QUARTERS))
    begins, ends = lived.week < WEEKS, lived.week >= (QUARTERS - 1) * WEEKS

    def changes(keep: Keep) -> list[float]:
        mine = keep(lived.who)
        said = lived.quality, lived.satisfaction
        return [100 * float(one[mine & ends].mean() - one[mine & begins].mean()) for one in said]

    better, happier = estimates(changes)
    return better, happier


DRIFT = Finding(
    id="service-up-score-down",
    number=12,
    title=Text(
        en="The service improves and the score falls: only outpacing the market raises it",
        ru="Сервис улучшается, а оценка падает: её поднимает лишь тот, кто обгоняет рынок",
    ),
    what_is_run=Text(
        en="Two years in which the service gains .6 % a month and the market .9 %; in which nothing moves; "
        "and in "
        "which the service gains .9 % and the market .6 %. Last quarter against first.",
        ru="Два года, когда сервис прибавляет 0,6 % в месяц, а рынок 0,9 %; когда не меняется ничего; и "
        "когда "
        "сервис прибавляет 0,9 %, а рынок 0,6 %. Последний квартал к первому.",
    ),
    why=Text(
        en="Expectations and the level one is used to follow one's own visits and the best of the market.",
        ru="Ожидания и привычный уровень идут вслед за собственными визитами и за лучшим на рынке.",
    ),
    citation=Text(
        en="Claim of a customer experience conference, 2017",
        ru="Тезис конференции по клиентскому опыту 2017 года",
    ),
    status="recalled",
    parts=(
        Part("quality", Text(en="own quality, points", ru="своё качество, пункты"), above(3)),
        Part(
            "score",
            Text(en="satisfaction meanwhile, points", ru="удовлетворённость при этом, пункты"),
            below(-2),
        ),
        Part(
            "static",
            Text(
                en="satisfaction when nothing moves, points", ru="удовлетворённость, если всё стоит, пункты"
            ),
            Band(-2.5, 2.5),
        ),
        Part(
            "outpacing",
            Text(
                en="satisfaction when outpacing the market, points",
                ru="удовлетворённость при обгоне рынка, пункты",
            ),
            above(0),
        ),
    ),
    measure=_drift,
)
