"""Every number says where it comes from: itself, or what surrounds it."""

from __future__ import annotations

from pathlib import Path

import cx
from cx.scenario.form import model_form
from cx.scenario.origins import Path as Place
from cx.scenario.origins import origins
from cx.scenario.scenario import Scenario
from cx.scenario.written import written

DATA = Path(__file__).parents[2] / "data" / "scenarios"


def sources(scenario: Scenario) -> dict[Place, str | None]:
    """The source in force of every number that a scenario sets itself, by its place in the file."""
    tree = written(scenario.model_dump(exclude_none=True, exclude_unset=True))
    return {origin.path: origin.source for origin in origins(tree, model_form(type(scenario)))}


def test_the_nearest_source_is_in_force(lemonade: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    text = lemonade.replace("  ticket: 60", "  ticket: {value: 60, source: a receipt}")
    text = text.replace("    once: 50", "    source: a talk with the cousin\n    once: 50")
    path.write_text(text, encoding="utf-8")
    found = sources(cx.load_scenario(path))
    assert found["money", "ticket"] == "a receipt"
    assert found["money", "budget", 1] == "assumed"
    assert found["interventions", 0, "once"] == "a talk with the cousin"
    assert found["interventions", 0, "effects", 0, "quality"] == "a talk with the cousin"
    assert found["interventions", 1, "monthly"] == "assumed"
    assert found["stages", 1, "touchpoints", 0, "meeting_by", "runner"] == "assumed"


def test_a_number_that_nobody_vouches_for_is_known(lemonade: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(lemonade.replace("source: assumed\ncompany", "company"), encoding="utf-8")
    assert set(sources(cx.load_scenario(path)).values()) == {None}


def test_every_number_of_what_ships_has_a_source() -> None:
    for name in ("cinema", "tutorial"):
        assert None not in sources(cx.load_scenario(name)).values()
