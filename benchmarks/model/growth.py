"""How the cost grows with customers, touchpoints and rounds; memory a customer."""

from __future__ import annotations

import tracemalloc

from benchmarks.model.figure import Figure, Section
from benchmarks.model.minimal import minimal
from benchmarks.model.setting import Setting, afresh, costs
from cx.message import N_, Message
from cx.scenario.scenario import Scenario

LARGE = 200_000
"""Customers of a run whose memory is measured."""


def growth(setting: Setting) -> Section:
    """Nanoseconds an encounter, larger and larger."""
    few, many = setting.few, setting.many
    small, large = costs([(setting.minimal, few, None), (setting.minimal, many, None)], setting.times)
    figures = [
        Figure("few", _customers(few), small, "ns"),
        Figure("many", _customers(many), large, "ns"),
        Figure("many_to_few", Message(N_("many customers to few")), large / small, "times", 1.2),
    ]
    longer = (8, 50, 200)
    for touchpoints, cost in zip(
        longer, costs([(minimal(t), few, None) for t in longer], setting.times), strict=True
    ):
        name = Message(N_("an encounter of {n} touchpoints"), {"n": touchpoints})
        figures.append(Figure(f"touchpoints_{touchpoints}", name, cost, "ns"))
    more = (1, 3, 6)
    for rounds, cost in zip(more, costs([(setting.full, few, n) for n in more], setting.times), strict=True):
        name = Message(N_("an encounter in the full case, {n} rounds"), {"n": rounds})
        figures.append(Figure(f"rounds_{rounds}", name, cost, "ns"))
    return Section("growth", Message(N_("Growth")), tuple(figures))


def memory(setting: Setting) -> Section:
    """Bytes that a run takes at its highest."""
    many = LARGE
    name = Message(N_("a customer at {n:,.0f} customers"), {"n": float(many)})
    half, whole = _peak(setting.full, many // 2), _peak(setting.full, many)
    figures = (
        Figure("bytes", name, whole / many, "bytes", 200),
        Figure("bytes_more", Message(N_("a further customer")), (whole - half) / (many // 2), "bytes"),
    )
    return Section("memory", Message(N_("Memory of a run of the full case at its highest")), figures)


def _customers(size: int) -> Message:
    return Message(N_("an encounter at {n:,.0f} customers"), {"n": float(size)})


def _peak(scenario: Scenario, customers: int) -> int:
    tracemalloc.start()
    afresh(scenario, customers, rounds=1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak
