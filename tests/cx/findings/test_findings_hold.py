"""The published findings hold among few customers, and fall with the mechanism from which they come."""

from __future__ import annotations

from typing import Any

import pytest
from book import read
from findings_here import LABORATORY, lines
from moved import assert_same
from renew import file_of

from cx import findings
from cx.findings import FINDINGS, Laboratory
from cx.findings.register import named

FEW = LABORATORY.scale
NUMBERS = {finding.number: finding for finding in FINDINGS}


def test_all_are_here_in_order() -> None:
    assert [finding.number for finding in FINDINGS] == sorted(NUMBERS)
    assert list(NUMBERS) == list(range(1, len(FINDINGS) + 1))
    assert len({finding.id for finding in FINDINGS}) == len(FINDINGS) >= 19
    assert all(len({part.id for part in one.parts}) == len(one.parts) > 0 for one in FINDINGS)


@pytest.fixture(scope="module")
def place() -> Laboratory:
    return LABORATORY


@pytest.mark.parametrize("id_", [finding.id for finding in FINDINGS])
def test_finding_holds(id_: str, place: Laboratory) -> None:
    (verdict,) = findings.run(only=[id_], laboratory=place)
    told = [(result.part.id, result.estimate, result.part.band) for result in verdict.results]
    assert verdict.holds, told
    assert len(verdict.results) == len(verdict.finding.parts)
    for result in verdict.results:
        assert result.estimate.low <= result.estimate.value <= result.estimate.high
    golden = {key: entry for key, entry in read(file_of("findings")).items() if key.startswith(f"{id_} / ")}
    assert_same(golden, lines((verdict,)))


OFF: list[tuple[int, str, dict[str, dict[str, Any]]]] = [
    (1, "slopes", {"emotion": {"loss_aversion": 1}, "kano": {"on": False}, "satisfaction": {"level": 0}}),
    (2, "quality", {"survey": {"answer": 0.5}}),
    (3, "correlation", {"perception": {"halo": 0}}),
    (4, "must-be", {"kano": {"on": False}}),
    (5, "peak-end", {"accumulation": {"on": False}}),
    (6, "satisfaction", {"repair": {"attractive": 0}}),
    (6, "return", {"repair": {"scar": 2}}),
    (7, "satisfaction", {"repair": {"expectation": 0}}),
    (9, "skew", {"satisfaction": {"level": -2}}),
    (10, "worst", {"talk": {"bad": 0}}),
    (11, "doubting", {"talk": {"close_pull": 0, "weak_pull": 0}}),
    (12, "score", {"expectation": {"on": False}}),
    (13, "price", {"copying": {"on": False}}),
    (14, "price-first", {"market": {"price": 0}}),
    (15, "reviews", {"indirect": {"review_bad": 0}}),
    (16, "cut", {"market": {"price": 0}}),
    (17, "close", {"talk": {"close_pull": 0, "circle": 1}, "indirect": {"on": False}}),
    (17, "weak", {"talk": {"weak_pull": 0, "weak_ties": 0}}),
    (18, "falls", {"time": {"on": False}}),
    (20, "late", {"repair": {"prompt": 600, "late": 2000}}),
    (21, "more", {"attribution": {"on": False}}),
]


@pytest.mark.parametrize(("number", "part", "model"), OFF)
def test_finding_falls_with_its_mechanism(number: int, part: str, model: dict[str, dict[str, Any]]) -> None:
    (verdict,) = findings.run(only=[str(number)], laboratory=Laboratory(3, FEW, model))
    fallen = {result.part.id for result in verdict.results if not result.holds}
    assert part in fallen
    assert not verdict.holds


def test_sampling_error_of_nps_needs_no_mechanism() -> None:
    """Statistics hold whatever customers are like."""
    without = {name: {"on": False} for name in ("kano", "talk", "expectation", "accumulation")}
    (verdict,) = findings.run(only=["nps-error"], laboratory=Laboratory(3, FEW, without))
    assert verdict.holds


def test_named_takes_ids_and_numbers_in_the_order_of_the_register() -> None:
    assert [finding.number for finding in named(("waits", "1"))] == [1, 18]
    with pytest.raises(KeyError):
        named(("nothing",))
