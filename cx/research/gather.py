"""One door to all methods of research."""

from __future__ import annotations

from cx.research import asking, watching
from cx.research.evidence import Evidence, evidence
from cx.research.sampling import luck
from cx.research.sight import Sight
from cx.scenario.measures import Method
from cx.scenario.people import ZERO
from cx.scenario.scenario import Scenario

_WAYS = {
    "poll": asking.poll,
    "interviews": asking.interviews,
    "mystery": watching.mystery,
    "reviews": watching.reviews,
    "funnel": watching.funnel,
    "recommendation": watching.recommendation,
}


def gather(
    scenario: Scenario,
    method: Method,
    sight: Sight,
    *,
    segments: tuple[str, ...] = (),
    seed: int,
    purchase: str,
) -> Evidence:
    """What a method finds among the customers of one round.

    Args:
        scenario: the case with the class's hidden values drawn.
        method: one of its research methods.
        sight: the customers as the round found them.
        segments: whom to ask, by id; empty asks all.
        seed: of the class; together with `purchase` it decides who is in the sample.
        purchase: name of the purchase, so that asking twice asks other people.
    """
    among = [
        place for place, segment in enumerate(scenario.segments) if not segments or segment.id in segments
    ]
    if not scenario.model.research.on:
        method = method.model_copy(update={"rationalised": ZERO, "noise": ZERO})
    cards = _WAYS[method.kind](scenario, method, among, sight, luck(seed, purchase))
    return evidence(method.id, segments, cards)
