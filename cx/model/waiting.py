"""People who wait at the other end while something fails: they feel it, and they talk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cx.model.draws import Index, Purpose, happens, threshold
from cx.model.exact import Singles
from cx.model.ground import Ground
from cx.model.loyalty import speaks
from cx.model.population import TOWN, Population, WeakTies
from cx.model.state import State
from cx.model.world import World

F = np.float32


@dataclass(frozen=True)
class Waiting:
    """Those of one third party who waited in a week."""

    host: Index
    """(k,) customers who waited, ascending; each once."""
    got: Singles
    """(k,) how satisfied the waiting left them, 0..1."""
    teller: Index
    """Those of them who tell of it."""
    story: Singles
    """What they tell."""


def those_who_wait(
    base: Ground,
    worlds: tuple[World, ...],
    week: int,
    people: Population,
    state: State,
    ties: WeakTies,
    who: Index,
) -> tuple[Waiting, ...]:
    """Whom the failures of customers `who`, ascending, keep waiting; their own belief moves at once."""
    scenario = base.scenario
    if not scenario.model.third_parties.on or not len(who) or not len(ties.partners):
        return ()
    local = who % people.count
    place = local % TOWN
    town = who - place
    behind = town + np.minimum(TOWN, people.count - (local - place))
    felt = np.stack([_satisfactions(base, world, week) for world in worlds])
    talk = np.array([one.talk.value for one in scenario.segments])
    pull = F(scenario.model.third_parties.pull.value)
    made = []
    for number, party in enumerate(scenario.third_parties):
        words = people.draws.words(Purpose.WAITING, week, number, who)
        host = town + ties.partners[number % len(ties.partners)].take(place)
        waits = happens(words, threshold(party.share.value)[()]) & (host < behind) & (host != who)
        host = np.unique(host[waits])
        plan, segment = np.divmod(people.group.take(host), base.segments)
        got = felt[plan, number]
        old = state.belief[0].take(host)
        state.belief[0][host] = old + pull * (got - old)
        factor = np.array([world.talk[week] for world in worlds])[plan] * talk[segment] * party.talk.value
        tells = speaks(base, got, factor, people.draws.words(Purpose.WAITING_TALK, week, number, host))
        made.append(Waiting(host, got, host[tells], got[tells]))
    return tuple(made)


def _satisfactions(base: Ground, world: World, week: int) -> Singles:
    """(P,) what waiting is to each third party this week: how well it is told, how long it takes."""
    scenario = base.scenario
    constants, time = scenario.model.third_parties, scenario.model.time
    made = []
    for party in scenario.third_parties:
        told = 0.0
        if party.touchpoint is not None:
            told = float(world.quality[week, base.row(party.touchpoint)].astype(np.float64).mean())
        over = max(party.minutes.value - time.patience.value, 0.0) / time.half.value
        lost = constants.wait.value * over / (1 + over) if time.on else 0.0
        ordinary = scenario.model.talk.ordinary.value
        made.append(ordinary + constants.informed.value * (told - 0.5) - lost * (1 - told))
    found: Singles = np.clip(np.array(made), 0.02, 0.98).astype(np.float32)
    return found
