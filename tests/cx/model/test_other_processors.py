"""Processors without the newest vector units give the same bits."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PRINT_BITS = """
import hashlib
import cx
import making
points = [
    making.point("talk", kind="indirect", fed_by="close"),
    making.point("p1", kano="must_be", drop_out=0.2),
    making.point("p2", failure={"probability": 0.1, "severity": 0.5}),
    making.point("fix", when="failure"),
]
scenario = making.case(points, crisis={"saving_hazard": 0.02}, hidden={"importance": 0.5})
run = cx.simulate(scenario, customers=2_500, seed=3, draw=4, rounds=2)
bits = hashlib.sha256()
for table in (run.journeys, run.surveys, run.customers):
    bits.update(table.array.tobytes())
for name in cx.MEASURES:
    bits.update(run.measure(name).values.tobytes() + run.measure(name).interval.tobytes())
print(bits.hexdigest())
"""


def units() -> list[str]:
    """Vector units that NumPy would use here beyond those it always does, the oldest first."""
    known = import_module("numpy._core._multiarray_umath")
    return [unit for unit in known.__cpu_dispatch__ if known.__cpu_features__.get(unit)]


def bits(disabled: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PRINT_BITS],
        env={**os.environ, "NPY_DISABLE_CPU_FEATURES": disabled, "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout.strip()


@pytest.mark.parametrize("kept", [0, 1])
def test_vector_units_do_not_matter(kept: int) -> None:
    """All optional units off, and all but the oldest."""
    optional = units()
    here = bits("")
    assert len(here) == len(hashlib.sha256().hexdigest())
    assert bits(" ".join(optional[kept:])) == here
