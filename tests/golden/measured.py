"""What a run measured, as figures: every measure of every round, by owner and segment, and what is felt."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from book import Value

import cx
from cx.model.outcome import Outcome
from cx.model.value import worth

Line = tuple[str, Value]


def of_run(name: str, run: Outcome, rounds: int, *, whole: bool) -> Iterator[Line]:
    """All that a run measured in the game's rounds; `whole` tells segments and touchpoints of every round."""
    yield from _measures(name, run, rounds, by_segment=whole)
    for round_ in range(1, rounds + 1):
        for count in ("told_good", "told_bad", "came_back", "went_to_rival", "stayed_home"):
            yield f"{name} / {count} / round {round_}", int(getattr(run, count)[round_ - 1])
        if whole or round_ == rounds:
            yield from _felt(name, run, round_, by_segment=whole)
    for week in range(0, rounds * run.scenario.rounds.weeks, 12):
        yield f"{name} / weekly visits / week {week}", float(run.weekly_visits[week])
        yield f"{name} / weekly revenue / week {week}", float(run.weekly_revenue[week])


def of_people(name: str, run: Outcome) -> Iterator[Line]:
    """The rows of the three tables: customers at the end, their answers, their encounters."""
    people, answers, met = run.customers, run.surveys, run.journeys
    for column in ("belief", "satisfaction", "visits", "talked", "returned", "saving"):
        yield f"{name} / customers / {column}", float(people[column].mean(dtype=np.float64))
    for firm, many in enumerate(np.bincount(people["last_firm"])):
        yield f"{name} / customers / last at firm {firm}", int(many)
    for rating, many in enumerate(np.bincount(np.rint(people["rating"]).astype(int), minlength=11)):
        yield f"{name} / customers / rating {rating}", int(many)
    yield f"{name} / surveys / rows", len(answers)
    for column in ("quality", "expectation", "satisfaction", "rating", "intention", "talked", "returned"):
        yield f"{name} / surveys / {column}", float(answers[column].mean(dtype=np.float64))
    yield f"{name} / journeys / rows", len(met)
    for column in ("quality", "expectation", "emotion", "accumulated", "failed"):
        yield f"{name} / journeys / {column}", float(met[column].mean(dtype=np.float64))


def of_difference(name: str, run: Outcome, nothing: Outcome, rounds: int) -> Iterator[Line]:
    """What a plan changes against doing nothing on the same customers, and what it is worth."""
    less = run - nothing
    for id_ in run.measures:
        measure = less.measure(id_)
        for round_ in range(rounds):
            key = f"{name} less nothing / {id_} / round {round_ + 1}"
            yield key, measure[round_]
            yield f"{key} / half width", _half(measure.interval[round_])
    for place, point in enumerate(run.scenario.touchpoints):
        key = f"{name} less nothing / emotion / {point.id}"
        yield key, float(less.emotion_all[rounds - 1, place])
        yield f"{key} / half width", _half(less.emotion_interval[rounds - 1, place])
    value = worth(run, nothing)
    yield f"{name} less nothing / value", value.amount
    yield f"{name} less nothing / value / half width", _half(value.interval)
    for round_, amount in enumerate(value.by_round, start=1):
        yield f"{name} less nothing / value / round {round_}", float(amount)


def of_shares(name: str, shares: cx.Attribution) -> Iterator[Line]:
    """What each measure of a plan contributed."""
    for one in shares.contributions:
        for figure in ("revenue", "nps", "value"):
            yield f"{name} shared out / {figure} / {one.intervention}", float(getattr(one, figure))


def _measures(name: str, run: Outcome, rounds: int, *, by_segment: bool) -> Iterator[Line]:
    for id_ in run.measures:
        measure = run.measure(id_)
        for round_ in range(rounds):
            key = f"{name} / {id_} / round {round_ + 1}"
            yield key, measure[round_]
            yield f"{key} / half width", _half(measure.interval[round_])
            if by_segment:
                for segment, value in zip(run.scenario.segments, measure.by_segment[round_], strict=True):
                    yield f"{key} / {segment.id}", float(value)


def _felt(name: str, run: Outcome, round_: int, *, by_segment: bool) -> Iterator[Line]:
    row = round_ - 1
    for place, point in enumerate(run.scenario.touchpoints):
        at = f"round {round_} / {point.id}"
        yield f"{name} / emotion / {at}", float(run.emotion_all[row, place])
        yield f"{name} / encounters / {at}", int(run.encounters[row, place].sum())
        if not by_segment:
            continue
        low, high = run.emotion_band[row, place]
        yield f"{name} / emotion / {at} / lowest quarter", float(low)
        yield f"{name} / emotion / {at} / highest quarter", float(high)
        for column, segment in enumerate(run.scenario.segments):
            yield f"{name} / emotion / {at} / {segment.id}", float(run.emotion[row, place, column])
            if row == 0:
                accumulated = float(run.accumulated[row, place, column])
                yield f"{name} / accumulated / {at} / {segment.id}", accumulated


def _half(interval: tuple[float, float] | np.ndarray) -> float:
    return float(interval[1] - interval[0]) / 2
