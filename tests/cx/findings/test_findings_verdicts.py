"""Bands, verdicts and Monte-Carlo intervals."""

from __future__ import annotations

from math import inf, nan

import numpy as np
import pytest

from cx import findings
from cx.findings import Band, Estimate, Finding, Laboratory, Part
from cx.findings.running import verdict
from cx.findings.sampling import Keep, estimates, leaving_out, of, regression
from cx.findings.surveys import valley
from cx.model.population import REPLICATES
from cx.scenario.text import Text


def finding(*bands: Band, origin: str = "emergent") -> Finding:
    words = Text(en="words", ru="слова")
    return Finding(
        id="any",
        number=1,
        title=words,
        what_is_run=words,
        why=words,
        citation=words,
        status="recalled",
        parts=tuple(
            Part(f"part{place}", words, band, "imposed" if origin == "imposed" and place else "emergent")
            for place, band in enumerate(bands)
        ),
        measure=lambda laboratory: (),
    )


def exactly(value: float, width: float = 0.1) -> Estimate:
    return Estimate(value, value - width, value + width)


@pytest.mark.parametrize(
    ("band", "value", "holds"),
    [
        (Band(1, 2), 1.5, True),
        (Band(1, 2), 2, False),
        (Band(low=0), 0, False),
        (Band(low=0), 1e-9, True),
        (Band(high=-0.1), -5, True),
        (Band(), nan, False),
        (Band(low=0), inf, False),
    ],
)
def test_band(band: Band, value: float, holds: bool) -> None:
    assert band.holds(value) is holds


def test_holds_only_if_every_part_does() -> None:
    bands = Band(0, 1), Band(0, 1)
    assert verdict(finding(*bands), (exactly(0.5), exactly(0.5))).holds
    assert not verdict(finding(*bands), (exactly(0.5), exactly(1.5))).holds
    assert not verdict(finding(*bands), (exactly(0.5), exactly(nan))).holds


def test_at_the_edge_holds_but_not_surely() -> None:
    (result,) = verdict(finding(Band(0, 1)), (exactly(0.95),)).results
    assert result.holds
    assert not result.surely


def test_one_imposed_part_makes_the_finding_imposed() -> None:
    assert finding(Band(), Band()).origin == "emergent"
    assert finding(Band(), Band(), origin="imposed").origin == "imposed"


def test_a_measurement_without_one_of_its_parts_is_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        verdict(finding(Band(), Band()), (exactly(0.5),))


def test_interval_is_as_wide_as_the_spread_of_samples() -> None:
    """Over many samples the interval of a mean holds the truth about 19 times of 20."""
    draw = np.random.default_rng(5)
    who = np.arange(2_000)
    held = 0
    for _ in range(200):
        values = draw.normal(size=2_000)

        def mean(keep: Keep, values: np.ndarray = values) -> list[float]:
            return [float(values[keep(who)].mean())]

        (estimate,) = estimates(mean)
        held += estimate.low < 0 < estimate.high
    assert 178 <= held <= 199


def test_intervals_of_runs_agree_with_the_runs() -> None:
    place = Laboratory(1, 0.2)
    run = place.run(place.service(), rounds=1)
    parts = leaving_out(run.visits, 0, 1)
    assert len(parts) == 1 + REPLICATES
    (estimate,) = of(parts)
    assert estimate.value == run.visits[0]
    assert estimate.high == pytest.approx(run.visits.interval[0, 1], rel=1e-6)


def test_regression_finds_the_weights() -> None:
    draw = np.random.default_rng(1)
    one, other = draw.normal(size=(2, 500))
    assert regression(3 + 2 * one - other, one, other) == pytest.approx([2, -1])


def test_valley_between_two_peaks() -> None:
    assert valley(np.array([1.0, 2, 5, 9, 4])) == 0
    assert valley(np.array([4.0, 1, 1, 2, 8])) == pytest.approx(0.75)
    assert valley(np.array([0.1, 0, 20.0, 50, 40])) == 0, "a handful is no peak"


def test_same_verdicts_from_two_processes() -> None:
    place, only = Laboratory(2, 0.2), ["price-elasticity", "waits"]
    told: list[tuple[int, int]] = []
    alone = findings.run(only=only, laboratory=place)
    shared = findings.run(
        only=only, laboratory=place, workers=2, progress=lambda done, total: told.append((done, total))
    )
    assert [one.results for one in alone] == [one.results for one in shared]
    assert told == [(1, 2), (2, 2)]
    with pytest.raises(ValueError, match="workers"):
        findings.run(workers=0)


def test_another_seed_is_another_measurement() -> None:
    first, again, other = (findings.run(only=["waits"], laboratory=Laboratory(s, 0.1)) for s in (1, 1, 2))
    assert first[0].results == again[0].results
    assert first[0].results != other[0].results
