"""Choice: stay at home or go, and to whom; habits; passing to saving."""

from __future__ import annotations

import numpy as np

from cx.model.draws import Draws, Index, Purpose, happens, lane, pick, threshold
from cx.model.exact import Singles, gumbel_table, logistic_table, scaled_normal
from cx.model.ground import Ground
from cx.model.population import Population
from cx.model.state import State
from cx.model.world import World
from cx.scenario.mechanisms import Market

F = np.float32


def price_weight(base: Ground, people: Population, saving: Singles) -> Singles:
    """(N,) utility lost per log price: more for the sensitive, more for savers."""
    scenario = base.scenario
    market, crisis = scenario.model.market, scenario.model.saving
    sensitive = np.array([s.price_sensitivity.value for s in scenario.segments]) * market.price.value
    weight = sensitive.astype(np.float32).take(people.segment)
    if crisis.on:
        weight *= saving * F(crisis.price.value - 1) + F(1)
    return weight


def utilities(
    base: Ground,
    worlds: tuple[World, ...],
    week: int,
    people: Population,
    state: State,
    weight: Singles,
    out: Singles,
    spare: Singles,
) -> Singles:
    """(F, N) utility of an outing to each firm, written into `out`."""
    market = base.scenario.model.market
    n = people.count
    for firm in range(base.firms):
        drawn_by(market, state.belief[firm], out[firm])
        np.multiply(state.habit[firm], F(market.habit.value), out=spare)
        np.add(out[firm], spare, out=out[firm])
        np.add(out[firm], people.taste[firm], out=out[firm])
        for plan, world in enumerate(worlds):
            price = world.price[week, firm]
            if price != 0:
                part = slice(plan * n, (plan + 1) * n)
                np.multiply(weight[part], price, out=spare[part])
                np.subtract(out[firm, part], spare[part], out=out[firm, part])
    if base.scenario.model.repair.on:
        np.multiply(state.scar, F(base.scenario.model.repair.scar.value), out=spare)
        np.subtract(out[0], spare, out=out[0])
    return out


def drawn_by(market: Market, belief: Singles, out: Singles) -> Singles:
    """(N,) utility of a belief B, written into `out`: `w (B − o + c (B − o)²)` but for a constant."""
    weight, curve = market.belief.value, market.convexity.value
    np.multiply(belief, F(weight * curve), out=out)
    np.add(out, F(weight * (1 - 2 * curve * market.ordinary.value)), out=out)
    np.multiply(out, belief, out=out)
    return out


def goers(
    base: Ground,
    worlds: tuple[World, ...],
    week: int,
    people: Population,
    state: State,
    rhythm: Singles,
    utility: Singles,
    spare: Singles,
) -> Index:
    """Customers who go out this week; `rhythm` (N,) is their logit before the pull of the best firm."""
    model = base.scenario.model
    logit = spare
    np.copyto(logit, utility[0])
    for firm in range(1, base.firms):
        np.maximum(logit, utility[firm], out=logit)
    np.multiply(logit, F(model.market.going.value), out=logit)
    np.add(logit, rhythm, out=logit)
    for plan, world in enumerate(worlds):
        if world.going[week] != 0:
            logit[plan * people.count : (plan + 1) * people.count] += world.going[week]
    if model.saving.on:
        logit -= state.saving * F(model.saving.home.value)
    words = people.draws.words(Purpose.GO, week)
    go = logistic_table().take(lane(words)) < logit
    if model.states.on:
        ready = np.array([segment.ready_to_buy.value for segment in base.scenario.segments])
        if (ready < 1).any():
            go &= happens(words, threshold(ready).take(people.segment))
    return np.flatnonzero(go)


def choices(base: Ground, draws: Draws, purpose: Purpose, week: int, utility: Singles, who: Index) -> Index:
    """(who,) the firm each goes to: the best with a Gumbel shock."""
    best = utility[0].take(who) + pick(gumbel_table(), draws.words(purpose, week, 0, who))
    firm_of = np.zeros(len(who), dtype=np.intp)
    for firm in range(1, base.firms):
        shocked = utility[firm].take(who) + pick(gumbel_table(), draws.words(purpose, week, firm, who))
        firm_of += (shocked > best) * (firm - firm_of)
        np.maximum(best, shocked, out=best)
    return firm_of


def form_habit(base: Ground, state: State, who: Index, firm_of: Index) -> None:
    """Habits move towards the firm of this outing."""
    rate = F(base.scenario.model.market.habit_rate.value)
    for firm in range(base.firms):
        habit = state.habit[firm].take(who)
        habit += rate * ((firm_of == firm).astype(np.float32) - habit)
        state.habit[firm][who] = habit
    state.last[who] = firm_of


def save_or_spend(base: Ground, people: Population, state: State, week: int) -> bool:
    """Some pass to saving this week, some back; whether anybody could have."""
    crisis = base.scenario.crisis
    if not base.scenario.model.saving.on or (
        crisis.saving_hazard.value <= 0 and crisis.recovery_hazard.value <= 0
    ):
        return False
    words = people.draws.words(Purpose.SAVING, week)
    saving = state.saving > 0
    begins = happens(words, threshold(crisis.saving_hazard.value)[()]) & ~saving
    if crisis.recovery_hazard.value > 0:
        saving &= ~happens(words, threshold(crisis.recovery_hazard.value)[()])
    np.copyto(state.saving, saving | begins)
    return True


def visit_rival(
    base: Ground,
    worlds: tuple[World, ...],
    week: int,
    people: Population,
    state: State,
    who: Index,
    firm_of: Index,
) -> Singles:
    """(who,) satisfaction of visits to rivals; moves what is believed of them."""
    belief = base.scenario.model.belief
    levels = np.concatenate([world.rival[week] for world in worlds])
    plan = people.group.take(who) // base.segments
    felt = levels.take(plan * (base.firms - 1) + firm_of - 1) + F(0.5) * people.halo.take(who)
    felt += pick(
        scaled_normal(belief.rival_noise.value), people.draws.words(Purpose.RIVAL_VISIT, week, 0, who)
    )
    got: Singles = np.clip(felt, F(0.02), F(0.98))
    beliefs, cell = state.belief.reshape(-1), firm_of * people.size + who
    old = beliefs.take(cell)
    beliefs[cell] = old + F(belief.rate.value) * (got - old)
    return got
