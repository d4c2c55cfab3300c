"""What customers get used to, believe and stay loyal to."""

from __future__ import annotations

from cx.scenario.mechanisms.constant import Constants, Mechanism, constant
from cx.scenario.number import Number


class Expectation(Mechanism):
    """Expectations drift: what people met, and what the market gives, becomes normal."""

    up: Number = constant(0.12, 0, 1, "per visit", "Learning when it was better than expected.")
    down: Number = constant(0.05, 0, 1, "per visit", "Learning when it was worse.")
    market: Number = constant(0.15, 0, 1, "per visit", "Pull to the best in the market.")
    reference: Number = constant(0.18, 0, 1, "per visit", "How fast one gets used to a level of quality.")
    own: Number = constant(0.4, 0, 1, "weight", "Own experience in that level; the rest is the market.")
    asked: Number = constant(0.5, 0, 1, "share", "What a segment asks above others, in that level.")
    modesty: Number = constant(0.02, 0, 0.2, "quality", "How far the level lies below what is normal.")


class Belief(Constants):
    """What customers believe of a firm, and how a visit moves it."""

    rate: Number = constant(0.30, 0, 1, "per visit", "How far a visit moves belief.")
    rival_noise: Number = constant(0.12, 0, 0.5, "satisfaction (sd)", "Variation of visits to rivals.")
    rival_spread: Number = constant(0.08, 0, 0.5, "belief (sd)", "Spread of first beliefs about rivals.")


class AsymmetricLoyalty(Mechanism):
    """Segments whose loyalty is hard to win and easy to lose; off: all learn alike."""
