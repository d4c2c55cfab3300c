"""A small faultless scenario to be broken, and a look at what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cx.scenario.diagnostics import Diagnostic
from cx.scenario.reader import check_scenario

DATA = Path(__file__).parents[2] / "data" / "scenarios"

Told = Callable[[str], list[Diagnostic]]


@pytest.fixture(scope="session")
def lemonade() -> str:
    return (DATA / "lemonade.yaml").read_text(encoding="utf-8")


@pytest.fixture
def told(tmp_path: Path) -> Told:
    def check(text: str) -> list[Diagnostic]:
        path = tmp_path / "case.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        checked = check_scenario(path)
        assert (checked.scenario is None) == any(d.severity == "error" for d in checked.diagnostics)
        return list(checked.diagnostics)

    return check
