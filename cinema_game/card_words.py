"""What a card of the catalogue says in words: never the hidden numbers of its effects."""

from __future__ import annotations

import math
from collections.abc import Iterable

from cinema_game.figures import number, percent
from cinema_game.language import N_, _, n_, say
from cinema_game.workshop.purse import price
from cx.model import rivals
from cx.model.paying import owners_of
from cx.scenario.measures import Family, Intervention
from cx.scenario.scenario import Scenario

FAMILIES: dict[Family, str] = {
    "price": N_("Price"),
    "service": N_("Service"),
    "technology": N_("Technology"),
    "communication": N_("Communication"),
    "recovery": N_("Recovery"),
    "organisation": N_("Organisation"),
    "cost": N_("Cost cutting"),
}
"""In the order of the catalogue."""

_COPIED = (
    (1.5, N_("Rivals copy it within weeks.")),
    (4.5, N_("Rivals copy it in about a quarter.")),
    (8, N_("Rivals copy it in about half a year.")),
    (14, N_("Rivals copy it in about a year.")),
    (math.inf, N_("Rivals need more than a year to copy it.")),
)
_ROUGHLY = 0.6
"""Below this fidelity a copy is only a rough one."""
_LIKELY = 0.25
"""From this chance on a failed launch is likely enough to be called frequent."""


def lead(intervention: Intervention) -> str:
    """`at once`, `2 mo`, `4–12 mo` until it acts in full."""
    first, full = float(intervention.lead), intervention.full
    if not first and full is None:
        return _("at once")
    months = number(first) if full is None else f"{number(first)}–{number(float(full))}"
    return _("{months} mo").format(months=months)


def money(value: float, *, sign: bool = False) -> str:
    """A sum, or a dash where there is none."""
    return number(value, sign=sign) if value else "—"


def costs(intervention: Intervention, round_: int, scenario: Scenario) -> str:
    """What it costs once, a month, and to the end of the game."""
    unit = say(scenario.money.currency)
    once, monthly = float(intervention.once), float(intervention.monthly)
    parts = []
    if once:
        parts.append(_("{sum} {unit} once").format(sum=number(once), unit=unit))
    if monthly > 0:
        parts.append(_("{sum} {unit} a month").format(sum=number(monthly), unit=unit))
    if monthly < 0:
        parts.append(_("saves {sum} {unit} a month").format(sum=number(-monthly), unit=unit))
    if not parts:
        return (
            _("Costs nothing but what it takes from each ticket.")
            if intervention.price
            else _("Costs nothing.")
        )
    whole = number(price(intervention, round_, scenario), sign=monthly < 0)
    to_the_end = _("{sum} {unit} to the end of the game").format(sum=whole, unit=unit)
    return f"{' + '.join(parts)}; {to_the_end}." if monthly else f"{parts[0]}."


def start(intervention: Intervention) -> str:
    """When it begins to act, and when in full."""
    months = float(intervention.lead)
    first = (
        n_("Acts after {n} month.", "Acts after {n} months.", round(months)) if months else _("Acts at once.")
    )
    if intervention.full is None:
        return first
    return (
        first
        + " "
        + n_("In full after {n} month.", "In full after {n} months.", round(float(intervention.full)))
    )


def copied(intervention: Intervention, scenario: Scenario) -> str:
    """How fast rivals have it too."""
    if intervention.copied is None:
        return _("Rivals cannot copy it.")
    months = rivals.months(scenario, intervention)
    sentence = _(next(words for most, words in _COPIED if months <= most))
    rough = rivals.fidelity(scenario, intervention) < _ROUGHLY
    return sentence + " " + _("Their copy will be a rough one.") if rough else sentence


def risks(intervention: Intervention) -> Iterable[str]:
    """What else may go wrong: the launch, the wear."""
    if intervention.readiness is not None:
        if float(intervention.readiness.failure) >= _LIKELY:
            yield _("Launches of this kind often go wrong.")
        else:
            yield _("Now and then a launch of this kind goes wrong.")
    if intervention.decay is not None:
        yield _("Its effect wears off with time.")


def ties(intervention: Intervention, scenario: Scenario) -> Iterable[str]:
    """What it needs, strengthens, hurries or excludes."""

    def named(ids: Iterable[str]) -> str:
        return ", ".join(_("“{name}”").format(name=say(scenario.intervention(id_).name)) for id_ in ids)

    if needs := [link.intervention for link in intervention.needs if float(link.factor) < 1]:
        yield _("Without {names} it does only part of its work.").format(names=named(needs))
    if boosts := [link.intervention for link in intervention.boosts if float(link.factor) > 1]:
        yield _("Strengthens {names}.").format(names=named(boosts))
    if helpers := [
        other.id
        for other in scenario.interventions
        if any(link.intervention == intervention.id and float(link.factor) > 1 for link in other.boosts)
    ]:
        yield _("Is strengthened by {names}.").format(names=named(helpers))
    if float(intervention.speeds):
        yield _("Later measures of service and communication will be ready sooner.")
    blocked = [*intervention.blocks]
    blocked += [other.id for other in scenario.interventions if intervention.id in other.blocks]
    if blocked := list(dict.fromkeys(blocked)):
        yield _("Excludes {names}.").format(names=named(blocked))


def joint(intervention: Intervention, scenario: Scenario) -> Iterable[str]:
    """Whose agreement it needs, who pays what, and when the computer is willing."""
    if intervention.joint is None:
        return
    first, second = (scenario.owner(str(id_)) for id_ in owners_of(intervention, scenario))
    share = float(intervention.joint.share)
    yield _("{one} and {other} both have to want it.").format(one=say(first.name), other=say(second.name))
    yield _("Of all its costs {one} pays {most}, {other} {least}.").format(
        one=say(first.name), most=percent(1 - share), other=say(second.name), least=percent(share)
    )
    yield _("Played by the computer, a company agrees if it can pay, and to {n} a round at most.").format(
        n=next((owner.agrees_to for owner in (first, second) if owner.budget), 1)
    )
