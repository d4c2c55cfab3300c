"""Word of mouth: stories go to the near circle and to weak ties, and move what is believed."""

from __future__ import annotations

import numpy as np

from cx.model.draws import Index, Purpose, happens, threshold
from cx.model.exact import Singles
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
    ends = np.minimum(local - place + TOWN, people.count) + (teller - local)
    heard: list[tuple[Index, Index, Singles, float]] = []
    if talk.close and talk.circle > 1:
        circle = place // talk.circle * talk.circle
        slots = np.arange(talk.circle)[:, None]
        mate = circle[None, :] + slots
        hearer = town[None, :] + mate
        words = people.draws.rows(
            Purpose.CONTACT_CLOSE,
            week,
            np.arange(talk.circle, dtype=np.uint32),
            teller,
            np.empty(hearer.shape, np.uint32),
            np.empty(hearer.shape, np.uint32),
        )
        told = happens(words, threshold(talk.close_reach.value)[()])
        told &= (mate != place[None, :]) & (mate < TOWN) & (hearer < ends[None, :])
        heard.append(_edges(told, hearer, firm, story, talk.close_pull.value * talk.kappa.value))
    if talk.weak and talk.weak_ties:
        hearer = town[None, :] + ties.partners[:, place]
        words = people.draws.rows(
            Purpose.CONTACT_WEAK,
            week,
            np.arange(talk.weak_ties, dtype=np.uint32),
            teller,
            np.empty(hearer.shape, np.uint32),
            np.empty(hearer.shape, np.uint32),
        )
        told = happens(words, threshold(talk.weak_reach.value)[()])
        told &= (hearer != teller[None, :]) & (hearer < ends[None, :])
        heard.append(_edges(told, hearer, firm, story, talk.weak_pull.value))
    _believe(base, people, state, heard)
    for close, edges in zip((True, False) if len(heard) == 2 else (bool(talk.close),), heard, strict=True):
        _remember(base, people, state, edges, close)


def _edges(
    told: np.ndarray[tuple[int, int], np.dtype[np.bool_]],
    hearer: Index,
    firm: Index,
    story: Singles,
    pull: float,
) -> tuple[Index, Index, Singles, float]:
    slot, column = np.nonzero(told)
    return hearer[slot, column], firm[column], story[column], pull


def _believe(
    base: Ground, people: Population, state: State, heard: list[tuple[Index, Index, Singles, float]]
) -> None:
    """Pull beliefs; several stories of a week add up, together never beyond their mean."""
    trust = np.array([segment.trust.value for segment in base.scenario.segments])
    size = people.size
    pulls, towards = np.zeros(base.firms * size), np.zeros(base.firms * size)
    for hearer, firm, story, pull in heard:
        weight = pull * trust.take(people.segment.take(hearer))
        cell = firm * size + hearer
        pulls += np.bincount(cell, weights=weight, minlength=len(pulls))
        towards += np.bincount(cell, weights=weight * story, minlength=len(pulls))
    moved = np.flatnonzero(pulls)
    flat = state.belief.reshape(-1)
    old = flat.take(moved)
    weight = pulls.take(moved)
    step = (towards.take(moved) - weight * old) / np.maximum(weight, 1.0)
    flat[moved] = np.clip(old + step, 0.0, 1.0)


def _remember(
    base: Ground, people: Population, state: State, edges: tuple[Index, Index, Singles, float], close: bool
) -> None:
    """Stories about the firm stay in mind; those of the near circle also form expectations."""
    hearer, firm, story, _ = edges
    ours = firm == 0
    if not ours.any():
        return
    hearer, story = hearer[ours], story[ours]
    who, which = np.unique(hearer, return_inverse=True)
    count = np.bincount(which).astype(np.float64)
    mean = (np.bincount(which, weights=story) / count).astype(np.float32)
    model = base.scenario.model
    column = state.heard_close if close else state.heard_weak
    old = column.take(who)
    column[who] = old + F(model.indirect.forget.value) * (mean - old)
    if close and model.priors.on and model.priors.pull.value:
        push = F(model.priors.pull.value) * (mean - state.towns[:, 3].take(people.town.take(who))) * F(0.5)
        state.expectation[who] = np.clip(state.expectation[who] + push[:, None], F(0), F(1))
