"""The schema beside the scenarios is the one of this version: editors check what the reader takes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from as_an_editor import faults

from cx.scenario.schema import laid_out, schema

FILE = Path(__file__).parents[2] / "scenarios" / "scenario.schema.json"
SHIPPED = sorted(FILE.parent.glob("*/scenario.yaml"))
SCHEMA: dict[str, Any] = json.loads(FILE.read_text("utf-8"))


def read(file: Path) -> Any:
    """A scenario as an editor reads it, to whom `on` is a word."""

    def worded(value: Any) -> Any:
        if isinstance(value, dict):
            return {"on" if key is True else key: worded(inner) for key, inner in value.items()}
        return [worded(inner) for inner in value] if isinstance(value, list) else value

    return worded(yaml.safe_load(file.read_text("utf-8")))


def point(scenario: Any) -> Any:
    return scenario["stages"][0]["touchpoints"][0]


def test_the_file_is_the_schema_of_this_version() -> None:
    told = "renew it: cinema-game scenario schema > scenarios/scenario.schema.json"
    assert FILE.read_text("utf-8") == laid_out(schema()) + "\n", told
    assert schema() == SCHEMA


def test_shipped_scenarios_name_it_in_their_first_line() -> None:
    for file in SHIPPED:
        first = file.read_text("utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../scenario.schema.json"


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_an_editor_finds_nothing_wrong_in_a_shipped_scenario(file: Path) -> None:
    assert not list(faults(read(file), SCHEMA, SCHEMA))


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (lambda it: it.update(colour="red"), ": additionalProperties"),
        (lambda it: it.pop("goal"), ": required"),
        (lambda it: it.update(difficulty=9), "/difficulty: maximum"),
        (lambda it: it.update(source=""), "/source: anyOf"),
        (lambda it: it["segments"][0].update(share=1.5), "/segments/0/share: maximum"),
        (lambda it: it["segments"][0].update(share="most"), "/segments/0/share: anyOf"),
        (lambda it: it["segments"][0].update(name=5), "/segments/0/name: anyOf"),
        (lambda it: point(it).update(id="The hall"), "/stages/0/touchpoints/0/id: pattern"),
        (lambda it: point(it).update(kano="loved"), "/stages/0/touchpoints/0/kano: enum"),
        (lambda it: it["interventions"][0].update(lead=-1), "/interventions/0/lead: minimum"),
        (lambda it: it.update(model={"belief": {"rate": 2}}), "/model/belief/rate: maximum"),
        (lambda it: it.update(model={"talk": {"on": "perhaps"}}), "/model/talk/on: type"),
        (lambda it: it.update(model={"talk": {"loud": 1}}), "/model/talk: additionalProperties"),
    ],
)  # fmt: skip
def test_an_editor_finds_what_is_wrong_where_it_stands(fault: Callable[[Any], None], told: str) -> None:
    cinema = read(SHIPPED[0])
    fault(cinema)
    assert told in list(faults(cinema, SCHEMA, SCHEMA))


def test_what_models_have_in_common_stands_once() -> None:
    models = [SCHEMA, *SCHEMA["$defs"].values()]
    keys = [(name, key) for model in models for name, key in model.get("properties", {}).items()]
    assert {name for name, key in keys if isinstance(key.get("default"), dict)} == {"name", "home"}
    told = [(name, json.dumps(key)) for name, key in keys if len(key) > 1]
    assert max(told.count(one) for one in told) < 3
