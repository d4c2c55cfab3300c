"""What each intervention of a plan contributed: Shapley shares of counterfactual runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import factorial, sqrt

import numpy as np
from numpy.typing import NDArray

from cx.model.branches import Branches
from cx.model.drawing import drawn
from cx.model.draws import share_of
from cx.model.ground import Ground, ground
from cx.model.happening import Happening
from cx.model.measures import measure, sums
from cx.model.plan import Plan, check_plan
from cx.model.side_by_side import tallies
from cx.model.simulate import Progress, happened_in, pace
from cx.model.tally import Tally
from cx.model.value import discounts, horizon_rounds
from cx.scenario.scenario import Scenario

EXACT = 10
"""Interventions up to which every subset is run; beyond, orders are sampled."""
ORDERS = 12
"""Pairs of an order and its reverse that are sampled."""
TOGETHER = 16
"""Plans handed over at once."""


@dataclass(frozen=True)
class Contribution:
    """What one intervention contributed, averaged over the orders in which a plan can be put together.

    The contributions of a plan add up to its whole effect.
    """

    intervention: str
    revenue: float
    """Over the rounds run, in the scenario's money."""
    nps: float
    """Points in the last round."""
    value: float
    """Discounted contribution over the horizon, in the scenario's money; NaN where it was not asked for."""
    error: tuple[float, float, float]
    """Standard errors of the three from sampling orders; 0 where every subset was run."""


@dataclass(frozen=True)
class Attribution:
    """The contributions of a plan's interventions, in the order of choosing, and the whole."""

    contributions: tuple[Contribution, ...]
    revenue: float
    nps: float
    value: float
    exact: bool

    def of(self, intervention: str) -> Contribution:
        """The contribution of one intervention; KeyError if the plan has none of that id."""
        for contribution in self.contributions:
            if contribution.intervention == intervention:
                return contribution
        raise KeyError(intervention)


def attribute(
    scenario: Scenario,
    plan: Plan,
    *,
    customers: int = 4_096,
    seed: int = 0,
    rounds: int | None = None,
    draw: int | None = None,
    events: Iterable[tuple[str, int]] | None = None,
    horizon: bool = True,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Attribution:
    """Share the effect of a plan out among its interventions (Shapley 1953).

    Every subset of the plan is run on the same customers and draws when it has at most `EXACT`
    interventions, sharing the weeks before they part; for longer plans orders are sampled in
    pairs, and the error is told. Revenue and NPS are of the game's rounds (or `rounds`);
    `horizon=False` leaves the value out, which is quicker. Errors are those of `simulate`; the
    plan may break the budget.
    """
    check_plan(scenario, plan, free=True)
    scenario = scenario if draw is None else drawn(scenario, draw)
    happened = happened_in(scenario, events)
    game = rounds or scenario.rounds.count
    length = max(game, horizon_rounds(scenario)) if horizon else game
    players = len(plan.choices)
    exact = players <= EXACT
    orders = [] if exact else _orders(players, seed)
    worth = _Worth(ground(scenario), plan, happened, customers, seed, game, length, horizon)
    if exact:
        worth.run_all(progress, cancel)
    else:
        worth.run(sorted({0, *(mask for order in orders for mask in _prefixes(order))}), progress, cancel)
    shares, errors = (
        (_exact(players, worth.of), np.zeros((players, 3))) if exact else _sampled(orders, players, worth.of)
    )
    revenue, nps, value = (worth.of((1 << players) - 1) - worth.of(0)).tolist()
    contributions = tuple(
        Contribution(choice.intervention, share[0], share[1], share[2], (error[0], error[1], error[2]))
        for choice, share, error in zip(plan.choices, shares.tolist(), errors.tolist(), strict=True)
    )
    return Attribution(contributions, revenue, nps, value, exact)


class _Worth:
    """Revenue, NPS and value of subsets of a plan, each run once."""

    def __init__(
        self,
        base: Ground,
        plan: Plan,
        happened: tuple[Happening, ...],
        customers: int,
        seed: int,
        game: int,
        length: int,
        horizon: bool,
    ) -> None:
        self.base, self.customers, self.seed = base, customers, seed
        self.game, self.length, self.horizon = game, length, horizon
        self.branches = Branches(base, plan, happened, seed, length)
        self._known: dict[int, NDArray[np.float64]] = {}

    def of(self, mask: int) -> NDArray[np.float64]:
        """(3,) of the subset whose bits are set."""
        return self._known[mask]

    def run_all(self, progress: Progress | None, cancel: Callable[[], bool] | None) -> None:
        """Run every subset, sharing what they have in common."""
        found = self.branches.run(self.customers, pace(None, cancel, 0, 0), progress)
        for mask, tally in found.items():
            self._note(mask, tally)

    def run(self, masks: list[int], progress: Progress | None, cancel: Callable[[], bool] | None) -> None:
        """Run some subsets, several at once."""
        each_week = pace(None, cancel, 0, 0)
        for start in range(0, len(masks), TOGETHER):
            some = masks[start : start + TOGETHER]
            worlds = [self.branches.world(mask) for mask in some]
            found = tallies(self.base, worlds, self.customers, self.seed, self.length, each_week)
            for mask, tally in zip(some, found, strict=True):
                self._note(mask, tally)
            if progress is not None:
                progress(min(start + TOGETHER, len(masks)), len(masks))

    def _note(self, mask: int, tally: Tally) -> None:
        figures = sums(self.base, self.branches.world(mask), tally, self.length, self.customers)
        revenue = float(measure(figures["revenue"]).values[: self.game].sum())
        nps = float(measure(figures["nps"]).values[self.game - 1])
        margin = measure(figures["margin"]).values
        value = float((margin * discounts(self.base.scenario, self.length)).sum())
        self._known[mask] = np.array([revenue, nps, value if self.horizon else np.nan])


def _exact(players: int, worth: Callable[[int], NDArray[np.float64]]) -> NDArray[np.float64]:
    shares = np.zeros((players, 3))
    for mask in range(1 << players):
        size = mask.bit_count()
        for player in range(players):
            if not mask >> player & 1:
                weight = factorial(size) * factorial(players - size - 1) / factorial(players)
                shares[player] += weight * (worth(mask | 1 << player) - worth(mask))
    return shares


def _orders(players: int, seed: int) -> list[list[int]]:
    orders = []
    for pair in range(ORDERS):
        order = sorted(range(players), key=lambda player: share_of(seed, "order", pair, player))
        orders += [order, order[::-1]]
    return orders


def _prefixes(order: list[int]) -> list[int]:
    masks, mask = [], 0
    for player in order:
        mask |= 1 << player
        masks.append(mask)
    return masks


def _sampled(
    orders: list[list[int]], players: int, worth: Callable[[int], NDArray[np.float64]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Shares, and standard errors between pairs of an order and its reverse."""
    gains = np.zeros((len(orders), players, 3))
    for at, order in enumerate(orders):
        before = worth(0)
        for player, mask in zip(order, _prefixes(order), strict=True):
            after = worth(mask)
            gains[at, player] = after - before
            before = after
    pairs = 0.5 * (gains[0::2] + gains[1::2])
    return pairs.mean(axis=0), pairs.std(axis=0, ddof=1) / sqrt(len(pairs))
