"""The schema beside the scenarios is the one of this version: editors complete what the reader takes."""

from __future__ import annotations

import json
from pathlib import Path

from cx.scenario.schema import schema

FILE = Path(__file__).parents[2] / "scenarios" / "scenario.schema.json"


def test_the_file_is_the_schema_of_this_version() -> None:
    told = "renew it: cinema-game scenario schema > scenarios/scenario.schema.json"
    assert json.loads(FILE.read_text("utf-8")) == schema(), told


def test_shipped_scenarios_name_it_in_their_first_line() -> None:
    for file in FILE.parent.glob("*/scenario.yaml"):
        first = file.read_text("utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../scenario.schema.json"
