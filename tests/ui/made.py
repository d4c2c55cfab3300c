"""Workshops in which rounds were revealed, with few customers: for tests of what is shown of them."""

from __future__ import annotations

from typing import ClassVar, cast

from in_memory import InMemory

from cinema_game.language import use
from cinema_game.store.kept import KeptWorkshop
from cinema_game.ui.session import Session
from cinema_game.workshop import actions as do
from cinema_game.workshop.actions import Action
from cinema_game.workshop.state import Workshop
from cx.scenario.scenario import Scenario
from cx.scenario.text import Language
from cx.scoring.forecast import Estimate, Forecast

WHO = "Anna"


class Remembering(Session):
    """Shares what was simulated with every other of its kind: a key says all that a value depends on."""

    _shared: ClassVar[dict[object, object]] = {}

    def __init__(self, kept: KeptWorkshop[Action, Workshop], scenario: Scenario) -> None:
        super().__init__(kept, scenario)
        self._values = self._shared


CUSTOMERS = 1_500


def forecast(worst: str) -> Forecast:
    """What a team might foretell."""
    return Forecast(
        nps=Estimate(direction="up", low=2, high=8, confidence=0.7),
        revenue=Estimate(direction="up", low=0.0, high=0.06, confidence=0.8),
        returning=Estimate(direction="up", low=0.0, high=0.05, confidence=0.6),
        worst=worst,
    )


def mapped(scenario: Scenario) -> list[Action]:
    """Two points of each stage on the map, with feelings, and a decoy."""
    log: list[Action] = []
    for number, stage in enumerate(scenario.stages):
        for point in stage.touchpoints[:2]:
            action = do.AddPoint(id=f"point.{point.id}", who=WHO, stage=stage.id, ref=point.id)
            log += [action, do.Feel(who=WHO, point=action.id, value=(number * 5) % 7 - 3)]
    first = scenario.stages[0].id
    decoys = scenario.decoys[:1]
    return [*log, *(do.AddPoint(id=f"point.{d.id}", who=WHO, stage=first, ref=d.id) for d in decoys)]


def one_round(scenario: Scenario, *measures: str) -> list[Action]:
    """The actions of a round up to its reveal, the map taken as it is."""
    return [
        *(do.Choose(who=WHO, intervention=measure) for measure in measures),
        do.Lock(who=WHO, phase="plan"),
        do.Predict(who=WHO, forecast=forecast(scenario.touchpoints[0].id)),
        do.LockForecast(who=WHO),
        do.Reveal(who=WHO),
    ]


def revealed(
    scenario: Scenario, rounds: int = 1, language: Language = "en", customers: int = CUSTOMERS
) -> Session:
    """A workshop in which `rounds` were revealed, a cheap measure in each, up to a reveal."""
    use(language)
    log: list[Action] = [
        do.Begin(
            who=WHO,
            scenario=scenario.id,
            fingerprint=scenario.id,
            seed=7,
            draw=7,
            team="Owls",
            members=(WHO,),
            language=language,
            customers=customers,
        ),
        *mapped(scenario),
    ]
    cheap = [
        m.id for m in scenario.interventions if float(m.once) + 3 * float(m.monthly) < 400 and not m.needs
    ]
    for number in range(rounds):
        if number:
            log.append(do.NextRound(who=WHO))
        log += one_round(scenario, *cheap[number : number + 1])
    return Remembering(cast("KeptWorkshop[Action, Workshop]", InMemory(scenario, log)), scenario)
