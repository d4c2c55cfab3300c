"""The prices of this machine, the cost of an encounter, and its ratio to other ways of writing it."""

from __future__ import annotations

from benchmarks.model.clock import Work, compared
from benchmarks.model.figure import Figure, Section
from benchmarks.model.passes import counted, per_encounter
from benchmarks.model.setting import Setting, afresh, costs, encounters, encounters_before
from benchmarks.model.straightforward import Generator, Reference
from cx.message import N_, Message
from cx.model.ground import ground
from cx.model.plan import Plan
from cx.model.runner import Runner
from cx.scenario.scenario import Scenario

MESA_CUSTOMERS = 2_000
PLAIN_CUSTOMERS = 20_000
TO_PASS_FLOOR = N_("cold to the floor with passes")
NO_MESA = N_("Mesa is not installed: `pip install --group bench` brings it for the comparison.")
WATCHED = 24_576
"""Customers whose passes are counted."""


def prices(setting: Setting) -> Section:
    """What the floors are made of."""
    floor = setting.floor
    named = (
        ("bits", N_("16 random bits"), floor.bits),
        ("take", N_("quantile looked up"), floor.take),
        ("pass", N_("float32 addition"), floor.pass_),
        ("copy", N_("float32 copied"), floor.copy),
        ("gather", N_("float32 gathered"), floor.gather),
    )
    figures = tuple(Figure(f"price_{id_}", Message(name), value, "ns") for id_, name, value in named)
    return Section("prices", Message(N_("Prices on this machine, an element")), figures)


def minimal(setting: Setting) -> Section:
    """The minimal journey: cost, floors, and the same model written otherwise."""
    scenario, floor, customers = setting.minimal, setting.floor, setting.customers
    touchpoints, weeks = len(scenario.touchpoints), scenario.rounds.count * scenario.rounds.weeks
    passes = per_encounter(*counted(scenario, WATCHED, weeks))
    least, with_passes = floor.encounter(touchpoints), floor.with_passes(touchpoints, passes)
    base, runner = ground(scenario), Runner(scenario, customers)
    found = encounters(runner.run())
    whole = found + encounters_before(scenario, customers)
    plans = iter([Plan().add(card.id) for card in scenario.interventions])
    mesa, walked = _mesa(scenario, weeks)
    taken = compared(
        (
            lambda: afresh(scenario, customers),
            lambda: runner.run(next(plans), free=True),
            lambda: Reference(scenario, PLAIN_CUSTOMERS, Generator(base), weeks).run(),
            mesa,
        ),
        setting.times + 1,
    )
    many = (whole, found, whole * PLAIN_CUSTOMERS / customers, walked)
    cold, kept, plain, agents = (seconds / n * 1e9 for seconds, n in zip(taken, many, strict=True))
    figures = (
        Figure("floor", Message(N_("floor of an encounter")), least, "ns"),
        Figure("passes", Message(N_("array passes an encounter, without draws")), passes, "passes"),
        Figure("pass_floor", Message(N_("floor with these passes")), with_passes, "ns"),
        Figure("cold", Message(N_("an encounter, cold")), cold, "ns"),
        Figure("kept", Message(N_("an encounter, customers kept")), kept, "ns"),
        Figure("plain", Message(N_("an encounter, straightforward NumPy")), plain, "ns"),
        Figure("mesa", Message(N_("an encounter, Mesa")), agents, "ns"),
        Figure("cold_to_floor", Message(N_("cold to the floor")), cold / least, "times", 3),
        Figure("cold_to_pass_floor", Message(TO_PASS_FLOOR), cold / with_passes, "times"),
        Figure("plain_to_cold", Message(N_("straightforward NumPy to cold")), plain / cold, "times", 6, True),
        Figure("plain_to_kept", Message(N_("straightforward NumPy to kept")), plain / kept, "times", 9, True),
        Figure("mesa_to_cold", Message(N_("Mesa to cold")), agents / cold, "times", 200, True),
    )  # fmt: skip
    notes = () if walked == walked else (Message(NO_MESA),)
    title = N_("The minimal journey: {touchpoints} touchpoints, {visits} visits, {customers:,.0f} customers")
    said = {"touchpoints": touchpoints, "visits": weeks // 2, "customers": float(customers)}
    return Section("minimal", Message(title, said), figures, notes)


def full(setting: Setting) -> Section:
    """The whole model: a full game."""
    scenario, floor = setting.full, setting.floor
    touchpoints = len(scenario.touchpoints)
    passes = per_encounter(*counted(scenario, WATCHED, scenario.rounds.weeks))
    cost = costs([(scenario, setting.customers, None)], setting.times)[0]
    with_passes = floor.with_passes(touchpoints, passes)
    figures = (
        Figure("full_passes", Message(N_("array passes an encounter, without draws")), passes, "passes"),
        Figure("full_pass_floor", Message(N_("floor with these passes")), with_passes, "ns"),
        Figure("full_cold", Message(N_("an encounter, cold")), cost, "ns"),
        Figure(
            "full_to_pass_floor",
            Message(N_("cold to the floor with passes")),
            cost / with_passes,
            "times",
            1.6,
        ),
    )
    title = N_("The full case: {touchpoints} touchpoints, {customers:,.0f} customers")
    return Section(
        "full", Message(title, {"touchpoints": touchpoints, "customers": float(setting.customers)}), figures
    )


def _mesa(scenario: Scenario, weeks: int) -> tuple[Work, float]:
    """The journey in Mesa, and its encounters; NaN where Mesa is not installed."""
    try:
        from benchmarks.model.mesa_journey import lived
    except ImportError:
        return lambda: None, float("nan")
    return lambda: lived(scenario, MESA_CUSTOMERS, weeks), lived(scenario, MESA_CUSTOMERS, weeks)
