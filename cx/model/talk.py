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
    near, far = _nobody(), _nobody()
    if talk.close and talk.circle > 1:
        slots = np.arange(talk.circle, dtype=np.uint32)
        mate = (place // talk.circle * talk.circle)[None, :] + slots[:, None].astype(np.intp)
        words = people.draws.rows(Purpose.CONTACT_CLOSE, week, slots, teller)
        told = happens(words, threshold(talk.close_reach.value)[()]) & (mate < TOWN)
        near = _hear(told, town[None, :] + mate, teller, behind)
    if talk.weak and talk.weak_ties:
        slots = np.arange(talk.weak_ties, dtype=np.uint32)
        words = people.draws.rows(Purpose.CONTACT_WEAK, week, slots, teller)
        told = happens(words, threshold(talk.weak_reach.value)[()])
        far = _hear(told, town[None, :] + ties.partners.take(place, axis=1), teller, behind)
    hearer = np.concatenate([near[0], far[0]])
    if not len(hearer):
        return
    column = np.concatenate([near[1], far[1]])
    pull = np.full(len(hearer), talk.weak_pull.value)
    pull[: len(near[0])] = talk.close_pull.value * talk.kappa.value
    trust = np.array([segment.trust.value for segment in base.scenario.segments])
    pull *= trust.take(people.segment.take(hearer))
    _believe(state, firm.take(column) * people.size + hearer, pull, story.take(column))
    for heard, close in ((near, True), (far, False)):
        ours = firm.take(heard[1]) == 0
        if ours.any():
            _remember(base, people, state, heard[0][ours], story.take(heard[1][ours]), close)


def _nobody() -> tuple[Index, Index]:
    return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)


def _hear(told: NDArray[np.bool_], hearer: Index, teller: Index, behind: Index) -> tuple[Index, Index]:
    """Who hears, and the column of whose story: none hear themselves, nobody lives behind the last."""
    told &= hearer != teller
    told &= hearer < behind
    flat = np.flatnonzero(told)
    return hearer.reshape(-1).take(flat), flat % len(teller)


def _believe(state: State, cell: Index, pull: Doubles, story: Singles) -> None:
    """Pull beliefs; several stories of a week add up, together never beyond their mean."""
    moved, (weight, towards) = _added_up(cell, pull, pull * story)
    flat = state.belief.reshape(-1)
    old = flat.take(moved)
    step = (towards - weight * old) / np.maximum(weight, 1.0)
    flat[moved] = np.clip(old + step, 0.0, 1.0)


def _added_up(cell: Index, *values: Doubles) -> tuple[Index, list[Doubles]]:
    """The cells that occur, ascending, and the sum of each of the values in them, in the order given."""
    bits = len(cell).bit_length()
    order = np.sort(cell << bits | np.arange(len(cell)))
    cells = order >> bits
    first = np.empty(len(cell), dtype=np.bool_)
    first[0] = True
    np.not_equal(cells[1:], cells[:-1], out=first[1:])
    starts = np.flatnonzero(first)
    order &= (1 << bits) - 1
    return cells.take(starts), [np.add.reduceat(one.take(order), starts) for one in values]


def _remember(
    base: Ground, people: Population, state: State, hearer: Index, story: Singles, close: bool
) -> None:
    """Stories about the firm stay in mind; those of the near circle also form expectations."""
    who, (many, total) = _added_up(hearer, np.ones(len(hearer)), story.astype(np.float64))
    mean = (total / many).astype(np.float32)
    model = base.scenario.model
    column = state.heard_close if close else state.heard_weak
    old = column.take(who)
    column[who] = old + F(model.indirect.forget.value) * (mean - old)
    if close and model.priors.on and model.priors.pull.value:
        usual = state.towns[:, 3].take(people.town.take(who))
        push = F(0.5 * model.priors.pull.value) * (mean - usual)
        state.hopes[who] = state.hopes.take(who) + push
