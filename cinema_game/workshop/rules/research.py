"""How evidence is bought and pinned."""

from __future__ import annotations

from cinema_game.workshop.actions import BuyEvidence, PinEvidence, UnpinEvidence
from cinema_game.workshop.purse import research_left
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.gates import open_for_change
from cinema_game.workshop.rules.mapping import there
from cinema_game.workshop.rules.undoing import changed_map
from cinema_game.workshop.state import Purchase, Workshop
from cx.message import N_
from cx.model.plan import Plan
from cx.scenario.measures import Method
from cx.scenario.scenario import Scenario

WEEKS_A_MONTH = 52 / 12


def buy(state: Workshop, action: BuyEvidence, scenario: Scenario) -> Workshop:
    """A method is bought: it costs research money and delays this round's measures."""
    open_for_change(state, "research")
    method = _method(action.method, scenario)
    segments = _segments(action.segments, method, scenario)
    if any(
        p.method == method.id and p.segments == segments and p.round == state.round for p in state.purchases
    ):
        raise RuleBroken(
            N_("“{method}” has been bought in this round already; asking again would find the same."),
            method=method.name,
        )
    left = research_left(state, scenario)
    if not state.sandbox and float(method.cost) > left:
        raise RuleBroken(
            N_(
                "“{method}” costs {cost:,.0f} {currency}, and {left:,.0f} {currency} of the research money "
                "are left. Choose a cheaper method; money of the plan cannot be used."
            ),
            method=method.name,
            cost=float(method.cost),
            left=left,
            currency=scenario.money.currency,
        )
    number = len(state.purchases) + 1
    purchase = Purchase(id=f"{method.id}.{number}", method=method.id, segments=segments, round=state.round)
    return state.model_copy(
        update={
            "purchases": (*state.purchases, purchase),
            "plan": _waiting(state.plan, state.round, float(method.delay) * WEEKS_A_MONTH),
        }
    )


def pin(state: Workshop, action: PinEvidence) -> Workshop:
    """A card of bought evidence is pinned to a point."""
    open_for_change(state, "map")
    there(state.map, action.point)
    if action.evidence.partition(":")[0] not in {purchase.id for purchase in state.purchases}:
        raise RuleBroken(N_("This evidence has not been bought. Buy it in the research phase first."))
    map_ = state.map.pin(action.point, action.evidence)
    return state if map_ == state.map else changed_map(state, map_, action.point, action.do)


def unpin(state: Workshop, action: UnpinEvidence) -> Workshop:
    """A card of evidence is taken off a point."""
    open_for_change(state, "map")
    if action.evidence not in there(state.map, action.point).pins:
        raise RuleBroken(N_("This evidence is not pinned to the point."))
    return changed_map(state, state.map.unpin(action.point, action.evidence), action.point, action.do)


def _method(id_: str, scenario: Scenario) -> Method:
    for method in scenario.research.methods:
        if method.id == id_:
            return method
    raise RuleBroken(N_("There is no research method “{id}” in this scenario."), id=id_)


def _segments(chosen: tuple[str, ...], method: Method, scenario: Scenario) -> tuple[str, ...]:
    """The segments in the scenario's order; a method for everybody takes none."""
    known = [segment.id for segment in scenario.segments]
    for id_ in chosen:
        if id_ not in known:
            raise RuleBroken(N_("There is no segment “{id}”."), id=id_)
    if len(set(chosen)) != min(method.choose_segments, len(known)):
        raise RuleBroken(
            N_("“{method}” asks segments that you choose: {wanted}. Chosen so far: {given}."),
            method=method.name,
            wanted=min(method.choose_segments, len(known)),
            given=len(set(chosen)),
        )
    return tuple(id_ for id_ in known if id_ in chosen)


def _waiting(plan: Plan, round_: int, weeks: float) -> Plan:
    """The plan with this round's measures starting later; several methods wait at the same time."""
    waits = dict(plan.waits)
    waits[round_] = max(weeks, waits.get(round_, 0.0))
    kept = tuple(sorted((number, wait) for number, wait in waits.items() if wait > 0))
    return plan.model_copy(update={"waits": kept})
