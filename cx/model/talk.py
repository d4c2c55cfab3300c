"""Word of mouth: stories go to the near circle and to weak ties, and move what is believed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cx.model.draws import Index, Purpose, happens, threshold
from cx.model.exact import Doubles, Singles
from cx.model.ground import Ground
from cx.model.population import TOWN, Population, WeakTies
from cx.model.state import State

F = np.float32


def spread(
    base: Ground,
    people: Population,
    state: State,
    ties: WeakTies,
    room: Room,
    week: int,
    teller: Index,
    firm: Index,
    story: Singles,
) -> None:
    """Tell the stories of a week, `teller` ascending. The hearer's belief is pulled towards the teller's.

    From the pull follows that talk moves those who doubt, not the committed (East et al. 2008).
    """
    talk = base.scenario.model.talk
    if not len(teller):
        return
    local = teller % people.count
    place = local % TOWN
    town = teller - place
    behind = np.minimum(local - place + TOWN, people.count) + (teller - local)
    heard: list[tuple[Index, Index, float]] = []
    if talk.close and talk.circle > 1:
        slots = np.arange(talk.circle, dtype=np.uint32)
        mate = (place // talk.circle * talk.circle)[None, :] + slots[:, None].astype(np.intp)
        words = people.draws.rows(Purpose.CONTACT_CLOSE, week, slots, teller)
        told = happens(words, threshold(talk.close_reach.value)[()]) & (mate < TOWN)
        hearer, column = _hear(told, town[None, :] + mate, teller, behind)
        heard.append((hearer, column, talk.close_pull.value * talk.kappa.value))
        ours = firm.take(column) == 0
        _remember(base, people, state, room, hearer[ours], story.take(column[ours]), close=True)
    if talk.weak and talk.weak_ties:
        slots = np.arange(talk.weak_ties, dtype=np.uint32)
        words = people.draws.rows(Purpose.CONTACT_WEAK, week, slots, teller)
        told = happens(words, threshold(talk.weak_reach.value)[()])
        hearer, column = _hear(told, town[None, :] + ties.partners.take(place, axis=1), teller, behind)
        heard.append((hearer, column, talk.weak_pull.value))
        ours = firm.take(column) == 0
        _remember(base, people, state, room, hearer[ours], story.take(column[ours]), close=False)
    if heard:
        hearer = np.concatenate([one for one, _, _ in heard])
        column = np.concatenate([one for _, one, _ in heard])
        pull = np.repeat([one for _, _, one in heard], [len(one) for one, _, _ in heard])
        trust = np.array([segment.trust.value for segment in base.scenario.segments])
        pull *= trust.take(people.segment.take(hearer))
        _believe(state, room, firm.take(column) * people.size + hearer, pull, story.take(column))


def _hear(told: NDArray[np.bool_], hearer: Index, teller: Index, behind: Index) -> tuple[Index, Index]:
    """Who hears, and the column of whose story: none hear themselves, nobody lives behind the last."""
    told &= hearer != teller
    told &= hearer < behind
    flat = np.flatnonzero(told)
    return hearer.reshape(-1).take(flat), flat % len(teller)


def _believe(state: State, room: Room, cell: Index, pull: Doubles, story: Singles) -> None:
    """Pull beliefs; several stories of a week add up, together never beyond their mean."""
    weight, towards = room.sums(cell, pull, pull * story)
    flat = state.belief.reshape(-1)
    old = flat.take(cell)
    step = (towards - weight * old) / np.maximum(weight, 1.0)
    flat[cell] = np.clip(old + step, 0.0, 1.0)


def _remember(
    base: Ground, people: Population, state: State, room: Room, who: Index, story: Singles, close: bool
) -> None:
    """Stories about the firm stay in mind; those of the near circle also form expectations."""
    many, total = room.sums(who, np.ones(len(who)), story.astype(np.float64))
    mean = (total / many).astype(np.float32)
    model = base.scenario.model
    column = state.heard_close if close else state.heard_weak
    old = column.take(who)
    column[who] = old + F(model.indirect.forget.value) * (mean - old)
    if close and model.priors.on and model.priors.pull.value:
        usual = state.towns[:, 3].take(people.town.take(who))
        push = F(0.5 * model.priors.pull.value) * (mean - usual)
        state.hopes[who] = state.hopes.take(who) + push


class Room:
    """Room to add up stories by whom they reach: two numbers a cell, 0 whenever nobody adds."""

    def __init__(self, cells: int) -> None:
        self._sums = np.zeros((2, cells))

    def sums(self, cell: Index, one: Doubles, other: Doubles) -> tuple[Doubles, Doubles]:
        """For each of `cell`, which may repeat, the sums of two values over all of the same cell."""
        found = []
        for sums, values in zip(self._sums, (one, other), strict=True):
            np.add.at(sums, cell, values)
            found.append(sums.take(cell))
            sums[cell] = 0.0
        return found[0], found[1]
