"""Several plans, several processes, and what somebody waits for at the screen."""

from __future__ import annotations

from functools import partial
from itertools import count
from statistics import median
from time import perf_counter

from benchmarks.model.clock import compared, wall
from benchmarks.model.figure import Figure, Section
from benchmarks.model.setting import Setting, afresh, encounters
from cx.message import N_, Message
from cx.model.figures import MEASURES
from cx.model.ground import ground
from cx.model.outcome import Outcome
from cx.model.plan import Plan
from cx.model.runner import Runner
from cx.model.side_by_side import tallies
from cx.model.simulate import happened_in, simulate
from cx.model.task import world_of
from cx.scenario.scenario import Scenario

PLANS = 8
SWITCHED = 7
"""Interventions that are switched, one after another."""


def side_by_side(setting: Setting) -> Section:
    """Eight plans that differ, on the same customers and draws."""
    scenario = setting.full
    customers = setting.together
    base, rounds = ground(scenario), scenario.rounds.count
    plans = [Plan(), *(Plan().add(card, round=1) for card in _cards(scenario)[: PLANS - 1])]
    worlds = [world_of(scenario, plan, rounds, happened_in(scenario, None)) for plan in plans]
    seeds = count(1_000)
    one, eight = compared(
        (
            lambda: afresh(scenario, customers),
            lambda: tallies(base, worlds, customers, next(seeds), rounds),
        ),
        setting.times,
    )
    each = eight / PLANS
    ratio = each / one
    figures = (
        Figure("one_plan", Message(N_("one plan, cold")), one * 1e3, "ms"),
        Figure("each_plan", Message(N_("each of eight plans side by side")), each * 1e3, "ms"),
        Figure("each_to_one", Message(N_("each of eight to one")), ratio, "times", 0.5),
    )
    title = Message(N_("Plans side by side: the full case, {n:,.0f} customers"), {"n": float(customers)})
    return Section("side_by_side", title, figures)


def processes(setting: Setting) -> Section:
    """Two processes: how much sooner, and whether to the same bits."""
    scenario = setting.full
    customers = setting.spread
    afresh(scenario, customers // 10, workers=2)
    alone, both = compared(
        (
            lambda: afresh(scenario, customers),
            lambda: afresh(scenario, customers, workers=2),
        ),
        2,
        perf_counter,
    )
    same = _same(*(simulate(scenario, customers=customers // 10, workers=n) for n in (1, 2)))
    figures = (
        Figure("one_process", Message(N_("one process")), alone, "s"),
        Figure("two_processes", Message(N_("two processes")), both, "s"),
        Figure("faster", Message(N_("one to two")), alone / both, "times", 1.6, True),
        Figure("same_bits", Message(N_("runs with the same bits")), float(same), "share", 1, True),
    )
    title = Message(N_("Processes: the full case, {n:,.0f} customers"), {"n": float(customers)})
    return Section("processes", title, figures)


def what_if(setting: Setting) -> Section:
    """One intervention switched in the sandbox, by the round in which it starts."""
    scenario = setting.full
    runner = Runner(scenario, setting.sandbox)
    runner.run()
    cards = _cards(scenario)
    figures = []
    for round_ in range(1, scenario.rounds.count + 1):
        plans = [Plan().add(card, round=round_) for card in cards[:SWITCHED]]
        took = median(wall(partial(runner.run, plan, free=True), 1) for plan in plans)
        name = Message(N_("switched in round {n}"), {"n": round_})
        goal = 100.0 if round_ == 1 else None
        figures.append(Figure(f"what_if_{round_}", name, took * 1e3, "ms", goal))
    title = Message(
        N_("What-if in the full case: {n:,.0f} customers, all rounds"), {"n": float(setting.sandbox)}
    )
    return Section("what_if", title, tuple(figures))


def _cards(scenario: Scenario) -> list[str]:
    return [card.id for card in scenario.interventions if not card.touchpoints]


def _same(one: Outcome, other: Outcome) -> bool:
    return (
        all(one.measure(id_).values.tobytes() == other.measure(id_).values.tobytes() for id_ in MEASURES)
        and one.emotion.tobytes() == other.emotion.tobytes()
        and encounters(one) == encounters(other)
    )
