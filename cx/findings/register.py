"""All findings, in the order in which they are told."""

from __future__ import annotations

from cx.findings.finding import Finding
from cx.findings.kano import KANO
from cx.findings.peak_end import PEAK_END
from cx.findings.satisfaction import ADAPTIVE, ASYMMETRY, DISTRIBUTION, GIVEN_QUALITY

FINDINGS: tuple[Finding, ...] = (ASYMMETRY, GIVEN_QUALITY, ADAPTIVE, KANO, PEAK_END, DISTRIBUTION)


def named(names: tuple[str, ...]) -> tuple[Finding, ...]:
    """The findings of these ids or numbers, in their order; all if none is named. KeyError for a stranger."""
    if not names:
        return FINDINGS
    known = {finding.id: finding for finding in FINDINGS}
    known |= {str(finding.number): finding for finding in FINDINGS}
    wanted = {known[name].id for name in names}
    return tuple(finding for finding in FINDINGS if finding.id in wanted)
