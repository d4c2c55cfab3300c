"""The seven players, from chance to one who knows everything."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cinema_game.workshop.bots.belief import Belief, knowing, learned, walk
from cinema_game.workshop.bots.bot import Bot, BotId, Drawing, Seat, Wish
from cinema_game.workshop.bots.judgement import judge
from cinema_game.workshop.purse import price
from cinema_game.workshop.rules.research import WEEKS_A_MONTH
from cinema_game.workshop.together import own_purse
from cx.model.plan import Plan
from cx.scenario.measures import Family, Intervention, Method

Wants = Callable[[Seat, Belief], tuple[Wish, ...]]
PATIENCE = 6
"""Weeks that a planner lets measures wait for an answer."""


def no_research(_seat: Seat) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Nothing is asked."""
    return ()


def deep_research(seat: Seat) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """In the first round interviews with the largest segments: what truly matters, and how it feels."""
    if seat.state.round > 1:
        return ()
    methods = [method for method in seat.scenario.research.methods if _is_deep(method)]
    largest = sorted(seat.scenario.segments, key=lambda segment: -float(segment.share))
    return tuple(
        (method.id, tuple(segment.id for segment in largest[: method.choose_segments])) for method in methods
    )


def walked(seat: Seat) -> Belief:
    """What is seen on the way, nothing asked."""
    return walk(seat.scenario, seat.secrets.drawn)


def asked(seat: Seat) -> Belief:
    """What is seen on the way, and what those asked have told."""
    return learned(walked(seat), seat.evidence, seat.scenario)


def told(seat: Seat) -> Belief:
    """The truth."""
    return knowing(seat.secrets.truth)


def anything(seat: Seat, _belief: Belief) -> tuple[Wish, ...]:
    """Interventions by chance, as many as chance wants."""
    limit = round(seat.chance("how many", seat.state.round) * seat.scenario.rounds.per_round)
    order = sorted(seat.scenario.interventions, key=lambda one: seat.chance("what", seat.state.round, one.id))
    return tuple((one.id, _anywhere(seat, one)) for one in order[: 2 * limit])


def by_family(first: Family, second: Family | None, dearest: bool) -> Wants:
    """One family, then another; within it the dearest or the cheapest first."""

    def wants(seat: Seat, _belief: Belief) -> tuple[Wish, ...]:
        def rank(one: Intervention) -> tuple[int, float]:
            families = (one.family, one.also)
            place = 0 if first in families else 1 if second is not None and second in families else 2
            cost = price(one, seat.state.round, seat.scenario)
            return place, -cost if dearest else cost

        order = sorted(seat.scenario.interventions, key=rank)
        return tuple((one.id, _anywhere(seat, one)) for one in order if rank(one)[0] < 2)

    return wants


def worst_first(seat: Seat, belief: Belief) -> tuple[Wish, ...]:
    """For the worst touchpoint that can be seen the strongest remedy, then for the next worst."""
    felt = belief.felt()
    points = seat.scenario.touchpoints
    wishes: list[Wish] = []
    for place in np.argsort(felt, kind="stable"):
        point = points[int(place)]
        if point.kind == "indirect" or felt[place] >= 0:
            continue
        remedies = [
            (float(effect.quality), one)
            for one in seat.scenario.interventions
            for effect in one.effects
            if effect.touchpoint == point.id and float(effect.quality) > 0
        ]
        for _, one in sorted(remedies, key=lambda remedy: -remedy[0]):
            at = point.id if point.id in one.touchpoints else _anywhere(seat, one)
            wishes.append((one.id, at))
    return tuple(dict.fromkeys(wishes))


def planned(seat: Seat, belief: Belief) -> tuple[Wish, ...]:
    """The best return for the customers who matter, as far as the team can know."""
    found = judge(
        own_purse(seat.state, seat.scenario),
        belief,
        belief.weight,
        seat.state.round,
        seat.wait,
        seat.state.plan,
    )
    return tuple((one.intervention.id, one.touchpoint) for one in found)


def foreseen(seat: Seat, belief: Belief) -> tuple[Wish, ...]:
    """The best return by the true weights and the true effects of the class."""
    state, true = seat.state, seat.secrets.truth.weight
    weight = true * (belief.weight.sum() / max(float(true.sum()), 1e-12))
    found = judge(own_purse(state, seat.secrets.drawn), belief, weight, state.round, seat.wait, state.plan)
    return tuple((one.intervention.id, one.touchpoint) for one in found)


def fixed(plan: Plan) -> Bot:
    """A player who does the same whatever the class is like, and draws nothing."""

    def wants(seat: Seat, _belief: Belief) -> tuple[Wish, ...]:
        mine = (choice for choice in plan.choices if choice.round == seat.state.round)
        return tuple((choice.intervention, choice.touchpoint) for choice in mine)

    return Bot("fixed", no_research, walked, wants, _NOTHING)


def _is_deep(method: Method) -> bool:
    return method.kind == "interviews" and float(method.delay) * WEEKS_A_MONTH <= PATIENCE


def _anywhere(seat: Seat, one: Intervention) -> str | None:
    if not one.touchpoints:
        return None
    return min(one.touchpoints, key=lambda point: seat.chance("where", one.id, point))


_NOTHING = Drawing(direct=0.0, indirect=0.0, decoy=0.0, in_order=True, fields=False, marks=False)
_CHANCE = Drawing(direct=0.5, indirect=0.4, decoy=0.5, in_order=False, fields=False, marks=False)
_HASTE = Drawing(direct=0.6, indirect=0.1, decoy=0.3, in_order=True, fields=False, marks=False)
_EYES = Drawing(direct=0.9, indirect=0.2, decoy=0.1, in_order=True, fields=True, marks=True)
_EARS = Drawing(direct=0.95, indirect=0.9, decoy=0.0, in_order=True, fields=True, marks=True)
_ALL = Drawing(direct=1.0, indirect=1.0, decoy=0.0, in_order=True, fields=True, marks=True)

BOTS: dict[BotId, Bot] = {
    bot.id: bot
    for bot in (
        Bot("random", no_research, walked, anything, _CHANCE),
        Bot("price-cutter", no_research, walked, by_family("price", "cost", dearest=False), _HASTE),
        Bot(
            "technology-lover",
            no_research,
            walked,
            by_family("technology", None, dearest=True),
            _HASTE,
        ),
        Bot("pain-remover", no_research, walked, worst_first, _EYES),
        Bot("planner-blind", no_research, walked, planned, _EARS),
        Bot("researcher", deep_research, asked, planned, _EARS),
        Bot("oracle", no_research, told, foreseen, _ALL),
    )
}
"""By id, from the least to the most skilled."""
