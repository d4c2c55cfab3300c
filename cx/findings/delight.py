"""What a repair needs to delight, and whose reputation it mends: failure and recovery in detail."""

from __future__ import annotations

from typing import Any

import numpy as np

from cx.findings.finding import Estimate, Finding, Part, above, below
from cx.findings.laboratory import Laboratory
from cx.findings.recovery import MILD, SAMPLES, care, effect, lived, service
from cx.findings.sampling import leaving_out, of
from cx.model.exact import Doubles
from cx.model.outcome import Outcome
from cx.model.plan import Plan
from cx.scenario.scenario import Scenario
from cx.scenario.text import Text

MISSING: dict[str, dict[str, Any]] = {
    "late": care(30, 2, 0.95),
    "no_choice": care(5, 2, 0.95, choice=0.1),
    "broken_promise": care(5, 2, 0.95, promise=0.2),
    "voucher": care(240, 48, 0.25, choice=0.0, promise=0.5),
    "auto_reply": care(1, 400, 0.05, choice=0.0, promise=0.0),
}
"""Repairs each of which lacks something: contact in time, a choice, a kept promise, or nearly all."""

OWN, OTHER = "first", "second"


def _without(laboratory: Laboratory) -> tuple[Estimate, ...]:
    found = []
    for parts in MISSING.values():
        mild = service(laboratory, MILD, cares={"care": parts})
        satisfied, _ = effect(lived(laboratory, mild, "care", 1), lived(laboratory, mild, "care"))
        found.append(satisfied)
    return tuple(found)


def _owned(laboratory: Laboratory, *, repaired: bool) -> Scenario:
    """A service of two companies; what breaks is the second's, and the first may repair."""
    companies = [{"id": id_, "name": id_} for id_ in (OWN, OTHER)]
    cares = {"care": care(5, 2, 0.95)}
    return service(laboratory, MILD, repaired, cares, OTHER, owners=companies)


def _score(runs: tuple[Outcome, ...], owner: str) -> Doubles:
    """(1 + groups,) an owner's recommendation score, of all customers and without each group in turn."""
    return np.asarray(np.mean([leaving_out(run.nps_of[owner], 0, 1) for run in runs], axis=0))


def _blame(laboratory: Laboratory) -> tuple[Estimate, ...]:
    def quarter(scenario: Scenario, plan: Plan, *broken: int) -> tuple[Outcome, ...]:
        events = [("breaks", when) for when in broken]
        return tuple(
            laboratory.run(scenario, plan, rounds=1, events=events, sample=sample)
            for sample in range(SAMPLES)
        )

    alone = _owned(laboratory, repaired=False)
    whole, broken = quarter(alone, Plan()), quarter(alone, Plan(), 1)
    cared = quarter(_owned(laboratory, repaired=True), Plan().add("care"), 1)
    lost = {owner: _score(broken, owner) - _score(whole, owner) for owner in (OWN, OTHER)}
    gained = {owner: _score(cared, owner) - _score(broken, owner) for owner in (OWN, OTHER)}
    return of(lost[OTHER], lost[OTHER] - lost[OWN], gained[OWN], gained[OWN] - gained[OTHER])


NEEDS = Finding(
    id="what-delight-needs",
    number=20,
    title=Text(
        en="Contact in time, a choice and a kept promise: without any one of them the paradox is gone",
        ru="Быстрый первый контакт, выбор и сдержанное слово: без любого из трёх парадокса нет",
    ),
    what_is_run=Text(
        en="The same mild first failure, repaired excellently but for one thing: contact after half an "
        "hour, no choice, a promise not kept; and two favourites of thrift, a small voucher and an "
        "automatic reply.",
        ru="Тот же лёгкий первый сбой, исправленный отлично во всём, кроме одного: первый контакт через "
        "полчаса, без выбора, слово не сдержано; и два приёма экономных — мелкий ваучер и автоответ.",
    ),
    why=Text(
        en="Delight, what a repair is better than expected, is multiplied by these three; that is built in. "
        "That nothing above the visit without a failure is left of it, is not.",
        ru="Радость — то, чем восстановление лучше ожидания, — умножается на эти три части: это задано. А "
        "что от неё не остаётся ничего сверх визита без сбоя, не задано.",
    ),
    citation=Text(
        en="Magnini et al. 2007; Michel, Bowen & Johnston 2009; notes of a conference, 2017",
        ru="Magnini et al. 2007; Michel, Bowen & Johnston 2009; записи конференции 2017 года",
    ),
    status="recalled",
    parts=(
        Part("late", Text(en="d, contact after 30 minutes", ru="d: контакт через 30 минут"), below(0.05)),
        Part("no-choice", Text(en="d, no choice", ru="d: без выбора"), below(0.05), "imposed"),
        Part(
            "broken-promise",
            Text(en="d, a promise not kept", ru="d: слово не сдержано"),
            below(0.05),
            "imposed",
        ),
        Part("voucher", Text(en="d, a small voucher for all", ru="d: мелкий ваучер всем"), below(0)),
        Part("auto-reply", Text(en="d, an automatic reply", ru="d: автоответ"), below(0)),
    ),
    measure=_without,
)

BLAME = Finding(
    id="whose-fault",
    number=21,
    title=Text(
        en="Blame follows the owner; who repairs quickly earns credit for another's failure",
        ru="Вина следует за владельцем; кто быстро исправил чужой сбой, тому он в заслугу",
    ),
    what_is_run=Text(
        en="One touchpoint breaks for a quarter. It belongs to the second of two companies; the first "
        "repairs quickly, or nobody does. Both have a recommendation score of their own.",
        ru="Одна точка контакта на квартал ломается. Она принадлежит второй из двух компаний; первая быстро "
        "исправляет, или не исправляет никто. У каждой свой индекс рекомендаций.",
    ),
    why=Text(
        en="A touchpoint counts in full for its owner and by half for the other; a repair is a touchpoint of "
        "who repairs. The shares are built in, the sizes are not.",
        ru="Точка контакта для владельца считается целиком, для другого — наполовину; восстановление — "
        "точка того, кто исправляет. Доли заданы, величины — нет.",
    ),
    citation=Text(en="Weiner 1980; Folkes 1984", ru="Weiner 1980; Folkes 1984"),
    status="recalled",
    parts=(
        Part(
            "owner-loses",
            Text(en="NPS of the owner of the failure, points", ru="NPS владельца сбоя, пункты"),
            below(-3),
        ),
        Part(
            "more",
            Text(en="less the NPS of the other", ru="за вычетом NPS другого"),
            below(-1),
            "imposed",
        ),
        Part(
            "credit",
            Text(
                en="NPS of the other when it repairs quickly, against when nobody does",
                ru="NPS другого, когда он быстро исправил, против «никто не исправил»",
            ),
            above(3),
        ),
        Part(
            "more-credit",
            Text(en="less what the owner gains by it", ru="за вычетом того, что выиграл владелец"),
            above(0),
            "imposed",
        ),
    ),
    measure=_blame,
)
