"""What customers meet week by week: the scenario with a plan and events, as arrays.

Interventions, events, rivals and the drift of the market change these arrays and nothing else;
they never touch a draw or the state of a customer.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from cx.model.action import MONTH, Action, actions
from cx.model.changes import Changes
from cx.model.draws import Words, threshold
from cx.model.exact import Doubles, Singles, ln, power
from cx.model.ground import Ground, ground, wait_loss
from cx.model.habituation import used_to
from cx.model.happening import Happening, presence
from cx.model.paying import first_owner, share_of_costs
from cx.model.plan import Plan
from cx.model.repairing import Repairs
from cx.model.rivals import copied_quality, rival_prices
from cx.scenario.events import Event
from cx.scenario.scenario import Scenario


@dataclass(frozen=True)
class World:
    """Arrays over weeks (W), touchpoints (T), segments (S), firms (F; the own first)."""

    weeks: int
    quality: Singles
    """(W, T, S) quality met, net of waits, minus what the segment expects above others."""
    promise: Singles
    """(W, T) added to what customers expect."""
    meeting: Words
    """(W, T, S) thresholds of meeting a touchpoint."""
    failure: Words
    """(W, T) thresholds of a failure."""
    drop_out: Words
    """(W, T) thresholds of dropping out after a bad encounter."""
    gain: Singles
    """(W, T) slope of value for an excess."""
    loss: Singles
    """(W, T) what is added to the slope for a shortfall."""
    market: Singles
    """(W, T) the best in the market."""
    usual: Singles
    """(W, S) the market's part of the level one gets used to."""
    repair: Singles
    """(W,) quality of the repair of a failure, 0..1, by whoever repairs."""
    price: Singles
    """(W, F) logarithm of the price that customers feel."""
    going: Singles
    """(W,) added to the logit of going out: incomes and demand."""
    talk: Singles
    """(W,) factor of the probability to talk."""
    reposts: Singles
    """(W,) factor of how far posts spread."""
    shift: Singles
    """(W,) one-off shift of what everybody believes of the firm."""
    rival: Singles
    """(W, F − 1) satisfaction that rivals give."""
    ticket: Doubles
    """(W,) price of a ticket relative to the start."""
    per_meeting: Doubles
    """(W, T) money that one encounter costs, in the ticket's currency."""
    per_visit: Doubles
    """(W,) money that one visit costs, in the ticket's currency."""
    costs: Doubles
    """(W,) costs of the plan and of events in the scenario's money."""

    def differs_from(self, other: World) -> int:
        """First week in which customers or the till would notice a difference; `weeks` if none."""
        weeks = min(self.weeks, other.weeks)
        for field in fields(self):
            mine, theirs = getattr(self, field.name), getattr(other, field.name)
            if weeks and isinstance(mine, np.ndarray) and mine is not theirs:
                unlike = (mine[:weeks] != theirs[:weeks]).reshape(weeks, -1).any(axis=1)
                weeks = int(unlike.argmax()) if unlike.any() else weeks
        return weeks


def compile_world(scenario: Scenario, plan: Plan, weeks: int, events: tuple[Happening, ...]) -> World:
    """The weekly arrays of a scenario under a plan and events."""
    base = ground(scenario)
    acts = actions(scenario, plan, weeks, events)
    there = [(event, start, presence(event, start, weeks, acts)) for event, start in events]
    months = np.arange(weeks, dtype=np.float64) / MONTH
    changes = Changes(base, weeks)
    for act in acts:
        changes.act(act)
    for event, _start, present in there:
        for effect in event.effects:
            changes.add(effect, present[:, None])
    market = _market(base, months, copied_quality(base, acts, weeks))
    level, talk, shift, going, costs = _moods(scenario, weeks, acts, there)
    repairs = Repairs.of(base, acts, weeks)
    prices = rival_prices(base, acts, weeks, [(event, start) for event, start, _ in there], there)
    ticket = _ticket(acts, weeks)
    price = np.concatenate([ticket[:, None], prices], axis=1)
    gain, loss = _slopes(base, months, repairs)
    quality = np.clip(base.quality.T[None] + changes.quality, 0.0, 1.0)
    for row in base.repaired:
        quality[:, row, :] += repairs.better[:, base.owner[row], None]
    loss_of_time = wait_loss(scenario, np.maximum(base.wait + changes.wait, 0.0))
    indirect_market = base.signals["market"]
    quality[:, indirect_market, :] += (market - base.market)[:, indirect_market, None]
    quality = quality - loss_of_time[:, :, None] - base.offset[None, None, :]
    chance = np.clip(base.meeting.T[None] + changes.meeting[:, :, None], 0.0, 1.0)
    share = base.importance * base.meeting * np.where(base.after_failure, 0.05, 1.0)
    share = share / np.maximum(share.sum(axis=1, keepdims=True), 1e-9)
    drift = scenario.model.expectation
    usual = (1 - drift.own.value) * _weighted(market, share) - drift.modesty.value
    usual = usual + (1 - drift.own.value) * drift.asked.value * base.offset[None, :]
    return World(
        weeks=weeks,
        quality=_single(quality),
        promise=_single(changes.promise),
        meeting=threshold(chance),
        failure=threshold(np.clip(base.failure + changes.failure, 0.0, 1.0)),
        drop_out=threshold(np.clip(base.drop_out + changes.drop_out, 0.0, 1.0)),
        gain=_single(gain),
        loss=_single(loss),
        market=_single(market),
        usual=_single(usual),
        repair=_single(repairs.of_all),
        price=_single(_log_price(_felt_price(scenario, price))),
        going=_single(going),
        talk=_single(talk),
        reposts=_single(_reposts(weeks, acts, there)),
        shift=_single(shift),
        rival=_single(_rivals(base, acts, months, weeks)),
        ticket=ticket,
        per_meeting=changes.per_meeting,
        per_visit=changes.per_visit,
        costs=costs + level,
    )


def _single(values: Doubles) -> Singles:
    made = np.ascontiguousarray(values, dtype=np.float32)
    made.setflags(write=False)
    return made


def _weighted(values: Doubles, share: Doubles) -> Doubles:
    """(W, S) weighted means, summed in a fixed order."""
    total = np.zeros((values.shape[0], share.shape[0]))
    for row in range(values.shape[1]):
        total += values[:, row : row + 1] * share[:, row][None, :]
    return total


def _market(base: Ground, months: Doubles, copied: Doubles) -> Doubles:
    growth = base.scenario.market.growth.value * months
    return np.clip(base.market[None, :] + growth[:, None] + copied, 0.0, 1.0)


def _rivals(base: Ground, acts: tuple[Action, ...], months: Doubles, weeks: int) -> Doubles:
    """(W, F − 1) satisfaction given by rivals: at first what is believed of them, then what they do.

    They are measured against the same rising market: a rival that keeps pace stands still, and what
    it copied delights until its customers have got used to it, as fast as the firm's own do.
    """
    market = base.scenario.market
    gain = base.scenario.model.copying.rival_gain.value
    share = (base.importance * base.meeting * np.where(base.after_failure, 0.05, 1.0)).mean(axis=0)
    share = share / max(float(share.sum()), 1e-9)
    copied = _weighted(copied_quality(base, acts, weeks), share[None, :])
    lead = (copied - used_to(copied, np.zeros(1), _weekly_habit(base.scenario)))[:, 0]
    columns = [
        np.clip(
            rival.belief.value + gain * ((rival.growth.value - market.growth.value) * months + lead),
            0.02,
            0.98,
        )
        for rival in market.rivals
    ]
    return np.stack(columns, axis=1) if columns else np.zeros((weeks, 0))


def _weekly_habit(scenario: Scenario) -> float:
    """How fast the average customer gets used to a level of quality, 0..1 per week."""
    drift = scenario.model.expectation
    visits = sum(segment.share.value * segment.visits_per_year.value for segment in scenario.segments)
    return min(drift.reference.value * visits / 52, 1.0) if drift.on else 0.0


def _moods(
    scenario: Scenario, weeks: int, acts: tuple[Action, ...], there: list[tuple[Event, int, Doubles]]
) -> tuple[Doubles, Doubles, Doubles, Doubles, Doubles]:
    """Costs of events, talk, shifts of belief, wish to go, costs of the plan: each (W,)."""
    level, talk, shift, costs = np.zeros(weeks), np.ones(weeks), np.zeros(weeks), np.zeros(weeks)
    income = np.full(weeks, 1 + (scenario.crisis.income.value if scenario.model.saving.on else 0.0))
    demand = np.ones(weeks)
    for act in acts:
        card = act.intervention
        talk = talk * (1 + card.talk.value * act.strength)
        if act.begin < weeks:
            part = share_of_costs(card, first_owner(scenario), scenario)
            costs[act.begin] += card.once.value * part
            costs[act.begin :] += card.monthly.value * part * 12 / 52
    for event, start, present in there:
        talk = talk * (1 + event.talk.value * present)
        income = income * (1 + event.income.value * present)
        demand = demand * (1 + event.demand.value * present)
        if 0 <= start < weeks:
            shift[start] += event.belief.value * present[start]
            level[start] += event.cost.value
    coefficient = scenario.model.market.income.value
    going = coefficient * ln(np.maximum(income, 0.01)) + ln(np.maximum(demand, 0.01))
    return level, np.maximum(talk, 0.0), shift, going, costs


def _ticket(acts: tuple[Action, ...], weeks: int) -> Doubles:
    ticket = np.ones(weeks)
    for act in acts:
        card = act.intervention
        ticket = ticket * (1 + card.price.value * card.price_reach.value * act.on)
    return np.maximum(ticket, 0.0)


def _felt_price(scenario: Scenario, price: Doubles) -> Doubles:
    """(W, F) prices as customers feel them: part of every move, ours or a rival's, becomes normal."""
    market = scenario.model.market
    first = np.array([1.0, *(rival.price.value for rival in scenario.market.rivals)])
    normal = used_to(price, first, market.price_memory.value)
    return np.maximum(price + market.used_to_price.value * (first - normal), 0.0)


def _log_price(price: Doubles) -> Doubles:
    """`ln p`, as `2 (p − 1) / (p + 1)`: finite at 0."""
    return np.asarray(2.0 * (price - 1.0) / (price + 1.0))


def _slopes(base: Ground, months: Doubles, repairs: Repairs) -> tuple[Doubles, Doubles]:
    """(W, T) slope of value for an excess, and what is added to it for a shortfall.

    What a repair is better than expected delights only where nothing that delight needs is missing.
    """
    model = base.scenario.model
    gain = model.emotion.gain.value * (1 - model.perception.assimilation.value)
    kept = power(1 - min(model.kano.drift.value, 0.99), months) if model.kano.on else np.ones_like(months)
    weights = kept[:, None, None] * base.kano + (1 - kept)[:, None, None] * base.kano_end
    up = gain * weights[:, 1]
    for row in base.repairs:
        up[:, row] *= repairs.delight[:, base.owner[row]]
    return up, gain * model.emotion.loss_aversion.value * weights[:, 0] - up


def _reposts(weeks: int, acts: tuple[Action, ...], there: list[tuple[Event, int, Doubles]]) -> Doubles:
    """(W,) factor of how far posts spread."""
    factor = np.ones(weeks)
    for act in acts:
        factor = factor * (1 + (act.intervention.reposts.value - 1) * act.strength)
    for event, _start, present in there:
        factor = factor * (1 + (event.reposts.value - 1) * present)
    return np.maximum(factor, 0.0)
