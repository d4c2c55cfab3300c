"""Published facts as runnable checks: `cx.findings.run()` looks for them among simulated customers.

Which of them fall without a mechanism: `run(laboratory=Laboratory(seed, model={"talk": {"on": False}}))`.
"""

from __future__ import annotations

from cx.findings.finding import Band, Estimate, Finding, Part, Result, Verdict
from cx.findings.laboratory import Laboratory
from cx.findings.register import FINDINGS
from cx.findings.running import run

__all__ = ["FINDINGS", "Band", "Estimate", "Finding", "Laboratory", "Part", "Result", "Verdict", "run"]
