"""How good a forecast was: directions by the Brier score, sizes by the interval score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cx.scoring.forecast import COVERAGE, FIGURES, Estimate, Figure, Forecast

SCALE: dict[Figure, float] = {"nps": 10.0, "revenue": 0.10, "returning": 0.05}
"""An interval score of this size counts half: ten points, a tenth of the revenue, five share points."""
STILL: dict[Figure, float] = {"nps": 0.5, "revenue": 0.005, "returning": 0.0025}
"""A figure that moves less than this stood still: neither direction was right or wrong."""


@dataclass(frozen=True)
class Actual:
    """What came: changes in the units of `Estimate`, and the touchpoints from the worst felt on."""

    nps: float
    revenue: float
    returning: float
    worst: tuple[str, ...]

    def of(self, figure: Figure) -> float:
        """The change of one figure."""
        return {"nps": self.nps, "revenue": self.revenue, "returning": self.returning}[figure]


@dataclass(frozen=True)
class FigureScore:
    """One figure, foretold and come."""

    figure: Figure
    estimate: Estimate
    actual: float
    right: bool | None
    """The direction was right; None where the figure stood still."""
    inside: bool
    """The change lies in the interval."""
    brier: float
    interval: float
    error: float
    """How far the middle of the interval lay from what came, in units of `SCALE`, ≥ 0."""

    @property
    def score(self) -> float:
        """0..1: mean of `1 − brier` and `1 / (1 + interval / SCALE)`."""
        return ((1 - self.brier) + 1 / (1 + self.interval / SCALE[self.figure])) / 2


@dataclass(frozen=True)
class ForecastScore:
    """One forecast of one round."""

    figures: tuple[FigureScore, ...]
    worst: str
    worst_place: int | None
    """Place of the touchpoint named among the worst felt, 0 = it was the worst; None: nobody met it."""

    @property
    def worst_score(self) -> float:
        """1 for the worst touchpoint, ½ for the second, ⅓ for the third, …, 0 if nobody met it."""
        return 0.0 if self.worst_place is None else 1 / (1 + self.worst_place)

    @property
    def score(self) -> float:
        """0..1: mean of the three figures and the worst touchpoint."""
        parts = [*(figure.score for figure in self.figures), self.worst_score]
        return sum(parts) / len(parts)

    def of(self, figure: Figure) -> FigureScore:
        """The score of one figure."""
        return self.figures[FIGURES.index(figure)]


def brier(estimate: Estimate, change: float, still: float = 0.0) -> float:
    """Quadratic score of a direction, 0 (certain and right) to 1 (certain and wrong), .25 for a coin.

    `(p − o)²` with p the probability given to a rise and o = 1 if it rose, 0 if it fell, ½ if it
    stood still, that is moved by `still` at most (Brier 1950).
    """
    rise = estimate.confidence if estimate.direction == "up" else 1 - estimate.confidence
    came = 0.5 if abs(change) <= still else float(change > 0)
    return (rise - came) ** 2


def interval_score(estimate: Estimate, change: float) -> float:
    """Width of the interval plus 2/α for every unit by which the change lies outside; smaller is better.

    α = 1 − `COVERAGE`; in the unit of the figure (Gneiting & Raftery 2007, eq. 43).
    """
    penalty = 2 / (1 - COVERAGE)
    below = max(0.0, estimate.low - change)
    above = max(0.0, change - estimate.high)
    return estimate.high - estimate.low + penalty * (below + above)


def score_forecast(forecast: Forecast, actual: Actual) -> ForecastScore:
    """A forecast against what came."""
    place = actual.worst.index(forecast.worst) if forecast.worst in actual.worst else None
    return ForecastScore(
        figures=tuple(_figure(figure, forecast.of(figure), actual.of(figure)) for figure in FIGURES),
        worst=forecast.worst,
        worst_place=place,
    )


def mean_score(scores: Sequence[ForecastScore]) -> float | None:
    """Mean over rounds, 0..1; None without a forecast."""
    return sum(score.score for score in scores) / len(scores) if scores else None


def _figure(figure: Figure, estimate: Estimate, change: float) -> FigureScore:
    still = STILL[figure]
    return FigureScore(
        figure=figure,
        estimate=estimate,
        actual=change,
        right=None if abs(change) <= still else (change > 0) == (estimate.direction == "up"),
        inside=estimate.low <= change <= estimate.high,
        brier=brier(estimate, change, still),
        interval=interval_score(estimate, change),
        error=abs((estimate.low + estimate.high) / 2 - change) / SCALE[figure],
    )
