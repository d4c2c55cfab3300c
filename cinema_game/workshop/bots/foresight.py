"""What a bot foretells: service works, later than hoped, and the worst stays the worst."""

from __future__ import annotations

import numpy as np

from cinema_game.workshop.bots.belief import Belief
from cinema_game.workshop.bots.bot import Seat
from cx.scoring.forecast import Estimate, Forecast


def foretell(seat: Seat, belief: Belief) -> Forecast:
    """A forecast of the coming round: with measures at work things rise, else they fall."""
    started = [choice for choice in seat.state.plan.choices if choice.round < seat.state.round]
    rises = len(started) > 0
    usual = belief.met @ belief.shares
    felt = np.where(usual >= 0.05, belief.felt(), np.inf)
    worst = seat.scenario.touchpoints[int(felt.argmin())].id
    return Forecast(
        nps=_estimate(rises, 8.0),
        revenue=_estimate(rises, 0.08),
        returning=_estimate(rises, 0.04),
        worst=worst,
    )


def _estimate(rises: bool, width: float) -> Estimate:
    low, high = (-width / 4, width) if rises else (-width, width / 4)
    return Estimate(direction="up" if rises else "down", low=low, high=high, confidence=0.65)
