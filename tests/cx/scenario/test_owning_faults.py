"""Owners with money, joint measures, third parties, presets: what the check says of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from incident import INCIDENT, incident

from cx.scenario.diagnostics import Diagnostic
from cx.scenario.number import Number
from cx.scenario.reader import load_scenario

Told = Callable[[str], list[Diagnostic]]

FAULTS = [
    # what is written instead of what, where it is told, its code, its words
    ("budget: [100, 100]", "budget: [1, 2, 3]", "budget: [1,", "CG207", "names 3 rounds and the game"),
    (
        "Sells and delivers.",
        'Sells.", ru: "Продаёт."}\n    budget: [1]\n    goal: {en: "Sell',
        "budget: [1]",
        "CG212",
        "its money is `money: budget`",
    ),
    ("partner: them", "partner: us", "us, share", "CG212", "“us” owns this measure already"),
    ("partner: them", "partner: tem", "tem, share", "CG201", "no owner “tem” (did you mean “them”?)"),
    (
        "    owner: them\n    text",
        "    owner: others\n    text",
        "others\n",
        "CG212",
        "nobody plays “others”",
    ),
    ("    by: them\n", "    by: thm\n", "thm", "CG201", "no owner “thm” (did you mean “them”?)"),
    ("    touchpoint: call\n", "    touchpoint: cal\n", "cal\n", "CG201", "did you mean “call”?"),
    ("switch: soon", "switch: sooner", "sooner", "CG201", "no intervention “sooner”"),
    ("switch: soon", "switch: clock", "clock", "CG212", "“clock” is not on in this preset"),
    ("{intervention: choice}", "{intervention: soon}", "soon}]", "CG212", "“soon” is chosen twice"),
    ("{intervention: choice}", "{intervention: choice, round: 9}", "9}", "CG207", "round 9 never comes"),
]


@pytest.mark.parametrize(("old", "new", "at", "code", "words"), FAULTS, ids=lambda value: value[:24])
def test_a_fault_is_told_where_it_stands(
    told: Told, old: str, new: str, at: str, code: str, words: str
) -> None:
    assert INCIDENT.count(old) == 1
    text = INCIDENT.replace(old, new)
    (fault,) = [fault for fault in told(text) if fault.code == code]
    before = text[: text.index(at, INCIDENT.index(old))]
    assert fault.line == before.count("\n") + 1
    assert words in str(fault)


def test_the_small_incident_has_no_fault(told: Told) -> None:
    assert [fault for fault in told(INCIDENT) if fault.severity == "error"] == []


def test_what_is_not_said_is_neutral() -> None:
    scenario = incident()
    failure = scenario.touchpoint("desk").failure
    assert failure is not None
    assert (failure.stability.value, failure.control.value) == (0.9, 0.5)
    assert load_scenario("cinema").recovery.promise == Number(value=1)
