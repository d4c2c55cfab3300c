"""Outcomes made by hand, and workshops in which rounds were revealed: for tests of what is shown of them."""

from __future__ import annotations

import numpy as np
from in_memory import begun

from cinema_game.ui.session import Session
from cinema_game.workshop import actions as do
from cx.model.outcome import Measure, Outcome
from cx.model.plan import Plan
from cx.scenario.scenario import Scenario
from cx.scenario.text import Language
from cx.scoring.forecast import Estimate, Forecast

NOW = {
    "nps": (12, "points"),
    "csat": (0.61, "share"),
    "ces": (4.6, "score"),
    "satisfaction": (0.66, "score"),
    "retention": (0.48, "share"),
    "churn": (0.12, "share"),
    "visits": (81_000, "visits"),
    "ticket": (352, "money"),
    "revenue": (28_500_000, "money"),
    "margin": (3_100_000, "money"),
    "occupancy": (0.22, "share"),
    "word_of_mouth": (0.18, "share"),
}


def made(scenario: Scenario, lift: float = 0.0, plan: Plan | None = None) -> Outcome:
    """An outcome with plausible figures; `lift` raises all emotion and figures."""
    rounds, points, segments = scenario.rounds.count, len(scenario.touchpoints), len(scenario.segments)
    draws = np.random.default_rng(3)
    emotion = np.clip(draws.normal(-0.05, 0.35, (rounds, points, segments)) + lift, -1, 1)
    mean = emotion.mean(axis=2)
    weeks = rounds * scenario.rounds.weeks

    def measure(name: str) -> Measure:
        value, unit = NOW[name]
        values = value * (1 + lift + 0.02 * np.arange(rounds))
        edges = np.stack([values - abs(value) * 0.04, values + abs(value) * 0.04], axis=1)
        by_segment = values[:, None] * np.linspace(0.8, 1.2, segments)[None, :]
        return Measure(name, values, edges, by_segment, unit, higher_is_better=name != "churn")

    return Outcome(
        scenario=scenario,
        plan=plan or Plan(),
        seed=7,
        population=20_000,
        rounds=rounds,
        emotion=emotion,
        emotion_all=mean,
        emotion_band=np.stack([mean - 0.2, mean + 0.2], axis=2),
        encounters=draws.integers(10, 900, (rounds, points, segments)),
        accumulated=np.cumsum(emotion, axis=1) / 5,
        told_good=np.array([86, 120, 140][:rounds]),
        told_bad=np.array([31, 44, 40][:rounds]),
        came_back=np.array([212, 400, 610][:rounds]),
        went_to_rival=np.array([74, 90, 66][:rounds]),
        stayed_home=np.array([900, 800, 700][:rounds]),
        weekly_visits=np.linspace(6_000, 5_000, weeks),
        weekly_revenue=np.linspace(2.4e6, 2.0e6, weeks),
        **{name: measure(name) for name in NOW},
    )


def forecast(worst: str) -> Forecast:
    """What a team might foretell."""
    return Forecast(
        nps=Estimate(direction="up", low=2, high=8, confidence=0.7),
        revenue=Estimate(direction="up", low=0.0, high=0.06, confidence=0.8),
        returning=Estimate(direction="up", low=0.0, high=0.05, confidence=0.6),
        worst=worst,
    )


def one_round(scenario: Scenario, *measures: str, who: str = "Anna") -> list[do.Action]:
    """The actions of a round up to its reveal, the map taken as it is."""
    worst = scenario.touchpoints[0].id
    return [
        *(do.Choose(who=who, intervention=measure) for measure in measures),
        do.Lock(who=who, phase="plan"),
        do.Predict(who=who, forecast=forecast(worst)),
        do.LockForecast(who=who),
        do.Reveal(who=who),
    ]


def mapped(scenario: Scenario, who: str = "Anna") -> list[do.Action]:
    """Some points on the map, with feelings."""
    log: list[do.Action] = []
    for number, stage in enumerate(scenario.stages):
        for point in stage.touchpoints[:2]:
            action = do.AddPoint(who=who, stage=stage.id, ref=point.id)
            log += [action, do.Feel(who=who, point=action.id, value=(number * 5) % 7 - 3)]
    return log


def revealed(scenario: Scenario, rounds: int = 1, language: Language = "en") -> Session:
    """A workshop in which `rounds` were revealed; the reveal was the last thing done."""
    log = mapped(scenario)
    chosen = [measure.id for measure in scenario.interventions]
    cheap = [
        m.id for m in scenario.interventions if float(m.once) + 3 * float(m.monthly) < 400 and not m.needs
    ]
    for number in range(rounds):
        if number:
            log.append(do.NextRound(who="Anna"))
        log += one_round(scenario, *(cheap or chosen)[number : number + 1])
    return begun(*log, language=language, scenario=scenario)
