"""Whether a team knows how much it knows: confidence against hits, over the rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cx.message import N_, Message
from cx.scoring.forecast import COVERAGE
from cx.scoring.forecast_score import FigureScore, ForecastScore

ENOUGH = 3
"""Fewer directions than these say nothing about calibration."""
TOLERANCE = 0.10
"""A gap between confidence and hits smaller than this is well judged."""


@dataclass(frozen=True)
class Calibration:
    """Confidence against hits over all figures and rounds that moved at all."""

    count: int
    confidence: float
    """Mean confidence, .5..1."""
    hits: float
    """Share of right directions, 0..1."""
    inside: float
    """Share of intervals that held what came; meant to be `COVERAGE`."""

    @property
    def gap(self) -> float:
        """Confidence minus hits: above 0 too sure, below 0 too shy."""
        return self.confidence - self.hits

    def in_words(self) -> Message:
        """The verdict as a sentence."""
        params = {"confidence": round(self.confidence * 100), "hits": round(self.hits * 100)}
        if self.count < ENOUGH:
            return Message(N_("Too few forecasts to judge how well you know what you know."))
        if self.gap > TOLERANCE:
            return Message(N_("Too sure: you gave {confidence} % on average and {hits} % came true."), params)
        if self.gap < -TOLERANCE:
            return Message(N_("Too shy: you gave {confidence} % on average and {hits} % came true."), params)
        return Message(N_("Well judged: you gave {confidence} % on average and {hits} % came true."), params)

    def of_intervals(self) -> Message:
        """What the intervals were worth, as a sentence."""
        params = {"inside": round(self.inside * 100), "meant": round(COVERAGE * 100)}
        if self.count < ENOUGH:
            return Message(N_("Too few intervals to judge their width."))
        if self.inside < COVERAGE - 2 * TOLERANCE:
            return Message(N_("Your intervals were narrow: {inside} % held instead of {meant} %."), params)
        if self.inside > COVERAGE + TOLERANCE:
            return Message(N_("Your intervals were wide: {inside} % held, {meant} % would do."), params)
        return Message(N_("Your intervals were right: {inside} % held, {meant} % were meant to."), params)


def calibrate(scores: Sequence[ForecastScore]) -> Calibration | None:
    """The calibration of a series of forecasts; None without a figure that moved."""
    foretold = [figure for score in scores for figure in score.figures]
    figures = [figure for figure in foretold if figure.right is not None]
    if not figures:
        return None
    return Calibration(
        count=len(figures),
        confidence=_confidence(figures),
        hits=_hits(figures),
        inside=sum(figure.inside for figure in foretold) / len(foretold),
    )


def _confidence(figures: Sequence[FigureScore]) -> float:
    return sum(figure.estimate.confidence for figure in figures) / len(figures)


def _hits(figures: Sequence[FigureScore]) -> float:
    return sum(figure.right is True for figure in figures) / len(figures)
