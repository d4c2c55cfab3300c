"""A forecast while it is being written: whole numbers as people read them, and how sure they are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import mean

from cinema_game.figures import number, percent
from cinema_game.language import N_, _
from cx.scoring.forecast import COVERAGE, FIGURES, Estimate, Figure, Forecast

_QUANTILE = 1.2816
"""Standard deviations on either side of the middle that hold `COVERAGE` of a normal distribution."""
assert COVERAGE == 0.8, "the interval's width is read as holding four cases of five"

COIN, CERTAIN = 50, 99


@dataclass(frozen=True)
class Scale:
    """How one figure is shown: changes from `-most` to `most`, each `1 / factor` of the model's unit."""

    name: str
    most: int
    factor: int
    doubt: int
    """Half-width of the interval to begin with."""
    percentage: bool = False

    def change(self, value: float) -> str:
        """A change with its sign: `+5`, `+5 %`."""
        return percent(value / 100, sign=True) if self.percentage else number(value, sign=True)

    def span(self, low: float, high: float) -> str:
        """An interval of changes, with the unit once: `−5…+12 %`."""
        return f"{number(low, sign=True)}…{self.change(high)}"


SCALES: dict[Figure, Scale] = {
    "nps": Scale(N_("NPS, points"), 50, 1, 10),
    "revenue": Scale(N_("Revenue"), 50, 100, 10, percentage=True),
    "returning": Scale(N_("Coming back, points"), 25, 100, 5),
}


@dataclass(frozen=True)
class Guess:
    """One line of a forecast: the middle of the change, half of the interval, both in shown units.

    `own` is the confidence in percent that was set by hand; otherwise it follows the interval.
    """

    middle: int
    half: int
    own: int | None = None

    @property
    def confidence(self) -> int:
        """How sure the direction is, 50..99 %: by hand, or what such an interval implies."""
        if self.own is not None:
            return self.own
        if not self.middle or not self.half:
            return CERTAIN if self.middle else COIN
        share = 0.5 * (1 + math.erf(abs(self.middle) / self.half * _QUANTILE / math.sqrt(2)))
        return max(COIN, min(CERTAIN, round(share * 100)))

    def moved(self, by: int, scale: Scale) -> Guess:
        """Higher or lower."""
        return replace(self, middle=max(-scale.most, min(scale.most, self.middle + by)))

    def widened(self, by: int, scale: Scale) -> Guess:
        """With more doubt or less; the confidence follows again."""
        return replace(self, half=max(0, min(scale.most, self.half + by)), own=None)

    def surer(self, by: int) -> Guess:
        """With a confidence set by hand."""
        return replace(self, own=max(COIN, min(CERTAIN, self.confidence + by)))

    def estimate(self, scale: Scale) -> Estimate:
        """As it is kept."""
        return Estimate(
            direction="down" if self.middle < 0 else "up",
            low=(self.middle - self.half) / scale.factor,
            high=(self.middle + self.half) / scale.factor,
            confidence=self.confidence / 100,
        )

    @classmethod
    def of(cls, estimate: Estimate, scale: Scale) -> Guess:
        """As it was kept."""
        low, high = estimate.low * scale.factor, estimate.high * scale.factor
        guess = cls(round((low + high) / 2), round((high - low) / 2))
        kept = round(estimate.confidence * 100)
        return guess if kept == guess.confidence else replace(guess, own=kept)


@dataclass(frozen=True)
class Draft:
    """The four lines; without `worst` it cannot be kept yet."""

    guesses: dict[Figure, Guess]
    worst: str | None = None

    @classmethod
    def blank(cls, worst: str | None = None) -> Draft:
        """Nothing changes, and nobody is sure."""
        return cls({figure: Guess(0, SCALES[figure].doubt) for figure in FIGURES}, worst)

    @classmethod
    def of(cls, forecast: Forecast) -> Draft:
        """A kept forecast."""
        guesses = {figure: Guess.of(forecast.of(figure), SCALES[figure]) for figure in FIGURES}
        return cls(guesses, forecast.worst)

    @classmethod
    def between(cls, forecasts: Sequence[Forecast]) -> Draft:
        """Where a team may begin to talk: between its members, as wide as they differ."""
        drafts = [cls.of(forecast) for forecast in forecasts]
        guesses: dict[Figure, Guess] = {}
        for figure in FIGURES:
            each = [draft.guesses[figure] for draft in drafts]
            middle = round(mean(guess.middle for guess in each))
            apart = max(abs(guess.middle - middle) for guess in each)
            guesses[figure] = Guess(middle, max(apart, round(mean(guess.half for guess in each))))
        worst = Counter(draft.worst for draft in drafts).most_common(1)[0][0]
        return cls(guesses, worst)

    def forecast(self) -> Forecast | None:
        """As it is kept; None as long as the worst touchpoint is missing."""
        if self.worst is None:
            return None
        nps, revenue, returning = (self.guesses[figure].estimate(SCALES[figure]) for figure in FIGURES)
        return Forecast(nps=nps, revenue=revenue, returning=returning, worst=self.worst)

    def with_guess(self, figure: Figure, guess: Guess) -> Draft:
        """With another line."""
        return replace(self, guesses={**self.guesses, figure: guess})


def in_words(guess: Guess, scale: Scale) -> str:
    """`falls by 5 (−12…+2), 82 % sure`."""
    span = scale.span(guess.middle - guess.half, guess.middle + guess.half)
    sure = _("{share} sure").format(share=percent(guess.confidence / 100))
    return f"{scale.change(guess.middle)} ({span}), {sure}"
