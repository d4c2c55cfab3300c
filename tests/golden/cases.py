"""The figures of a shipped case: runs, what moves them, what research finds, what a fixed workshop scores."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from book import Figures, Value
from games import DRAW, GAMES, Game, played
from measured import Line, of_difference, of_people, of_run, of_shares

import cx
from cinema_game.facilitation.assessment import Assessment
from cinema_game.facilitation.rubric_file import load_rubric
from cinema_game.results.assessor import Assessor
from cinema_game.results.results import Results
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import whole_plan
from cinema_game.workshop.tournament.par import par
from cinema_game.workshop.tournament.setting import Setting
from cx.model.outcome import Outcome
from cx.model.plan import Plan
from cx.model.value import horizon_rounds
from cx.research.evidence import EvidenceCard
from cx.research.gather import gather
from cx.research.seen import seen
from cx.scenario.scenario import Scenario
from cx.scoring.map.key_moments import top
from cx.scoring.truth import Truth

CUSTOMERS = 4_096
FEW = 1_024
"""Customers where many runs are needed."""
SHARED = 4
"""Choices of a plan that are shared out."""
SURE = 10
"""Digits that do not depend on the machine where exponentials or a linear algebra library took part."""


def figures(case: str, seed: int) -> Figures:
    """All figures of a case among the customers of a seed."""
    game, scenario = GAMES[case], cx.load_scenario(case)
    lines: dict[str, Value] = {}
    for part in (_runs, _workshop):
        for key, value in part(game, scenario, seed):
            assert key not in lines, f"two figures are called {key}"
            lines[key] = value
    if case == "tutorial":
        lines |= dict(_best(case))
    return lines


def _runs(game: Game, scenario: Scenario, seed: int) -> Iterator[Line]:
    rounds = scenario.rounds.count

    def live(plan: Plan, events: tuple[tuple[str, int], ...] | None = None) -> Outcome:
        return cx.simulate(
            scenario, plan, customers=CUSTOMERS, seed=seed, draw=DRAW,
            rounds=horizon_rounds(scenario), events=events,
        )  # fmt: skip

    nothing = live(Plan())
    yield from of_run("nothing", nothing, rounds, whole=True)
    yield from of_people("nothing", nothing)
    yield from _research(nothing)
    last = list(game.plans)[-1]
    for name, plan in game.plans.items():
        events = game.events if name == last else None
        run = live(plan, events)
        base = live(Plan(), events) if name == last else nothing
        yield from of_run(name, run, rounds, whole=False)
        yield from of_difference(name, run, base, rounds)
        few = Plan(choices=plan.choices[:SHARED], waits=plan.waits)
        if name != last:
            shares = cx.attribute(scenario, few, customers=FEW, seed=seed, draw=DRAW)
            yield from of_shares(name, shares)


def _research(run: Outcome) -> Iterator[Line]:
    """One purchase of each method after the first round; one segment or all are asked."""
    for number, method in enumerate(run.scenario.research.methods):
        asked = (run.scenario.segments[0].id,) if number % 2 else ()
        found = gather(
            run.scenario, method, seen(run, 1), segments=asked, seed=DRAW, purchase=f"{method.id}.1"
        )
        for card in found.cards:
            key = f"research / {method.id} / {_subject(card)}"
            yield key, _sure(card.value)
            yield f"{key} / half width", _sure((card.high - card.low) / 2)


def _subject(card: EvidenceCard) -> str:
    about = (card.finding, card.stage and f"stage {card.stage}", card.touchpoint, card.segment)
    return " / ".join(word for word in about if word)


def _workshop(game: Game, scenario: Scenario, seed: int) -> Iterator[Line]:
    state = played(game, scenario, seed, FEW)
    plan = whole_plan(state, scenario)
    for choice in plan.choices:
        yield (
            f"workshop / plan / {choice} / weeks late",
            choice.late + dict(plan.waits).get(choice.round, 0.0),
        )
    found = _assessed(state, scenario)
    yield from _key_moments(found.truth)
    for one in (*found.scores, *found.rows):
        for score in one.walk():
            if score.value is not None:
                yield f"scores / {score.id}", _sure(score.value)
                for end, edge in zip(("low", "high"), score.band or (), strict=False):
                    yield f"scores / {score.id} / {end}", _sure(edge)


def _assessed(state: Workshop, scenario: Scenario) -> Assessment:
    many = 2 if scenario.id == "tutorial" else 1
    assessor = Assessor(load_rubric(), seeds=many, par=True, results=_ParGiven())
    return assessor.assess(state, scenario)


class _ParGiven(Results):
    """Results that do not look for the best plan: `_best` does, for one class."""

    def par(self, *_of: object, **_told: object) -> float:
        return 1_000.0


def _key_moments(truth: Truth) -> Iterator[Line]:
    points = truth.scenario.touchpoints
    for kind, strength in (("painful", truth.pain), ("decisive", truth.weight)):
        for place, index in enumerate(top(strength), start=1):
            yield f"truth / most {kind} / {place}", points[index].id
        for point, value in zip(points, strength.tolist(), strict=True):
            yield f"truth / {kind} / {point.id}", _sure(value)
    for place, point in enumerate(points):
        yield f"truth / met / {point.id}", _sure(float(truth.met[place]))
        yield f"truth / emotion / {point.id}", _sure(float(truth.felt()[place]))
        for column, segment in enumerate(truth.scenario.segments):
            value = float(truth.decisiveness[place, column])
            yield f"truth / decisiveness / {point.id} / {segment.id}", value


@cache
def _best(case: str) -> tuple[Line, ...]:
    """Par of one class."""
    found = par(Setting(cx.load_scenario(case), Results(), 1, FEW), DRAW)
    return (
        ("par / plan", " ".join(map(str, found.found.plan.choices))),
        ("par / value", _sure(found.found.value)),
        ("par / tried", found.tried),
    )


def _sure(value: float) -> float:
    return float(f"{value:.{SURE}g}")
