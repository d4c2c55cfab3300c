"""How the truth is found out: by letting the customers walk, and by lifting one touchpoint after another."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cx.model.outcome import Outcome
from cx.model.plan import Plan
from cx.model.simulate import Cancelled, simulate
from cx.scenario.base import Id
from cx.scenario.drawing import drawn
from cx.scenario.measures import Effect, Intervention
from cx.scenario.number import Number
from cx.scenario.scenario import Scenario
from cx.scenario.text import Text
from cx.scoring.truth import Floats, Truth

LIFT = 0.2
"""By how much the quality of a touchpoint is lifted to see what it decides."""
ROUNDS = 2
"""Rounds that the customers live: the first to feel, the second to come back and to be told."""
CUSTOMERS = 4_000
PROBE: Id = "probe"


def truth(
    scenario: Scenario,
    draw: int | None = None,
    *,
    seed: int = 0,
    customers: int = CUSTOMERS,
    progress: Callable[[int, int], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Truth:
    """What the customers of a class live through when nothing is done and nothing happens.

    One run as it is and one a touchpoint whose quality is lifted by `LIFT`, all on the same draws:
    the differences in satisfaction, return and word of mouth are its decisiveness.

    Args:
        scenario: as its author wrote it.
        draw: the class's number for the hidden parameters; None takes the file's own values.
        seed: of the customers.
        customers: how many are simulated.
        progress: told (done, total) after every run.
        cancel: asked every simulated week; `Cancelled` if it says so.
    """
    case = scenario if draw is None else drawn(scenario, draw)
    total = len(case.touchpoints) + 1

    def run(lifted: str | None, done: int) -> Outcome:
        if cancel is not None and cancel():
            raise Cancelled
        with_probe, plan = _probing(case, lifted)
        outcome = simulate(
            with_probe, plan, customers=customers, seed=seed, rounds=ROUNDS, events=(), cancel=cancel
        )
        if progress is not None:
            progress(done, total)
        return outcome

    base = run(None, 1)
    standing = _standing(base)
    gains = [
        (_standing(run(point.id, number)) - standing) / LIFT
        for number, point in enumerate(case.touchpoints, start=2)
    ]
    met = base.encounters.sum(axis=0).astype(np.float64)
    most = met.max(axis=0)
    return Truth(
        scenario=case,
        visits=_frozen(met / np.where(most > 0, most, 1.0)),
        emotion=_frozen(_mean_feeling(base)),
        importance=_frozen(_importance(case)),
        decisiveness=_frozen(np.array(gains)),
        shares=_frozen(most / most.sum() if most.sum() > 0 else np.full(len(most), 1 / len(most))),
    )


def _probing(scenario: Scenario, touchpoint: str | None) -> tuple[Scenario, Plan]:
    """The scenario with one free measure that lifts a touchpoint at once, and the plan to take it."""
    if touchpoint is None:
        return scenario, Plan()
    name = Text(en="A better touchpoint", ru="Точка получше")
    probe = Intervention(
        id=PROBE,
        name=name,
        family="service",
        text=name,
        expected=name,
        risk=name,
        effects=(Effect(touchpoint=touchpoint, quality=Number(value=LIFT)),),
    )
    rest = tuple(one for one in scenario.interventions if one.id != PROBE)
    return scenario.model_copy(update={"interventions": (*rest, probe)}), Plan().add(PROBE)


def _standing(run: Outcome) -> Floats:
    """(segments,) mean of satisfaction, retention and half the word of mouth, each of a span of 1."""
    satisfaction = np.asarray(run.satisfaction.by_segment, dtype=np.float64)
    retention = np.asarray(run.retention.by_segment, dtype=np.float64)
    talk = np.asarray(run.word_of_mouth.by_segment, dtype=np.float64) / 2
    return np.asarray(np.nan_to_num(np.stack([satisfaction, retention, talk])).mean(axis=(0, 1)))


def _mean_feeling(run: Outcome) -> Floats:
    """(touchpoints, segments) felt emotion over the rounds, weighted by encounters; NaN where unmet."""
    met = run.encounters.astype(np.float64)
    felt = (np.nan_to_num(np.asarray(run.emotion, dtype=np.float64)) * met).sum(axis=0)
    total = met.sum(axis=0)
    return np.where(total > 0, felt / np.where(total > 0, total, 1.0), np.nan)


def _importance(scenario: Scenario) -> Floats:
    """(touchpoints, segments) the mean weights of a segment; a column adds up to 1."""
    weight = np.array(
        [
            [float(point.importance_by.get(segment.id, point.importance)) for segment in scenario.segments]
            for point in scenario.touchpoints
        ]
    )
    total = weight.sum(axis=0)
    return np.asarray(weight / np.where(total > 0, total, 1.0))


def _frozen(values: Floats) -> Floats:
    values.flags.writeable = False
    return values
