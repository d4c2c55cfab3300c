"""Who starts and who pays a measure, where the journey has several owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cx.model.kept import Kept
from cx.scenario.number import Number

if TYPE_CHECKING:
    from cx.scenario.measures import Intervention
    from cx.scenario.owners import Owner
    from cx.scenario.scenario import Scenario


def first_owner(scenario: Scenario) -> str | None:
    """Id of the team's own company; None where a scenario names no owners."""
    return scenario.owners[0].id if scenario.owners else None


def played_owners(scenario: Scenario) -> tuple[Owner, ...]:
    """The owners besides the first that have money of their own: a team or the computer plays them."""
    return tuple(owner for owner in scenario.owners[1:] if owner.budget)


def owners_of(card: Intervention, scenario: Scenario) -> tuple[str | None, ...]:
    """Who starts a measure: its owner, and for a joint one the partner as well."""
    own = card.owner or first_owner(scenario)
    return (own,) if card.joint is None else (own, card.joint.partner)


def share_of_costs(card: Intervention, owner: str | None, scenario: Scenario) -> float:
    """What part of a measure's costs an owner pays, 0..1."""
    mine = owner in owners_of(card, scenario)
    if card.joint is None or not mine:
        return float(mine)
    share = card.joint.share.value
    return share if owner == card.joint.partner else 1 - share


def offered(scenario: Scenario, owner: str | None) -> tuple[Intervention, ...]:
    """The measures that an owner may start, alone or together with another."""
    return tuple(card for card in scenario.interventions if owner in owners_of(card, scenario))


def catalogue(scenario: Scenario, owner: str | None) -> Scenario:
    """The scenario as an owner pays, with the measures alone that it may start."""
    paid = as_paid_by(scenario, owner)
    cards = offered(paid, owner)
    if len(cards) == len(paid.interventions):
        return paid
    return _seen.get(paid, lambda: paid.model_copy(update={"interventions": cards}), owner, "offered")


_seen: Kept[Scenario, Scenario] = Kept(32)


def as_paid_by(scenario: Scenario, owner: str | None) -> Scenario:
    """The scenario with an owner's own money, and every measure at what it costs this owner.

    The same object where there is one purse only.
    """
    alone = all(card.owner is None and card.joint is None for card in scenario.interventions)
    if alone and owner == first_owner(scenario):
        return scenario
    return _seen.get(scenario, lambda: _as_paid_by(scenario, owner), owner)


def _as_paid_by(scenario: Scenario, owner: str | None) -> Scenario:
    budget = scenario.money.budget
    if owner != first_owner(scenario):
        budget = scenario.owner(str(owner)).budget
    cards = tuple(_priced(card, share_of_costs(card, owner, scenario)) for card in scenario.interventions)
    money = scenario.money.model_copy(update={"budget": budget})
    return scenario.model_copy(update={"money": money, "interventions": cards})


def _priced(card: Intervention, share: float) -> Intervention:
    if share == 1:
        return card
    costs = {name: _scaled(getattr(card, name), share) for name in ("once", "monthly", "visitors_cost")}
    return card.model_copy(update=costs)


def _scaled(cost: Number, share: float) -> Number:
    return Number(value=cost.value * share, source=cost.source)
