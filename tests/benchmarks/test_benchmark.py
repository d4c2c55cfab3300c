"""The benchmark measures every figure it names, and disturbs nothing that it measures."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

import cx
from benchmarks.command import application
from benchmarks.model.figure import Figure, Section
from benchmarks.model.floor import Floor
from benchmarks.model.minimal import minimal
from benchmarks.model.passes import DRAWS, counted, per_encounter
from benchmarks.model.run import sections
from benchmarks.model.setting import Setting
from benchmarks.tables import as_json, as_markdown, as_table
from cinema_game.cli.app import run
from cinema_game.language import use
from cx.message import Message, catalogue

TINY = Setting(times=1, customers=200, few=200, many=400, together=100, spread=300, sandbox=300, plans=3)
NEEDS_MESA = {"mesa", "mesa_to_cold"}


def measured(arguments: list[str]) -> int:
    return run(arguments, application)


def test_every_figure_is_measured() -> None:
    found = list(sections(TINY))
    figures = [figure for section in found for figure in section.figures]
    assert len({figure.id for figure in figures}) == len(figures)
    for figure in figures:
        assert math.isfinite(figure.value) or figure.id in NEEDS_MESA, figure.id
        assert figure.value > 0 or figure.id in NEEDS_MESA | {"bytes_more"}, figure.id
    said = as_table(found)
    assert "≤ 1.6" in said
    assert "≥ 200" in said
    assert as_markdown(found).count("\n| ") == len(figures) + 2 * len(found)
    told = json.loads(as_json(found))
    assert [row["id"] for row in told["figures"]] == [figure.id for figure in figures]


def test_floors_follow_the_formula() -> None:
    floor = Floor(bits=0.4, take=0.8, pass_=0.11, copy=0.08, gather=0.7)
    assert floor.encounter(12) == pytest.approx(13 / 12 * 1.2 + 4 / 12 * 0.4 + (0.16 + 1.4) / 12)
    assert floor.with_passes(12, 10) == pytest.approx(floor.encounter(12) + 1.1)


@pytest.mark.parametrize(
    ("value", "goal", "at_least", "met"),
    [
        (2.0, 3.0, False, True),
        (4.0, 3.0, False, False),
        (4.0, 3.0, True, True),
        (math.nan, 3.0, True, None),
        (1.0, None, False, None),
    ],
)
def test_goals(value: float, goal: float | None, at_least: bool, met: bool | None) -> None:
    figure = Figure("one", Message("one"), value, "times", goal, at_least)
    assert figure.met is met
    told = json.loads(as_json([Section("s", Message("s"), (figure,))]))["figures"][0]
    assert told["met"] is met
    assert told["value"] == (value if math.isfinite(value) else None)


def test_counting_passes_changes_no_bit_and_leaves_nothing_behind() -> None:
    scenario = minimal(weeks=4)
    before = cx.simulate(scenario, customers=500)
    elements, served = counted(scenario, 500, 4)
    assert served == 12 * int(np.sum(before.customers["visits"]))
    assert per_encounter(elements, served) > 5
    assert elements[DRAWS] > served
    after = cx.simulate(scenario, customers=500)
    assert after.emotion.tobytes() == before.emotion.tobytes()
    assert type(np.asanyarray(after.customers["belief"])) is np.ndarray


def test_a_profile_tells_where_the_time_goes(capsys: pytest.CaptureFixture[str]) -> None:
    assert measured(["tutorial", "--profile", "--customers", "300", "--format", "json"]) == 0
    steps = json.loads(capsys.readouterr().out)["profile"]
    assert any(step["step"] == "visit.walk" for step in steps)
    assert all(step["whole"] >= step["own"] * 0.999 >= 0 for step in steps if step["calls"])
    assert measured(["tutorial", "--profile", "--customers", "300", "--lang", "ru"]) == 0
    assert "Куда уходит время" in capsys.readouterr().out
    use("en")


def test_a_scenario_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert measured(["nowhere", "--profile"]) == 1
    assert "there is no scenario" in capsys.readouterr().err


def test_its_page_of_help_is_there_in_russian() -> None:
    arguments = application().assemble_argument_collection(parse_docstring=True)
    assert len(arguments) == 7
    for argument in arguments:
        assert argument.parameter.help
        assert catalogue("ru").gettext(argument.parameter.help) != argument.parameter.help
