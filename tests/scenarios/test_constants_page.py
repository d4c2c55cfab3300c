"""The page of the model's constants says what this version has."""

from __future__ import annotations

from pathlib import Path

from cinema_game.report.constants import as_markdown
from cx.scenario.constants import constants

PAGE = Path(__file__).parents[2] / "docs" / "constants.md"


def test_the_page_is_of_this_version() -> None:
    told = "renew it: cinema-game scenario constants > docs/constants.md"
    assert PAGE.read_text("utf-8") == as_markdown(), told


def test_every_constant_has_a_unit_a_meaning_and_an_origin() -> None:
    for row in constants():
        assert row.unit
        assert row.description
        assert row.origin in ("published", "computed", "claimed", "assumed")
        assert row.origin != "published" or row.reference
        assert row.low <= row.default <= row.high
