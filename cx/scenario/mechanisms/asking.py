"""What people answer when they are asked."""

from __future__ import annotations

from cx.scenario.mechanisms.constant import Constants, Mechanism, constant
from cx.scenario.number import Number


class Survey(Constants):
    """How satisfaction becomes answers on scales."""

    offset: Number = constant(0.9, -5, 10, "points", "Recommendation at satisfaction 0.", "computed")
    slope: Number = constant(9.0, 0, 20, "points", "Recommendation gained by full satisfaction.", "computed")
    style: Number = constant(0.9, 0, 5, "points (sd)", "Response style of a person.")
    noise: Number = constant(0.9, 0, 5, "points (sd)", "Noise of one answer.")
    heaping: Number = constant(0.25, 0, 1, "probability", "9 said as 10, 1 said as 0.")
    satisfied: Number = constant(0.70, 0, 1, "satisfaction", "From here on the answer is “satisfied”.")
    answer: Number = constant(
        0.05, 0, 0.5, "quality (sd)", "Noise of what people say they expected and got.", "computed"
    )


class BiasedResearch(Mechanism):
    """Methods of research mislead. Off: nobody rationalises and every answer is exact, but samples remain."""
