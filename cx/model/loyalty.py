"""After the visit: belief, doubt, and the answers to surveys."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cx.model.block import Block
from cx.model.draws import LOW, Words, happens, pick, threshold
from cx.model.exact import Doubles, Singles, scaled_normal
from cx.model.ground import Ground
from cx.model.memory import satisfied
from cx.model.state import State
from cx.model.visit import Visits
from cx.scenario.mechanisms import Mechanisms

F = np.float32


def satisfaction_of(base: Ground, state: State, visits: Visits) -> Singles:
    """(n,) satisfaction with the visit, 0..1."""
    reference = state.reference.take(visits.block.who)
    noise = _luck(base, visits)
    return satisfied(base.scenario.model, visits.perceived, reference, visits.memory, noise)


def satisfactions_with_others(base: Ground, state: State, visits: Visits) -> list[Singles]:
    """(n,) satisfaction with each of the other owners of the journey, measured by the same level."""
    if visits.reputations is None:
        return []
    reference = state.reference.take(visits.block.who)
    leaning, noise = visits.perceived - visits.own, _luck(base, visits)
    offset = visits.block.by_segment(base.offset.astype(np.float32))
    found = zip(visits.reputations.perceived, visits.reputations.memory, strict=True)
    return [
        satisfied(base.scenario.model, perceived + leaning + offset, reference, memory, noise)
        for perceived, memory in found
    ]


def _luck(base: Ground, visits: Visits) -> Singles:
    """(n,) what satisfaction owes to nothing that the model knows."""
    model = base.scenario.model
    memory = model.accumulation.noise.value * model.satisfaction.memory.value
    width = np.sqrt(model.satisfaction.noise.value**2 + memory * memory)
    return pick(scaled_normal(float(width)), visits.luck[1])


def rates(base: Ground) -> tuple[Singles, Singles]:
    """(S,) how far a better, and a worse visit moves belief."""
    scenario = base.scenario
    rate = np.full(base.segments, scenario.model.belief.rate.value)
    up, down = rate, rate
    if scenario.model.loyalty.on:
        up = rate / np.maximum([segment.hard_to_win.value for segment in scenario.segments], 0.1)
        down = rate * np.array([segment.easy_to_lose.value for segment in scenario.segments])
    return np.minimum(up, 1.0).astype(np.float32), np.minimum(down, 1.0).astype(np.float32)


def believe(base: Ground, state: State, block: Block, satisfaction: Singles) -> None:
    """Belief in the firm moves towards the satisfaction of the visit."""
    up, down = rates(base)
    old = state.belief[0].take(block.who)
    step = satisfaction - old
    rise = np.maximum(step, F(0)) * block.by_segment(up)
    fall = np.minimum(step, F(0)) * block.by_segment(down)
    state.belief[0][block.who] = old + rise + fall


def rate(model: Mechanisms, style: Singles, satisfaction: Singles, words: Words) -> Singles:
    """(n,) recommendation 0..10: satisfaction, response style, noise, and heaping at the ends."""
    survey = model.survey
    answer: Singles = satisfaction * F(survey.slope.value) + F(survey.offset.value) + style
    answer += pick(scaled_normal(survey.noise.value), words)
    np.rint(answer, out=answer)
    np.clip(answer, F(0), F(10), out=answer)
    heaps = happens(words, threshold(survey.heaping.value)[()])
    answer += heaps & (answer == 9)
    answer -= heaps & (answer == 1)
    return answer


def speaks(base: Ground, satisfaction: Singles, factor: Doubles, words: Words) -> NDArray[np.bool_]:
    """(n,) who tells the story of this visit: a U in satisfaction (Anderson 1998), times `factor` (n,)."""
    if not base.scenario.model.talk.on:
        return np.zeros(len(satisfaction), dtype=np.bool_)
    chance = talk_chance(base.scenario.model, satisfaction) * factor.astype(np.float32)
    level = ((words & LOW).astype(np.float32) + F(0.5)) * F(1 / 65_536)
    return np.asarray(level < np.minimum(chance, F(0.95)))


def talk_chance(model: Mechanisms, satisfaction: Singles) -> Singles:
    """(n,) chance to talk of a visit, for an ordinary talker."""
    talk = model.talk
    x = (satisfaction - F(talk.ordinary.value)) * F(1 / (1 - talk.ordinary.value))
    good: Singles = np.maximum(x, F(0)) * F(talk.good.value)
    bad: Singles = np.maximum(-x, F(0)) * F(talk.bad.value)
    return good + bad + F(talk.neutral.value)


def review_chance(model: Mechanisms, satisfaction: Singles) -> Singles:
    """(n,) chance to write a public review: steeper at the ends than talk (Hu, Pavlou & Zhang 2009)."""
    indirect, ordinary = model.indirect, model.talk.ordinary.value
    x = (satisfaction - F(ordinary)) * F(1 / (1 - ordinary))
    good: Singles = np.maximum(x, F(0))
    bad: Singles = np.maximum(-x, F(0))
    chance: Singles = good * good * F(indirect.review_good.value) + bad * bad * F(indirect.review_bad.value)
    chance += F(indirect.review.value)
    np.minimum(chance, F(1), out=chance)
    return chance


def forget_reviews(base: Ground, state: State) -> None:
    """Standing reviews lose a little of their weight each week."""
    state.towns[:, :2] *= F(base.scenario.model.indirect.reviews_kept.value)
